"""Agreement with ZenML on a few hundred generated files; thousands: run the scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

import place
import runtime
import stacks


def test_imports(binary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = stacks.main(["--zenls", str(binary), "--count", "300", "--seed", "2026"])
    assert status == 0, capsys.readouterr().out


def test_stack_validators(binary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = runtime.main(["--zenls", str(binary), "--count", "164", "--seed", "2026"])
    assert status == 0, capsys.readouterr().out


def test_places(binary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = place.main(["--zenls", str(binary), "--count", "200", "--seed", "2026"])
    assert status == 0, capsys.readouterr().out
