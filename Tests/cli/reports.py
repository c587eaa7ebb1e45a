"""Reads each format back into the same few facts, with a reader that is not ours where there is one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from junitparser import Error, Failure, JUnitXml
from sarif_pydantic import Sarif


@dataclass(frozen=True, order=True)
class Fact:
    """What every format says of a finding; None where a format has no room for it."""

    path: str
    line: int
    column: int | None
    rule: str
    level: str
    message: str


def from_json(text: str) -> list[Fact]:
    return [
        Fact(f["path"], f["range"]["start"]["line"], f["range"]["start"]["column"], f["rule"], f["severity"], f["message"])
        for f in json.loads(text)["findings"]
    ]


COMPACT = re.compile(r"(?P<path>.*):(?P<line>\d+):(?P<column>\d+): (?P<level>[a-z]+)\[(?P<rule>[a-z-]+)\] (?P<message>.*)")


def from_compact(text: str) -> list[Fact]:
    """The contract: `PATH:LINE:COLUMN: severity[rule] message`, one line each."""
    facts = []
    for line in text.removesuffix("\n").split("\n") if text else []:
        match = COMPACT.fullmatch(line)
        assert match, line
        facts.append(
            Fact(match["path"], int(match["line"]), int(match["column"]), match["rule"], match["level"], match["message"])
        )
    return facts


def path_of_uri(location: object) -> str:
    if location.uri.startswith("file:"):
        return unquote(urlsplit(location.uri).path)
    assert location.uri_base_id == "%SRCROOT%"
    # As RFC 3986 reads a reference: no scheme, no query, no fragment.
    parts = urlsplit(location.uri)
    assert not (parts.scheme or parts.netloc or parts.query or parts.fragment), location.uri
    return unquote(parts.path).removeprefix("./")


def from_sarif(text: str) -> list[Fact]:
    """Through the models of sarif-pydantic."""
    (run,) = Sarif.model_validate_json(text).runs
    facts = []
    for result in run.results:
        physical = result.locations[0].physical_location
        level = result.level if isinstance(result.level, str) else result.level.value
        facts.append(
            Fact(
                path_of_uri(physical.artifact_location),
                physical.region.start_line,
                physical.region.start_column,
                result.rule_id,
                level,
                result.message.text,
            )
        )
    return facts


def unescape_github(text: str, extra: dict[str, str] | None = None) -> str:
    """As the runner does it: `%25` last."""
    for code, character in {"%0D": "\r", "%0A": "\n", **(extra or {}), "%25": "%"}.items():
        text = text.replace(code, character)
    return text


def github_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Commands by the grammar that GitHub documents and its runner implements: `::NAME K=V,K=V::DATA`."""
    commands = []
    # The runner reads lines, and a line may end in any of the three ways.
    for line in re.split(r"\r\n|\r|\n", text):
        if not line:
            continue
        assert line.startswith("::"), line
        head, data = line[2:].split("::", 1)
        name, _, properties = head.partition(" ")
        pairs = [pair.split("=", 1) for pair in properties.split(",")]
        commands.append(
            (name, {key: unescape_github(value, {"%3A": ":", "%2C": ","}) for key, value in pairs}, unescape_github(data))
        )
    return commands


def from_github(text: str) -> list[Fact]:
    return [
        Fact(
            properties["file"],
            int(properties["line"]),
            int(properties["col"]) if "col" in properties else None,
            properties["title"],
            name,
            message,
        )
        for name, properties, message in github_commands(text)
    ]


def from_gitlab(text: str) -> list[Fact]:
    """By GitLab's documentation of its code quality report: no reader of it is to be had."""
    facts = []
    for issue in json.loads(text):
        begin = issue["location"]["positions"]["begin"]
        facts.append(
            Fact(
                issue["location"]["path"],
                begin["line"],
                begin["column"],
                issue["check_name"],
                issue["severity"],
                issue["description"],
            )
        )
    return facts


def junit_cases(text: str) -> list[tuple[str, object]]:
    """Through junitparser: (file, case)."""
    return [(suite.name, case) for suite in JUnitXml.fromstring(text.encode()) for case in suite]


def from_junit(text: str) -> list[Fact]:
    facts = []
    for path, case in junit_cases(text):
        if case.name == "zenls":
            continue
        line = int(case._elem.get("line"))
        results = [result for result in case.result if isinstance(result, Failure | Error)]
        if results:
            (result,) = results
            facts.append(Fact(path, line, None, case.name, result.type, result.message))
        else:
            # `LEVEL: PATH:LINE:COLUMN: MESSAGE`
            level, rest = case.system_out.split(": ", 1)
            message = rest.removeprefix(path).split(": ", 1)[1]
            facts.append(Fact(path, line, None, case.name, level, message))
    return facts


READERS = {
    "json": from_json,
    "compact": from_compact,
    "sarif": from_sarif,
    "github": from_github,
    "gitlab": from_gitlab,
    "junit": from_junit,
}

LEVELS = {
    "sarif": {"error": "error", "warning": "warning", "information": "note", "hint": "note"},
    "github": {"error": "error", "warning": "warning", "information": "notice", "hint": "notice"},
}


