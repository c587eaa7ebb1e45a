"""zenls says nothing at all about YAML of other tools."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from zenls_binary import FIXTURES, ROOT, Zenls

FOREIGN = FIXTURES / "foreign"
UNPACKED = ROOT / ".venv" / "foreign"

# Where a system keeps YAML of the tools installed on it.
SYSTEM = [Path("/usr/share"), Path("/usr/lib"), Path("/etc")]

MUTATIONS = {
    "as written": lambda text: text,
    "CRLF": lambda text: text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text,
    "no final newline": lambda text: text.rstrip(b"\n"),
    "a comment in front": lambda text: "# 🦆 鴨\n".encode() + text,
}


def yaml_files(*roots: Path) -> Iterator[Path]:
    for root in roots:
        for folder, folders, names in os.walk(root):
            folders.sort()
            for name in sorted(names):
                path = Path(folder, name)
                if path.suffix in {".yaml", ".yml"} and path.is_file() and os.access(path, os.R_OK):
                    yield path


def assert_silent(zenls: Zenls, paths: list[Path]) -> None:
    """Named files, so that each is accounted for: skipped, and nothing but skipped."""
    for start in range(0, len(paths), 500):
        part = paths[start : start + 500]
        result = zenls.lint(*part)
        assert result.json["findings"] == []
        assert result.json["files"] == []
        assert {entry["path"] for entry in result.json["skipped"]} == set(map(str, part))
        assert result.status == 0, result.err


@pytest.mark.parametrize("mutate", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_files_like_ours(zenls: Zenls, mutate) -> None:
    paths = []
    for path in yaml_files(FOREIGN):
        paths.append(zenls.write(str(path.relative_to(FOREIGN)), mutate(path.read_bytes())))
    assert len(paths) >= 160
    assert_silent(zenls, paths)


def test_files_shipped_by_other_projects(zenls: Zenls) -> None:
    paths = list(yaml_files(UNPACKED))
    assert len(paths) >= 500, "run `make setup`: it unpacks the packages"
    assert_silent(zenls, paths)


def test_files_installed_here(zenls: Zenls) -> None:
    """Whatever this machine has: nobody chose these files."""
    paths = [path for path in yaml_files(Path(sys.prefix), *SYSTEM) if UNPACKED not in path.parents]
    assert_silent(zenls, paths)


def test_a_folder_of_foreign_files_is_quiet(zenls: Zenls) -> None:
    result = zenls("lint", FOREIGN)
    assert (result.status, result.out) == (0, "")
