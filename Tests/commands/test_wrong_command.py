"""What `wrong-command` says of the command line of ZenML 0.98.0, the real one says: no option and no command
is called unknown that it takes, and slips of the pen are found."""

from __future__ import annotations

import random
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click_parse
import pytest
import zenml_store

STACK = """\
zenml_version: 0.98.0
stack_name: s
components:
  orchestrator: {name: default, flavor: local, configuration: {}}
  artifact_store: {name: default, flavor: local, configuration: {}}
"""
# A file has at most a thousand findings of one rule.
CHUNK = 400
SEED = 64


@pytest.fixture(scope="module")
def cli() -> Any:
    zenml_store.oracle.isolate()
    with zenml_store.oracle.silenced():
        return click_parse.real_cli()


def said(binary: Path, commands: list[list[str]]) -> list[list[str]]:
    """The messages about each command, which stands in a comment of its own."""
    found: list[list[str]] = [[] for _ in commands]
    for start in range(0, len(commands), CHUNK):
        lines = ["# " + shlex.join(["zenml", *words]) for words in commands[start : start + CHUNK]]
        done = subprocess.run(
            [binary, "lint", "--format", "compact", "--select", "wrong-command", "--fail-on", "never", "-"],
            input="\n".join(lines) + "\n" + STACK,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        for line in done.stdout.splitlines():
            place, _, message = line.partition(" warning[wrong-command] ")
            found[start + int(place.split(":")[1]) - 1].append(message)
    return found


def leaves(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    import click

    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name), command


def lines(path: tuple[str, ...], command: Any) -> Iterator[tuple[list[str], str]]:
    """The command with each of its long options, and that option."""
    import click

    arguments = [str(n) for n, p in enumerate(command.params) if isinstance(p, click.Argument) and p.nargs == 1]
    for option in command.params:
        if not isinstance(option, click.Option) or option.hidden or option.name == "help":
            continue
        for spelling in option.opts + option.secondary_opts:
            if spelling.startswith("--"):
                value = [] if option.is_flag or option.count else [f"{spelling}=1"]
                yield [*path, *arguments, *(value or [spelling])], spelling


def test_no_option_that_there_is_is_unknown(binary: Path, cli: Any) -> None:
    commands = [words for path, command in leaves(cli) for words, _ in lines(path, command)]
    assert len(commands) > 1000
    wrong = [
        f"{' '.join(words)}: {message}"
        for words, messages in zip(commands, said(binary, commands), strict=True)
        for message in messages
        if message.startswith("`zenml") or "takes no" in message or " has no " in message
    ]
    assert wrong == []


def slip(word: str, dice: random.Random, first: int) -> str:
    """A letter left out, doubled, or swapped with the next one."""
    place = dice.randrange(first, len(word) - 1)
    match dice.randrange(3):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[: place + 1] + word[place:]
        case _:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def test_slips_are_found_and_nothing_else(binary: Path, cli: Any) -> None:
    dice = random.Random(SEED)
    commands = []
    for path, command in leaves(cli):
        for words, spelling in lines(path, command):
            if len(spelling) > 5:
                wrong = slip(spelling, dice, 2)
                commands.append([word.replace(spelling, wrong) if word.startswith("--") else word for word in words])
            if dice.random() < 0.3 and len(path[-1]) > 3:
                place = len(path) - 1
                commands.append([*words[:place], slip(words[place], dice, 0), *words[place + 1 :]])
    answers = said(binary, commands)
    refusals = [click_parse.refusal(cli, words) for words in commands]
    unsound, missed, noticed = [], [], 0
    for words, messages, refusal in zip(commands, answers, refusals, strict=True):
        claims = [message for message in messages if message.startswith("`zenml")]
        unknown = refusal is not None and ("No such" in refusal or "no command" in refusal)
        if claims and refusal is None:
            unsound.append(f"{' '.join(words)}: {claims}")
        if unknown and claims:
            noticed += 1
        elif unknown:
            missed.append(" ".join(words))
    assert unsound == []
    assert noticed > 500
    assert len(missed) <= 0.05 * (noticed + len(missed)), missed[:20]
