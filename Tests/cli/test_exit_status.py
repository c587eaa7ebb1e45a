"""0: nothing at or above --fail-on. 1: findings. 2: the request was wrong or a file unreadable."""

from __future__ import annotations

import os
import sys

import pytest
from zenls_binary import Zenls
from samples import ERROR, FOREIGN, INFORMATION, VALID, WARNING

LEVELS = ["error", "warning", "information", "hint", "never"]


@pytest.mark.parametrize(
    ("text", "failing"),
    [
        (VALID, []),
        (FOREIGN, []),
        (ERROR, ["error", "warning", "information", "hint"]),
        (WARNING, ["warning", "information", "hint"]),
        (INFORMATION, ["information", "hint"]),
    ],
    ids=["valid", "foreign", "error", "warning", "information"],
)
@pytest.mark.parametrize("level", LEVELS)
def test_fail_on(zenls: Zenls, text: str, failing: list[str], level: str) -> None:
    path = zenls.write("stack.yaml", text)
    assert zenls("lint", "--fail-on", level, path).status == (1 if level in failing else 0)


@pytest.mark.parametrize(("text", "status"), [(VALID, 0), (ERROR, 1), (WARNING, 0), (FOREIGN, 0)])
@pytest.mark.parametrize("format", ["text", "json"])
def test_errors_fail_by_default(zenls: Zenls, text: str, status: int, format: str) -> None:
    path = zenls.write("stack.yaml", text)
    assert zenls("lint", "--format", format, path).status == status


def test_the_worst_file_decides(zenls: Zenls) -> None:
    paths = [zenls.write("a.yaml", VALID), zenls.write("b.yaml", ERROR), zenls.write("c.yaml", VALID)]
    assert zenls("lint", *paths).status == 1


def test_a_missing_file(zenls: Zenls) -> None:
    result = zenls("lint", "nowhere.yaml")
    assert result.status == 2
    assert "nowhere.yaml" in result.err
    assert result.out == ""


def test_other_files_are_still_checked(zenls: Zenls) -> None:
    bad = zenls.write("bad.yaml", ERROR)
    result = zenls.lint("nowhere.yaml", bad, "neither.yaml")
    assert result.status == 2
    assert result.rules == ["unknown-flavor"]
    assert "nowhere.yaml" in result.err and "neither.yaml" in result.err


def test_an_unreadable_file_outweighs_fail_on_never(zenls: Zenls) -> None:
    assert zenls("lint", "--fail-on", "never", "nowhere.yaml").status == 2


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_file_that_cannot_be_read(zenls: Zenls) -> None:
    """Opening works, reading fails, whoever asks."""
    result = zenls("lint", "/proc/self/mem", zenls.write("ok.yaml", VALID))
    assert result.status == 2
    assert "/proc/self/mem" in result.err


def test_a_file_that_may_not_be_read(zenls: Zenls) -> None:
    path = zenls.write("secret.yaml", VALID)
    path.chmod(0)
    # Root reads everything.
    assert zenls("lint", path).status == (0 if os.geteuid() == 0 else 2)


def test_a_path_through_a_file(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", VALID)
    assert zenls("lint", path / "below.yaml").status == 2


def test_an_impossibly_long_path(zenls: Zenls) -> None:
    assert zenls("lint", "x" * 5000 + ".yaml").status == 2
    assert zenls("lint", "").status == 2
