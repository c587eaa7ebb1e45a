"""The commands of every ZenML version that zenls knows, read from its data by itself.

Tests/commands/test_cli_facts.py compares that data with the real ZenML. Here it says whether
words are a command of a version: those that no wheel of is at hand.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[2] / "Sources/CEmbeddedData/commands/zenml.commands"


class Parameter(NamedTuple):
    kind: str
    type: str
    nargs: int
    marks: str
    names: tuple[str, ...]
    choices: tuple[str, ...]


class Command(NamedTuple):
    marks: frozenset[str]
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]

    def option(self, spelling: str) -> Parameter | None:
        return next((o for o in self.options if spelling in o.names), None)


@functools.cache
def versions() -> list[str]:
    return DATA.read_text().split("\n", 1)[0].split("\t")[3:]


@functools.cache
def commands(version: str) -> dict[str, Command]:
    """The commands of a version by their words behind `zenml`."""
    number = versions().index(version)

    def holds(span: str) -> bool:
        first, last = span.split("-")
        return int(first or 0) <= number <= int(last or number)

    rows = [line.split("\t") for line in DATA.read_text().splitlines()]
    parameters = [_parameter(row) for row in rows if row[0] in ("argument", "option")]
    shapes = [row[1:] for row in rows if row[0] == "shape"]
    kinds = [row[1] for row in rows if row[0] == "type" and holds(row[2])]
    result: dict[str, Command] = {}
    for _, path, shape, span in (row for row in rows if row[0] == "command"):
        if not holds(span):
            continue
        tokens = [token.split(":") for token in shapes[int(shape)]]
        held = [name for name, *when in tokens if not when or holds(when[0])]
        own = [parameters[int(name)] for name in held if name.isdigit()]
        command = Command(
            frozenset(name for name in held if not name.isdigit()),
            tuple(p for p in own if p.kind == "argument"),
            tuple(p for p in own if p.kind == "option"),
        )
        first, *rest = path.split(" ")
        for word in kinds if first == "*" else ["" if path == "-" else first]:
            result[" ".join([word, *rest])] = command
    return result


def _parameter(row: list[str]) -> Parameter:
    names = tuple(token for token in row[4:] if not token.startswith("=") and not (token.startswith("/")))
    off = tuple(token[1:] for token in row[4:] if token.startswith("/"))
    choices = tuple(token[1:] for token in row[4:] if token.startswith("="))
    return Parameter(row[0], row[1], int(row[2]), row[3], names + off, choices)


def refusal(version: str, words: list[str]) -> str | None:
    """Why the words, those behind `zenml`, are no command of the version; None where they are."""
    known = commands(version)
    path: list[str] = []
    while len(path) < len(words) and " ".join([*path, words[len(path)]]) in known:
        path.append(words[len(path)])
    name = " ".join(path)
    if not path or "g" in known[name].marks:
        return f"no command {words[: len(path) + 1]}"
    rest = words[len(path) :]
    if path[-1] == "remove-attribute":
        # `NAME ATTRIBUTE…`, and hyphens in front of an attribute make it another one.
        return "no name" if not rest or any(word.startswith("--") for word in rest) else None
    return _read(known[name], rest)


def _read(command: Command, words: list[str]) -> str | None:
    """As click reads them: options anywhere, until `--`."""
    given: list[Parameter] = []
    rest: list[str] = []
    loose = "u" in command.marks and any(a.nargs == -1 for a in command.arguments)
    todo = list(words)
    while todo:
        word = todo.pop(0)
        if word == "--":
            rest += todo
            break
        if not word.startswith("-") or word == "-":
            rest.append(word)
            continue
        spelling, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = command.option(spelling)
        if option is None and not word.startswith("--"):
            # `-cNAME`
            option = next((o for o in command.options if any(n == word[:2] for n in o.names)), None)
            if option and option.type != "flag":
                equals, value = "=", word[2:]
        if option is None:
            if loose and word.startswith("--"):
                rest.append(word)
                continue
            return f"no option {spelling}"
        given.append(option)
        if option.type == "flag" or "c" in option.marks:
            if equals:
                return f"{spelling} takes no value"
            continue
        if not equals:
            if not todo:
                return f"{spelling} needs a value"
            value = todo.pop(0)
        wrong = _value(option, value)
        if wrong:
            return f"{spelling}: {wrong}"
    for option in command.options:
        if "r" in option.marks and option not in given:
            return f"missing {option.names}"
        if "m" not in option.marks and "c" not in option.marks and given.count(option) > 1:
            return f"{option.names} is given twice"
    extras = [word for word in rest if loose and word.startswith("--")]
    for word in extras:
        key, equals, _ = word[2:].partition("=")
        if not equals or not key.isidentifier():
            return f"no --identifier=value: {word}"
    positional = [word for word in rest if word not in extras]
    needed = [a for a in command.arguments if "r" in a.marks and a.nargs == 1]
    most = sum(a.nargs for a in command.arguments if a.nargs > 0)
    if len(positional) < len(needed):
        return f"missing {needed[len(positional)].names}"
    unlimited = any(a.nargs == -1 for a in command.arguments) and not loose
    if len(positional) > most and not unlimited and "x" not in command.marks:
        return f"too many arguments: {positional}"
    return None


def _value(option: Parameter, value: str) -> str | None:
    if value.startswith("<") and value.endswith(">"):
        return None  # a placeholder
    if option.choices and value.lower() not in [choice.lower() for choice in option.choices]:
        return f"{value} is none of {option.choices}"
    if option.type == "integer" and not value.lstrip("-").isdigit():
        return f"{value} is no number"
    return None
