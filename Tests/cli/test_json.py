"""The JSON output: its shape, and that its numbers are true."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from zenls_binary import FIXTURES, ROOT, Zenls
from samples import ERROR, FOREIGN, VALID, WARNING

SEVERITIES = ["error", "warning", "information", "hint"]


def shape(**properties: dict) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(items: dict) -> dict:
    return {"type": "array", "items": items}


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
POSITION = shape(
    line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1}, offset=COUNT
)
RANGE = shape(start=POSITION, end=POSITION)
FIX = shape(
    title=TEXT,
    applicability={"enum": ["safe", "unsafe"]},
    edits={**list_of(shape(range=RANGE, text={"type": "string"})), "minItems": 1},
)
FINDING = shape(
    path=TEXT,
    rule={"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
    severity={"enum": SEVERITIES},
    blocking={"type": "boolean"},
    stage={"enum": ["import", "run", "push", "advice"]},
    message=TEXT,
    location={"type": "string"},
    range=RANGE,
    related=list_of({"type": "object", "required": ["message", "range"]}),
    fixes=list_of(FIX),
    documentation=TEXT,
)
SCHEMA = shape(
    version={"const": 1},
    tool=shape(name={"const": "zenls"}, version={"type": "string", "pattern": r"^\d+\.\d+\.\d+"}),
    files=list_of(
        shape(
            path=TEXT,
            kind={"enum": ["stack", "component", "mlstacks", "config"]},
            zenml_version={"type": ["string", "null"]},
        )
    ),
    skipped=list_of(shape(path=TEXT, reason=TEXT)),
    findings=list_of(FINDING),
    summary=shape(files=COUNT, error=COUNT, warning=COUNT, information=COUNT, hint=COUNT, fixable=COUNT),
)

FILES = sorted(path for path in FIXTURES.rglob("*.yaml") if "foreign" not in path.parts)


def edits_of(finding: dict) -> list[dict]:
    return [edit for fix in finding["fixes"] for edit in fix["edits"]]


@pytest.fixture(scope="module")
def everything(binary: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """One call over all fixtures and the examples."""
    zenls = Zenls(binary, tmp_path_factory.mktemp("json"))
    return zenls.lint(*FILES, *sorted((ROOT / "Examples").glob("*.yaml"))).json


def test_shape(everything: dict) -> None:
    jsonschema.validate(everything, SCHEMA)
    assert len(everything["findings"]) >= 10


def test_an_empty_answer_has_the_same_shape(zenls: Zenls) -> None:
    result = zenls.lint(zenls.write("pod.yaml", FOREIGN))
    jsonschema.validate(result.json, SCHEMA)
    assert result.json["summary"] == dict.fromkeys(
        ["files", "error", "warning", "information", "hint", "fixable"], 0
    )


def test_an_answer_without_files_has_the_same_shape(zenls: Zenls) -> None:
    jsonschema.validate(zenls.lint(zenls.folder).json, SCHEMA)
    jsonschema.validate(zenls.lint("nowhere.yaml").json, SCHEMA)


def test_summary_counts(everything: dict) -> None:
    findings = everything["findings"]
    counts = Counter(finding["severity"] for finding in findings)
    assert everything["summary"] == {
        "files": len(everything["files"]),
        **{severity: counts[severity] for severity in SEVERITIES},
        "fixable": sum(bool(finding["fixes"]) for finding in findings),
    }


def test_findings_are_in_order(everything: dict) -> None:
    paths = [entry["path"] for entry in everything["files"]]
    places = [(paths.index(f["path"]), f["range"]["start"]["offset"]) for f in everything["findings"]]
    assert places == sorted(places)


def test_blocking_is_what_the_import_refuses(everything: dict) -> None:
    for finding in everything["findings"]:
        if finding["blocking"]:
            assert (finding["stage"], finding["severity"]) == ("import", "error"), finding
        else:
            assert finding["stage"] != "import", finding


def test_documentation_names_the_command(everything: dict) -> None:
    for finding in everything["findings"]:
        assert f"zenls explain {finding['rule']}" in finding["documentation"]


def test_messages_are_sentences(everything: dict) -> None:
    for finding in everything["findings"]:
        message = finding["message"]
        assert message == message.strip() and "\n" not in message and len(message) < 1000


def place(content: bytes, offset: int) -> dict:
    """The contract's words for a byte offset."""
    breaks = [match.end() for match in re.finditer(rb"\r\n|\n|\r", content) if match.end() <= offset]
    column = len(content[max(breaks, default=0) : offset].decode("utf-8", errors="replace")) + 1
    return {"line": len(breaks) + 1, "column": column, "offset": offset}


def test_positions_agree(everything: dict) -> None:
    """1-based lines, 1-based columns in code points, 0-based byte offsets, all of one place."""
    for finding in everything["findings"]:
        content = Path(finding["path"]).read_bytes()
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        if content.startswith(b"\xef\xbb\xbf"):
            continue
        ranges = [finding["range"], *(edit["range"] for edit in edits_of(finding))]
        for bounds in ranges:
            assert bounds["start"] == place(content, bounds["start"]["offset"]), finding
            assert bounds["end"] == place(content, bounds["end"]["offset"]), finding
            assert bounds["start"]["offset"] <= bounds["end"]["offset"] <= len(content)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("prefix", ["", "# 🦆 鴨 ü\n", "\u2028# not a line end\u0085\n"])
def test_positions_behind_odd_characters(zenls: Zenls, line_end: str, prefix: str) -> None:
    if prefix.startswith("\u2028"):
        prefix = "# " + prefix
    text = (prefix + ERROR.replace("jobs", '"jobs 🦆"').replace("locall", "locall # 🦆")).replace("\n", line_end)
    path = zenls.write("stack.yaml", text)
    (finding,) = zenls.lint(path).findings
    content = path.read_bytes()
    start = content.index(b"locall")
    assert finding["range"] == {"start": place(content, start), "end": place(content, start + 6)}


def test_the_path_is_the_one_given(zenls: Zenls) -> None:
    zenls.write("below/stack.yaml", ERROR)
    for given in ["below/stack.yaml", "./below/stack.yaml", str(zenls.folder / "below/stack.yaml")]:
        result = zenls.lint(given)
        assert [f["path"] for f in result.json["files"]] == [given]
        assert [f["path"] for f in result.findings] == [given]


@pytest.mark.parametrize(
    ("text", "version"),
    [
        (VALID, "0.98.0"),
        (VALID.replace("0.98.0", "'0.97.0'"), "0.97.0"),
        (VALID.replace("zenml_version: 0.98.0\n", ""), None),
    ],
)
def test_files_name_the_version_written_in_them(zenls: Zenls, text: str, version: str | None) -> None:
    (entry,) = zenls.lint(zenls.write("stack.yaml", text)).json["files"]
    assert entry == {"path": str(zenls.folder / "stack.yaml"), "kind": "stack", "zenml_version": version}


def test_location_is_the_path_in_the_document(zenls: Zenls) -> None:
    (finding,) = zenls.lint(zenls.write("stack.yaml", ERROR)).findings
    assert finding["location"] == "components.orchestrator[0].flavor"


def test_a_fix_puts_it_right(zenls: Zenls) -> None:
    """Applying the edits by hand, from the back, leaves no finding."""
    for text in (ERROR, WARNING):
        path = zenls.write("stack.yaml", text)
        (finding,) = zenls.lint(path).findings
        (fix, *_) = [fix for fix in finding["fixes"] if fix["applicability"] == "safe"]
        content = path.read_bytes()
        for edit in sorted(fix["edits"], key=lambda edit: -edit["range"]["start"]["offset"]):
            start, end = (edit["range"][bound]["offset"] for bound in ("start", "end"))
            content = content[:start] + edit["text"].encode() + content[end:]
        path.write_bytes(content)
        assert zenls.lint(path).findings == []


def test_text_and_json_say_the_same(zenls: Zenls) -> None:
    for path in FILES:
        out = zenls("lint", "--format", "text", path).out
        for finding in zenls.lint(path).findings:
            assert f"[{finding['rule']}]" in out
            start = finding["range"]["start"]
            assert f":{start['line']}:{start['column']}" in out
