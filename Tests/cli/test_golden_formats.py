"""One report in every format, reviewed by eye, kept in golden/formats. `make fixtures` rewrites them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from reports import READERS
from samples import FOREIGN, VALID, nasty
from zenls_binary import ROOT, Zenls

GOLDEN = Path(__file__).parent / "golden" / "formats"
ENDINGS = {
    "text": "txt",
    "compact": "txt",
    "json": "json",
    "sarif": "sarif",
    "github": "txt",
    "gitlab": "json",
    "junit": "xml",
}


@pytest.fixture
def folder(zenls: Zenls) -> Zenls:
    """Errors, warnings, words that are hard to print, a clean, a foreign and a missing file."""
    zenls.write("gcp-stack.yaml", (ROOT / "Examples" / "gcp-stack.yaml").read_text())
    zenls.write("odd names/50%, a:b.yaml", nasty())
    zenls.write("clean.yaml", VALID.replace("0.98.0", "0.97.0"))
    zenls.write("pod.yaml", FOREIGN)
    return zenls


@pytest.mark.parametrize("format", ENDINGS)
def test_golden(folder: Zenls, format: str) -> None:
    paths = ["gcp-stack.yaml", "odd names/50%, a:b.yaml", "clean.yaml", "pod.yaml", "nowhere.yaml"]
    result = folder("lint", "--format", format, *paths)
    assert result.status == 2
    drawn = without_pages(result.out) if format == "sarif" else result.out
    golden = GOLDEN / f"{format}.{ENDINGS[format]}"
    if os.environ.get("ZENLS_UPDATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(drawn.encode())
    assert golden.read_bytes().decode() == drawn, "run `make fixtures` and read the diff"


def without_pages(text: str) -> str:
    """The pages of the rules are tested elsewhere, and change with every rule."""
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = []
    for result in log["runs"][0]["results"]:
        result["ruleIndex"] = 0
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def test_no_golden_without_a_format() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.{ending}" for name, ending in ENDINGS.items()}


@pytest.mark.parametrize("format", READERS)
def test_golden_files_can_be_read(format: str) -> None:
    text = (GOLDEN / f"{format}.{ENDINGS[format]}").read_bytes().decode()
    assert len(READERS[format](text)) == len(READERS["json"]((GOLDEN / "json.json").read_bytes().decode())) > 8
