#!/usr/bin/env python3
"""Writes the manual page, zenls(1), from what the argument parser knows.

    man_page.py ZENLS > zenls.1

ZENLS is the binary: its --experimental-dump-help is the source of every command,
argument and example, so that the page cannot fall behind.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator

ENVIRONMENT = {
    "NO_COLOR": "With any value, no colour, unless --color asks for it.",
    "FORCE_COLOR": "With any value, colour also where the output is no terminal.",
    "CLICOLOR_FORCE": "The same, unless its value is 0.",
    "CLICOLOR": "With the value 0, no colour.",
    "GITHUB_ACTIONS": "With the value true, findings are printed as commands for GitHub Actions.",
}
FILES = {
    ".zenls.yaml": "The settings of a project: the nearest one upwards from a file holds for it. "
    "`zenls explain configuration-invalid` shows everything that it may say, `zenls init` writes one.",
}
STATUSES = {
    "0": "Nothing was found at or above --fail-on.",
    "1": "There are findings.",
    "2": "The request itself is wrong, or something could not be read or written.",
}


def escaped(text: str) -> str:
    """One line of text, nothing in it understood as a request or an escape."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    text = text.replace("~", "\\(ti").replace("^", "\\(ha")
    return re.sub(r"^([.'])", r"\\&\1", text)


def sentences(text: str) -> Iterator[str]:
    """Every sentence on a line of its own, as mdoc wants it."""
    for sentence in re.split(r"(?<=[.;:]) +(?=[A-Z])", " ".join(text.split())):
        yield escaped(sentence)


def table(entries: dict[str, str], mark: str) -> Iterator[str]:
    yield ".Bl -tag -width Ds"
    for name, text in entries.items():
        yield f".It {mark} {escaped(name)}"
        yield from sentences(text)
    yield ".El"


def discussion(text: str) -> Iterator[str]:
    """Paragraphs; what is indented is an example and stays as it is."""
    lines = text.splitlines()
    index = 0
    while index < len(lines):
        literal = lines[index].startswith("  ")
        start = index
        while index < len(lines) and lines[index].strip() and lines[index].startswith("  ") == literal:
            index += 1
        block = lines[start:index]
        if not block:
            index += 1
        elif literal:
            yield ".Bd -literal -offset indent"
            yield from (escaped(line[2:]) for line in block)
            yield ".Ed"
        else:
            yield ".Pp"
            yield from sentences(" ".join(block))


def value_name(argument: dict) -> str:
    return argument.get("valueName", "value")


def synopsis(command: dict, path: str) -> Iterator[str]:
    words = path.split()
    yield f".Nm {words[0]} {' '.join(escaped(word) for word in words[1:])}".rstrip()
    arguments = shown(command)
    if any(argument["kind"] != "positional" for argument in arguments):
        yield ".Op Ar option ..."
    for argument in arguments:
        if argument["kind"] != "positional":
            continue
        dots = " ..." if argument.get("isRepeating") else ""
        word = f"Ar {escaped(value_name(argument))}{dots}"
        yield f".Op {word}" if argument.get("isOptional") else f".{word}"


def shown(command: dict) -> list[dict]:
    """Its arguments, without the two that every command has."""
    everywhere = {"help", "version"}
    return [
        argument
        for argument in command.get("arguments", [])
        if argument.get("shouldDisplay", True)
        and argument.get("preferredName", {}).get("name") not in everywhere
    ]


def item(argument: dict) -> Iterator[str]:
    value = f" Ar {escaped(value_name(argument))}"
    if argument["kind"] == "positional":
        yield f".It{value}"
    else:
        name = argument["preferredName"]
        dashes = "" if name["kind"] == "short" else "\\-"
        yield f".It Fl {dashes}{escaped(name['name'])}" + (value if argument["kind"] == "option" else "")
    yield from sentences(argument.get("abstract", ""))
    if default := argument.get("defaultValue"):
        yield escaped(f"Without it: '{default}'.")


def section(command: dict, path: str) -> Iterator[str]:
    yield f".Ss {escaped(path)}"
    yield from sentences(command.get("abstract", ""))
    arguments = shown(command)
    if arguments:
        yield ".Bl -tag -width Ds"
        for argument in arguments:
            yield from item(argument)
        yield ".El"
    yield from discussion(command.get("discussion", ""))


def commands(command: dict, path: str) -> Iterator[tuple[dict, str]]:
    """Every command that does something, in the order of the help."""
    children = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
    if not children:
        yield command, path
    for child in children:
        yield from commands(child, f"{path} {child['commandName']}")


def page(root: dict, version: str, date: str) -> Iterator[str]:
    leaves = list(commands(root, root["commandName"]))
    yield f".Dd {date}"
    yield ".Dt ZENLS 1"
    yield f".Os zenls {version}"
    yield ".Sh NAME"
    yield ".Nm zenls"
    yield f".Nd {escaped(root['abstract'][0].lower() + root['abstract'][1:].rstrip('.'))}"
    yield ".Sh SYNOPSIS"
    for command, path in leaves:
        yield from synopsis(command, path)
    yield ".Sh DESCRIPTION"
    yield from sentences(
        "zenls reads YAML files, tells by their content which of them are ZenML's, and says everything that is "
        "wrong with these, at its place, with the way out. It opens no connection to anything and writes nothing "
        "but what it is told to."
    )
    yield from discussion(root.get("discussion", ""))
    for command, path in leaves:
        yield from section(command, path)
    yield ".Sh ENVIRONMENT"
    yield from table(ENVIRONMENT, "Ev")
    yield ".Sh FILES"
    yield from table(FILES, "Pa")
    yield ".Sh EXIT STATUS"
    yield from table(STATUSES, "Li")


def main(binary: str) -> int:
    def output(*arguments: str) -> str:
        return subprocess.run([binary, *arguments], capture_output=True, text=True, check=True).stdout

    help = json.loads(output("--experimental-dump-help"))
    # Of the day on which the project's history ends: the same source gives the same page.
    date = subprocess.run(
        ["git", "log", "-1", "--format=%cd", "--date=format:%B %-d, %Y"], capture_output=True, text=True
    ).stdout.strip()
    text = "\n".join(page(help["command"], output("--version").strip(), date or "$Mdocdate$"))
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
