"""Every usage error has status 2, says what is wrong on standard error and offers the nearest name."""

from __future__ import annotations

import pytest
from zenls_binary import Zenls
from samples import VALID

CASES = {
    "option": (["lint", "--formt", "json", "stack.yaml"], "--formt", "--format"),
    "format": (["lint", "--format", "jsno", "stack.yaml"], "jsno", "json"),
    "kind": (["lint", "--kind", "stck", "stack.yaml"], "stck", "stack"),
    "rule to select": (["lint", "--select", "unknown-flavour", "stack.yaml"], "unknown-flavour", "unknown-flavor"),
    "rule to ignore": (["lint", "--ignore", "yaml-sintax", "stack.yaml"], "yaml-sintax", "yaml-syntax"),
    "one of several rules": (
        ["lint", "--select", "unknown-flavor,mising-key", "stack.yaml"],
        "mising-key",
        "missing-key",
    ),
    "level": (["lint", "--fail-on", "eror", "stack.yaml"], "eror", "error"),
    "version": (["lint", "--zenml-version", "0.98.O", "stack.yaml"], "0.98.O", "0.98.0"),
    "rule to explain": (["explain", "unknown-flavr"], "unknown-flavr", "unknown-flavor"),
    "component type": (["catalog", "flavors", "orchestrater"], "orchestrater", "orchestrator"),
    "flavor": (["catalog", "show", "orchestrator", "vertx"], "vertx", "vertex"),
    "cloud": (["catalog", "regions", "gpc"], "gpc", "gcp"),
    "command": (["lnt", "stack.yaml"], "lnt", "lint"),
}


@pytest.mark.parametrize(("arguments", "wrong", "offered"), CASES.values(), ids=CASES.keys())
def test_nearest_name(zenls: Zenls, arguments: list[str], wrong: str, offered: str) -> None:
    zenls.write("stack.yaml", VALID)
    result = zenls(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert wrong in result.err
    # Not within the wrong word itself, nor only in a list of everything.
    assert offered in result.err.replace(wrong, "")


NO_NEAREST = {
    "option": ["lint", "--frobnicate", "stack.yaml"],
    "format": ["lint", "--format", "xyzzy", "stack.yaml"],
    "empty format": ["lint", "--format", "", "stack.yaml"],
    "rule": ["lint", "--select", "xyzzy", "stack.yaml"],
    "empty rule": ["lint", "--select", "", "stack.yaml"],
    "kind": ["lint", "--kind", "xyzzy", "stack.yaml"],
    "level": ["lint", "--fail-on", "xyzzy", "stack.yaml"],
    "version": ["lint", "--zenml-version", "banana", "stack.yaml"],
    "missing value": ["lint", "stack.yaml", "--format"],
    "nothing to explain": ["explain"],
    "explain a stranger": ["explain", "xyzzy"],
    "command": ["xyzzy"],
    "an odd rule": ["explain", "🦆/../../etc/passwd\x1b[31m"],
}


@pytest.mark.parametrize("arguments", NO_NEAREST.values(), ids=NO_NEAREST.keys())
def test_status(zenls: Zenls, arguments: list[str]) -> None:
    zenls.write("stack.yaml", VALID)
    result = zenls(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err.strip()
    assert "\x1b" not in result.err


@pytest.mark.parametrize("arguments", [["--help"], ["lint", "--help"], ["explain", "--help"], ["--version"]])
def test_help_is_no_error(zenls: Zenls, arguments: list[str]) -> None:
    result = zenls(*arguments)
    assert result.status == 0
    assert result.out.strip()
    assert result.err == ""
