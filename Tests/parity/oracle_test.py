"""The oracle: verdicts that are known, and their independence of each other."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import oracle

STACK = """\
stack_name: team
zenml_version: 0.98.0
components:
  orchestrator: {name: runs, flavor: local, configuration: {}}
  artifact_store: {name: stores, flavor: gcp, configuration: {path: gs://bucket}}
"""

# What is replaced in the stack, by what, and a word of ZenML's reason; None: accepted.
CASES = {
    "as it is": ("", "", None),
    "missing name": ("name: runs, ", "", "KeyError"),
    "unknown flavor": ("flavor: gcp", "flavor: gpc", "No flavor"),
    "unknown type": ("orchestrator:", "orchestrators:", "StackComponentType"),
    "wrong scheme": ("gs://bucket", "s3://bucket", "gs://"),
    "taken stack name": ("team", "default", "Abort"),
    "filter as stack name": ("team", "'contains:def'", "Abort"),
    "name of the default component": (
        "name: runs, flavor: local",
        "name: DEF, flavor: x",
        None,
    ),
    "markup in the version": ("0.98.0", "'[/red]'", "MarkupError"),
    "lone surrogate in the version": ("0.98.0", '"\\ud83d"', None),
    "tab before a comment": ("team", "team\t# mine", "ScannerError"),
    "second document": ("stack_name", "---\na: b\n---\nstack_name", "ComposerError"),
}


@pytest.fixture
def write(tmp_path: Path):
    def written(case: str) -> Path:
        old, new, _ = CASES[case]
        path = tmp_path / f"{case.replace(' ', '-')}.yaml"
        path.write_text(STACK.replace(old, new, 1) if old else STACK)
        return path

    return written


@pytest.mark.parametrize("case", CASES)
def test_verdict(case: str, write) -> None:
    accepted, reason = oracle.verdict(write(case))
    expected = CASES[case][2]
    assert accepted == (expected is None), reason
    assert (expected or "") in reason


def test_verdicts_do_not_depend_on_order(write) -> None:
    paths = [write(case) for case in CASES]
    first = {path: oracle.verdict(path).accepted for path in paths}
    random.Random(7).shuffle(paths)
    assert {path: oracle.verdict(path).accepted for path in paths} == first


def test_a_refused_import_leaves_nothing_behind(tmp_path: Path) -> None:
    """The command itself would leave `runs` behind, and refuse the second file."""
    half, whole = tmp_path / "half.yaml", tmp_path / "whole.yaml"
    half.write_text(STACK.replace("flavor: gcp", "flavor: none"))
    whole.write_text(
        STACK.replace(
            "{name: runs, flavor: local, ", "{name: runs, flavor: local_docker, "
        )
    )
    assert not oracle.verdict(half).accepted
    assert oracle.verdict(whole).accepted
