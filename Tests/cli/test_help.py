"""Help texts and the manual page."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from zenls_binary import ROOT, SAFETY_SECONDS, Zenls


def commands(binary: Path) -> Iterator[tuple[str, dict]]:
    """Every command of the binary, by its words."""

    def below(path: str, command: dict) -> Iterator[tuple[str, dict]]:
        yield path, command
        for child in command.get("subcommands", []):
            if child["commandName"] != "help":
                yield from below(f"{path} {child['commandName']}".strip(), child)

    done = subprocess.run([binary, "--experimental-dump-help"], capture_output=True, check=True, timeout=SAFETY_SECONDS)
    yield from below("", json.loads(done.stdout)["command"])


def examples(command: dict) -> list[str]:
    text = command.get("discussion", "")
    return [line.strip() for line in text.splitlines() if line.startswith("  ")]


def test_every_command_has_an_example(zenls: Zenls) -> None:
    paths = []
    for path, command in commands(zenls.binary):
        paths.append(path)
        assert any("zenls" in example for example in examples(command)), path
        assert command["abstract"].endswith("."), path
    assert {"", "lint", "init", "new", "explain", "completions", "catalog show"} <= set(paths)


def test_the_examples_are_understood(zenls: Zenls) -> None:
    """Whatever they find: no example is a usage error."""
    from samples import ERROR

    for name in ["stack.yaml", "stack.tmpl.yaml", "deploy/a.yaml"]:
        zenls.write(name, ERROR)
    checked = 0
    for _, command in commands(zenls.binary):
        for example in examples(command):
            if "<(" in example or "~/" in example:
                continue
            words = shlex.split(example.split("|")[-1], comments=True)
            redirection = next((place for place, word in enumerate(words) if ">" in word or word == "<"), len(words))
            words = words[:redirection]
            if "--watch" in words:
                continue
            assert words[0] == "zenls", example
            result = zenls(*words[1:], stdin=ERROR.encode())
            assert "Usage:" not in result.err, (example, result.err)
            checked += 1
    assert checked >= 15


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"], ["lint", "--help"], ["help", "lint"]])
def test_help_goes_to_standard_output(zenls: Zenls, arguments: list[str]) -> None:
    result = zenls(*arguments)
    assert (result.status, result.err) == (0, "")
    assert "USAGE" in result.out


@pytest.fixture
def manual(zenls: Zenls) -> Path:
    tool = ROOT / "Tools" / "man_page.py"
    done = subprocess.run(
        [sys.executable, tool, zenls.binary], cwd=ROOT, capture_output=True, text=True, timeout=SAFETY_SECONDS
    )
    assert (done.returncode, done.stderr) == (0, "")
    return zenls.write("zenls.1", done.stdout)


def test_mandoc_has_nothing_against_the_manual(manual: Path) -> None:
    done = subprocess.run(
        ["mandoc", "-Tlint", "-Wwarning", manual], capture_output=True, text=True, timeout=SAFETY_SECONDS
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_manual_has_everything(zenls: Zenls, manual: Path) -> None:
    command = ["mandoc", "-Tascii", "-Owidth=400", manual]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SAFETY_SECONDS)
    # Bold letters are printed twice, one over the other.
    text = re.sub(".\b", "", done.stdout)
    for path, command in commands(zenls.binary):
        if not command.get("subcommands"):
            assert f"zenls {path}" in text
        for argument in command.get("arguments", []):
            name = argument.get("preferredName", {})
            if argument["shouldDisplay"] and name.get("kind") == "long" and name["name"] not in ("help", "version"):
                assert f"--{name['name']}" in text, (path, name)
        if path == "" or not command.get("subcommands"):
            for example in examples(command):
                assert example in text, example
