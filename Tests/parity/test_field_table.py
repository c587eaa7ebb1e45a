"""A slice of the table of Tests/parity/field_table.py, each run the same one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_zenls_and_the_configuration_classes_agree() -> None:
    subprocess.run(["swift", "build", "--product", "config-judge"], cwd=ROOT, check=True, capture_output=True)
    table = [sys.executable, str(ROOT / "Tests/parity/field_table.py")]
    result = subprocess.run(
        [*table, "--yaml", "--sample", "6000", "--seed", "11", "--whole", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    assert " 0 disagreements" in result.stdout
