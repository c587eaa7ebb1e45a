"""Fixtures of every test of the real binary."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from zenls_binary import ROOT, Zenls

# ZenML takes the folder of the main module for its source root, and the workers of pytest-xdist
# have a main module without a file.
if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__


@pytest.fixture(scope="session")
def binary() -> Path:
    path = Path(os.environ.get("ZENLS", ROOT / ".build" / "release" / "zenls"))
    if not path.exists():
        pytest.exit(f"{path} is not there: run `make build`, or name a binary in ZENLS", 2)
    return path


@pytest.fixture
def zenls(binary: Path, tmp_path: Path) -> Zenls:
    return Zenls(binary, tmp_path)
