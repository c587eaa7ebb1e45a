"""Every format says what JSON says, read back by somebody else's reader where there is one."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import github_action_utils
import pytest
from junitparser import Error, Failure, JUnitXml
from reports import LEVELS, READERS, Fact, github_commands, junit_cases
from samples import ERROR, FOREIGN, NASTY_NAME, VALID, nasty, nasty_words
from zenls_binary import FIXTURES, ROOT, Zenls

FORMATS = ["json", "text", "compact", "sarif", "github", "gitlab", "junit"]


@pytest.fixture(scope="module")
def reports(binary: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One run over all fixtures, the examples and what is nasty, in every format at once."""
    zenls = Zenls(binary, tmp_path_factory.mktemp("formats"))
    for area in ["accepted", "refused", "recognised"]:
        shutil.copytree(FIXTURES / area, zenls.folder / area)
    shutil.copytree(ROOT / "Examples", zenls.folder / "Examples")
    zenls.write(NASTY_NAME, nasty())
    zenls.write("a:b.yaml", nasty("é" * 40))
    for number, word in enumerate(nasty_words(150)):
        name = word.replace("/", "").replace("\0", "")
        zenls.write(f"nasty/{number}{name}.yaml", nasty(word))
    targets = [f"--format={name}=report.{name}" for name in FORMATS]
    result = zenls("lint", *targets, ".")
    assert (result.status, result.out) == (1, ""), result.err
    # As bytes: nothing may turn line ends.
    return {name: (zenls.folder / f"report.{name}").read_bytes().decode() for name in FORMATS}


def expected(reports: dict[str, str], format: str) -> list[Fact]:
    """What JSON says, in the words of that format."""
    facts = []
    for raw, fact in zip(json.loads(reports["json"])["findings"], READERS["json"](reports["json"]), strict=True):
        path = fact.path.removeprefix("./") if format in ("sarif", "gitlab") else fact.path
        level = LEVELS[format][fact.level] if format in LEVELS else fact.level
        if format == "gitlab":
            blocking = "blocker" if raw["blocking"] else "critical"
            level = {"error": blocking, "warning": "major", "information": "minor", "hint": "info"}[level]
        column = fact.column
        if format == "junit" or format == "github" and raw["range"]["start"]["line"] != raw["range"]["end"]["line"]:
            column = None
        facts.append(replace(fact, path=path, level=level, column=column))
    return facts


@pytest.mark.parametrize("format", ["compact", "sarif", "github", "gitlab", "junit"])
def test_says_what_json_says(reports: dict[str, str], format: str) -> None:
    facts = READERS[format](reports[format])
    wanted = expected(reports, format)
    assert len(facts) == len(wanted) > 250
    for fact, want in zip(facts, wanted, strict=True):
        # Nothing may end a line within a word, or take control of a log.
        message = want.message
        if format == "compact":
            message = visible(message)
        if format == "github":
            # It can escape the ends of lines.
            message = "".join(part if part in "\r\n" else visible(part) for part in message)
        if format == "junit":
            message = xml_readable(message)
        if format == "sarif" and "](" in message:
            message = re.sub(r"([\\\[\]])", r"\\\1", message)
        path = {"compact": visible, "junit": xml_readable}.get(format, str)(want.path)
        assert fact == replace(want, message=message, path=path)


def visible(text: str) -> str:
    """Control characters and what turns the direction of text, replaced."""
    text = text.replace("\t", "    ")
    text = re.sub(r"[\0-\x1f]", lambda match: chr(0x2400 + ord(match[0])), text)
    return re.sub("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", "\ufffd", text)


def xml_readable(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text)


# GitHub


def test_github_escapes_as_others_do(reports: dict[str, str]) -> None:
    """An independent implementation writes the same command for the same words."""
    lines = reports["github"].removesuffix("\n").split("\n")
    wanted = []
    for name, properties, message in github_commands(reports["github"]):
        write = getattr(github_action_utils, name)
        captured = io.StringIO()
        with redirect_stdout(captured):
            write(
                message,
                title=properties["title"],
                file=properties["file"],
                line=properties["line"],
                end_line=properties["endLine"],
                col=properties.get("col"),
                end_column=properties.get("endColumn"),
            )
        wanted.append(captured.getvalue().removesuffix("\n"))
    assert list(map(in_order, lines)) == list(map(in_order, wanted))


def in_order(command: str) -> tuple[str, list[str], str]:
    head, data = command[2:].split("::", 1)
    name, _, properties = head.partition(" ")
    return name, sorted(properties.split(",")), data


def test_github_ranges(reports: dict[str, str]) -> None:
    """Columns for one line only, the last one inside: the runner drops everything else."""
    findings = json.loads(reports["json"])["findings"]
    several = 0
    for (_, properties, _), finding in zip(github_commands(reports["github"]), findings, strict=True):
        start, end = finding["range"]["start"], finding["range"]["end"]
        assert (properties["line"], properties["endLine"]) == (str(start["line"]), str(end["line"]))
        if start["line"] == end["line"]:
            assert properties["col"] == str(start["column"])
            assert properties["endColumn"] == str(max(start["column"], end["column"] - 1))
        else:
            several += 1
            assert "col" not in properties and "endColumn" not in properties
    assert several


# GitLab

GITLAB_KEYS = {"type", "check_name", "description", "categories", "severity", "fingerprint", "location"}


def test_gitlab_fields(reports: dict[str, str]) -> None:
    """What GitLab documents as required, with the types it wants."""
    issues = json.loads(reports["gitlab"])
    for issue in issues:
        assert set(issue) == GITLAB_KEYS
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        location = issue["location"]
        # "The path must not start with `./`", and is relative to the root.
        assert not location["path"].startswith(("./", "/"))
        assert location["lines"]["begin"] == location["positions"]["begin"]["line"] >= 1
        assert location["lines"]["end"] == location["positions"]["end"]["line"] >= location["lines"]["begin"]
    prints = Counter(issue["fingerprint"] for issue in issues)
    # GitLab shows one of several that are equal.
    assert max(prints.values()) == 1
    assert all(re.fullmatch("[0-9a-f]{16}", fingerprint) for fingerprint in prints)


def test_gitlab_fingerprints_survive_moved_lines(zenls: Zenls) -> None:
    def fingerprints(text: str) -> list[str]:
        zenls.write("stack.yaml", text)
        return [issue["fingerprint"] for issue in json.loads(zenls("lint", "--format=gitlab", "stack.yaml").out)]

    assert fingerprints(ERROR) == fingerprints("# one\n# two\n\n" + ERROR) != []
    assert fingerprints(ERROR) != fingerprints(ERROR.replace("locall", "locale"))


# JUnit


def test_junit_counts(reports: dict[str, str]) -> None:
    suites = list(JUnitXml.fromstring(reports["junit"].encode()))
    files = [entry["path"] for entry in json.loads(reports["json"])["files"]]
    assert [suite.name for suite in suites] == list(map(xml_readable, files))
    for suite in suites:
        stated = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert stated == (suite.tests, suite.failures, suite.errors, suite.skipped)


def test_junit_failures_are_errors_and_warnings(reports: dict[str, str]) -> None:
    for _, case in junit_cases(reports["junit"]):
        failures = [result for result in case.result if isinstance(result, Failure)]
        if failures:
            assert failures[0].type in ("error", "warning")
        elif case.name != "zenls":
            assert case.system_out.startswith(("information: ", "hint: "))


def test_junit_of_a_clean_file_is_a_passed_test(zenls: Zenls) -> None:
    zenls.write("stack.yaml", VALID)
    ((path, case),) = junit_cases(zenls("lint", "--format=junit", "stack.yaml").out)
    assert (path, case.is_passed) == ("stack.yaml", True)


def test_junit_of_a_file_that_cannot_be_read_is_an_error(zenls: Zenls) -> None:
    result = zenls("lint", "--format=junit", "nowhere.yaml")
    assert result.status == 2
    ((path, case),) = junit_cases(result.out)
    assert path == "nowhere.yaml"
    assert isinstance(case.result[0], Error) and "no such file" in case.result[0].message


@pytest.mark.parametrize("code", [0, 1, 8, 11, 27, 127, 0x85, 0x9F, 0xFFFE, 0xFFFF, 0x10FFFF])
def test_junit_is_well_formed_whatever_the_characters(zenls: Zenls, code: int) -> None:
    escaped = f"\\U{code:08x}"
    zenls.write("stack.yaml", ERROR.replace("locall", f'"a{escaped}b"'))
    result = zenls("lint", "--format=junit", "stack.yaml")
    assert result.status == 1
    ((_, case),) = junit_cases(result.out)
    assert case.name == "unknown-flavor"


# All of them


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_say(zenls: Zenls, format: str) -> None:
    zenls.write("stack.yaml", VALID)
    zenls.write("pod.yaml", FOREIGN)
    result = zenls("lint", "--format", format, ".")
    assert result.status == 0
    if format in READERS:
        assert READERS[format](result.out) == []
    else:
        assert result.out == ""


@pytest.mark.parametrize("format", FORMATS)
def test_what_people_read_has_a_summary(zenls: Zenls, format: str) -> None:
    zenls.write("stack.yaml", ERROR)
    err = zenls("lint", "--format", format, "stack.yaml").err
    assert ("1 error" in err) == (format in ("text", "compact", "github"))


ROOTS = [
    # (where zenls runs, what the job says the checkout is, how the file is then called)
    (".", {"GITHUB_WORKSPACE": "ROOT"}, "infra/stack.yaml"),
    ("infra", {"GITHUB_WORKSPACE": "ROOT"}, "infra/stack.yaml"),
    ("infra", {"GITHUB_WORKSPACE": "ROOT/"}, "infra/stack.yaml"),
    ("infra", {"GITHUB_WORKSPACE": "ROOT/infra"}, "stack.yaml"),
    ("infra", {"GITHUB_WORKSPACE": "/nowhere"}, "stack.yaml"),
    ("infra", {"GITHUB_WORKSPACE": "ROOT/inf"}, "stack.yaml"),
    ("infra", {"GITHUB_WORKSPACE": "."}, "stack.yaml"),
    ("infra", {"CI_PROJECT_DIR": "ROOT"}, "infra/stack.yaml"),
    ("infra", {}, "stack.yaml"),
]


@pytest.mark.parametrize(("where", "environment", "path"), ROOTS)
@pytest.mark.parametrize("format", ["sarif", "gitlab", "github"])
def test_paths_start_at_the_checkout(
    zenls: Zenls, where: str, environment: dict[str, str], path: str, format: str
) -> None:
    """Services know files from the root of the repository, wherever in it a step runs."""
    zenls.write("infra/stack.yaml", ERROR)
    inside = Zenls(zenls.binary, zenls.folder / where)
    environment = {name: value.replace("ROOT", str(zenls.folder)) for name, value in environment.items()}
    for named in [str(zenls.folder / "infra/stack.yaml"), os.path.relpath("infra/stack.yaml", where)]:
        (fact,) = READERS[format](inside("lint", "--format", format, named, env=environment).out)
        if format == "github" and "GITHUB_WORKSPACE" not in environment:
            path = named
        assert fact.path == path


@pytest.mark.parametrize("format", FORMATS)
def test_secrets_are_in_no_report(zenls: Zenls, format: str) -> None:
    secret = "hunter2-" + "s3cret"
    zenls.write(
        "stack.yaml",
        VALID + f"  alerter: {{name: a, flavor: slack, configuration: {{slack_token: {secret}, slack_channel_id: 1}}}}\n",
    )
    result = zenls("lint", "--format", format, "stack.yaml")
    assert "plaintext-secret" in result.out
    assert secret not in result.out + result.err


@pytest.mark.parametrize("format", FORMATS)
def test_the_output_is_utf8_whatever_the_bytes(zenls: Zenls, format: str) -> None:
    zenls.write("stack.yaml", ERROR.encode().replace(b"locall", b"\xff\xfe\xc3\x28"))
    result = zenls("lint", "--kind=stack", "--format", format, "stack.yaml")
    assert result.status == 1
    if format in READERS:
        assert READERS[format](result.out)
