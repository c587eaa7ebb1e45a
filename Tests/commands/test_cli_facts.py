"""The data of the newest version is the installed ZenML: every command, every option."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "Sources/CEmbeddedData/commands/zenml.commands"
VERSION = "0.98.0"


def within(span: str, number: int) -> bool:
    first, last = span.split("-")
    return int(first or 0) <= number <= int(last or number)


def described(tokens: list[str]) -> tuple:
    """A parameter's line: kind, type, nargs, marks, names, off spellings, choices."""
    names = [token for token in tokens[4:] if token[0] not in "/="]
    rest = {mark: sorted(token[1:] for token in tokens[4:] if token[0] == mark) for mark in "/="}
    return (tokens[0], tokens[1], int(tokens[2]), frozenset(tokens[3].replace("-", "")), tuple(sorted(names)),
            tuple(rest["/"]), tuple(rest["="]))


@pytest.fixture(scope="module")
def stored() -> dict[str, tuple]:
    """The commands of 0.98.0 by path, read from the lines by themselves."""
    rows = [line.split("\t") for line in DATA.read_text().splitlines()]
    versions = rows[0][3:]
    number = versions.index(VERSION)
    assert number == len(versions) - 1
    parameters = [described(row) for row in rows if row[0] in ("argument", "option")]
    shapes = [row[1:] for row in rows if row[0] == "shape"]
    types = [row[1] for row in rows if row[0] == "type" and within(row[2], number)]
    result = {}
    for _, path, shape, span in (row for row in rows if row[0] == "command"):
        if not within(span, number):
            continue
        tokens = [token.split(":") for token in shapes[int(shape)]]
        held = [name for name, *when in tokens if not when or within(when[0], number)]
        marks = frozenset(name for name in held if not name.isdigit())
        own = [parameters[int(name)] for name in held if name.isdigit()]
        words = path.split(" ")
        for first in types if words[0] == "*" else ["" if path == "-" else words[0]]:
            name = " ".join([first, *words[1:]])
            assert name not in result, f"{name} stands there twice"
            result[name] = (marks, own)
    return result


@pytest.fixture(scope="module")
def real() -> dict[str, tuple]:
    """The commands that click has, asked in a process of their own."""
    script = ROOT / "Tools/cli_export/click_tree.py"
    output = subprocess.run([sys.executable, str(script)], stdout=subprocess.PIPE, check=True).stdout
    content = json.loads(output)
    assert content["version"] == VERSION
    result = {}
    for path, command in content["commands"].items():
        own = []
        for entry in command["parameters"]:
            is_option = entry["kind"] == "option"
            names = entry["spellings"] if is_option else [entry["name"]]
            own.append((entry["kind"], entry["type"], entry["nargs"], frozenset(entry["marks"].replace("f", "")),
                        tuple(sorted(names)), tuple(sorted(entry["off"])), tuple(entry["choices"])))
        result[path] = (frozenset(command["marks"]), own)
    return result


def test_the_commands_are_the_same(stored: dict, real: dict) -> None:
    assert len(real) > 500
    assert set(stored) == set(real)


def test_every_command_has_the_same_options(stored: dict, real: dict) -> None:
    def options(command: tuple) -> set:
        return {entry for entry in command[1] if entry[0] == "option"}

    wrong = [path for path in real if options(stored[path]) != options(real[path])]
    assert wrong == []


def test_every_command_has_the_same_arguments_in_order(stored: dict, real: dict) -> None:
    def arguments(command: tuple) -> list:
        return [entry for entry in command[1] if entry[0] == "argument"]

    wrong = [path for path in real if arguments(stored[path]) != arguments(real[path])]
    assert wrong == []


def test_every_command_has_the_same_marks(stored: dict, real: dict) -> None:
    assert [path for path in real if stored[path][0] != real[path][0]] == []
