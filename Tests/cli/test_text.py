"""The text output: reviewed by eye, kept in golden/. `make fixtures` rewrites it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from zenls_binary import ROOT, Zenls
from samples import ERROR, FOREIGN, INFORMATION, VALID, WARNING

GOLDEN = Path(__file__).parent / "golden"

CASES = {
    "example": (ROOT / "Examples" / "gcp-stack.yaml").read_text(),
    "error": ERROR,
    "warning": WARNING,
    "information": INFORMATION,
    "valid": VALID,
    "foreign": FOREIGN,
    "wide-characters": ERROR.replace("flavor: locall", 'name2: "🦆鴨é"\n      flavor: "鴨"'),
    "tab-in-the-line": ERROR.replace("flavor: locall", "flavor: locall\t# a tab"),
    "first-and-last-line": "stack_name: default\ncomponents: {}\nzenml_version: 0.98.0",
    "several-lines": VALID.replace("local\n      configuration: {}\n  artifact_store", 'local\n      configuration: |\n        a\n        b\n  artifact_store'),
    "long-line": ERROR.replace("locall", "locall # " + "a very long comment " * 20),
    "unclosed-quote": VALID.replace("jobs", '"jobs'),
    "empty-document": "stack_name:\ncomponents:\n",
}


@pytest.mark.parametrize("name", CASES)
def test_golden(zenls: Zenls, name: str) -> None:
    zenls.write("stack.yaml", CASES[name])
    result = zenls("lint", "stack.yaml")
    drawn = f"{result.out}--- standard error\n{result.err}--- status {result.status}\n"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("ZENLS_UPDATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn)
    assert golden.read_text() == drawn, "run `make fixtures` and read the diff"


def test_no_golden_without_a_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


def test_no_trailing_blanks(zenls: Zenls) -> None:
    for text in CASES.values():
        zenls.write("stack.yaml", text)
        result = zenls("lint", "stack.yaml")
        assert all(line == line.rstrip() for line in (result.out + result.err).split("\n"))


def test_one_summary_line_ends_standard_error(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls("lint", "stack.yaml")
    assert result.err.endswith("\n")
    assert "1 error" in result.err.splitlines()[-1]


def test_no_colour_where_nobody_looks(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls("lint", "stack.yaml")
    assert "\x1b" not in result.out + result.err
