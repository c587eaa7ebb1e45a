"""Every hand-written validator is ported, and its port judges as ZenML does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from checks import FEWEST_INPUTS, Case, gaps

SCRIPT = Path(__file__).with_name("checks.py")


def test_ports_judge_as_zenml_does() -> None:
    # A process of its own: ZenML keeps one home per process.
    arguments = [sys.executable, str(SCRIPT), "--random", "40", "--seed", "2026", "--yaml"]
    result = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-5000:] + result.stderr[-2000:]


def inputs(count: int) -> list[Case]:
    return [Case("A.check", "sandbox/local", f"a: {number}") for number in range(count)]


def test_a_validator_without_inputs_is_a_gap() -> None:
    assert gaps([], [], {"A.check"}) == ["A.check: 0 inputs, fewer than 10"]


def test_a_repeated_input_counts_once() -> None:
    asked = inputs(FEWEST_INPUTS - 1) * 2
    assert len(gaps(asked, [None] * len(asked), {"A.check"})) == 1


def test_one_verdict_alone_is_a_gap() -> None:
    asked = inputs(FEWEST_INPUTS)
    assert len(gaps(asked, [None] * FEWEST_INPUTS, {"A.check"})) == 1
    assert gaps(asked, ["refused"] + [None] * (FEWEST_INPUTS - 1), {"A.check"}) == []


def test_an_unknown_validator_is_a_gap() -> None:
    asked = inputs(FEWEST_INPUTS)
    reals = ["refused"] + [None] * (FEWEST_INPUTS - 1)
    assert gaps(asked, reals, set()) == ["A.check: no such validator in the catalog"]
