"""zenls reads generated YAML as PyYAML does: validity, values, places."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def test_generated_snippets() -> None:
    subprocess.run(["swift", "build", "--product", "yaml-dump"], cwd=ROOT, check=True, capture_output=True)
    dump = ROOT / ".build" / "debug" / "yaml-dump"
    done = subprocess.run(
        [sys.executable, HERE / "compare.py", "--dump", dump, "--seed", "2026", "--count", "20000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-5000:]
