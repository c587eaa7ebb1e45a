"""Files checked at the same time: the output is that of one after another."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest
from zenls_binary import SAFETY_SECONDS, Zenls
from samples import ERROR, FOREIGN, VALID, WARNING

MEBIBYTE = 1 << 20


def write_tree(zenls: Zenls, count: int) -> None:
    """Files with and without findings, foreign ones, a settings file in a folder of its own."""
    texts = [VALID, ERROR, FOREIGN, WARNING, "# only a comment\n"]
    for number in range(count):
        folder = f"below{number % 7}/" if number % 3 else ""
        zenls.write(f"tree/{folder}{number:04}.yaml", texts[number % len(texts)])
    zenls.write("tree/below1/.zenls.yaml", "rules: {unknown-flavor: off}\n")
    zenls.write("tree/below2/.zenls.yaml", "ruls: {}\n")


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("count", [1, 2, 3, 9, 500])
def test_the_output_does_not_depend_on_the_number_of_jobs(zenls: Zenls, count: int, format: str) -> None:
    write_tree(zenls, count)
    expected = zenls("lint", "--format", format, "--jobs", "1", "tree")
    for jobs in ["2", "3", "16", "256"]:
        result = zenls("lint", "--format", format, "--jobs", jobs, "tree")
        assert (result.status, result.out, result.err) == (expected.status, expected.out, expected.err)
    assert zenls("lint", "--format", format, "tree").out == expected.out


def test_failures_keep_their_place(zenls: Zenls) -> None:
    paths = [f"{number:02}.yaml" for number in range(40)]
    for path in paths[::2]:
        zenls.write(path, ERROR)
    expected = zenls("lint", "--jobs", "1", *paths)
    assert expected.status == 2
    assert expected.err.count("no such file") == 20
    result = zenls("lint", "--jobs", "4", *paths)
    assert (result.status, result.out, result.err) == (2, expected.out, expected.err)


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "257", "1.5", "99999999999999999999"])
def test_a_number_that_is_none(zenls: Zenls, jobs: str) -> None:
    result = zenls("lint", f"--jobs={jobs}", zenls.write("stack.yaml", VALID))
    assert result.status == 2
    assert f"'{jobs}' is no number from 1 to 256" in result.err


def test_many_files_take_little_memory(zenls: Zenls) -> None:
    for number in range(5000):
        zenls.write(f"tree/{number:04}.yaml", ERROR if number % 10 == 0 else VALID)
    for jobs in ["1", "2"]:
        result = zenls.measured("lint", "--jobs", jobs, "tree")
        assert result.status == 1
        assert result.peak_bytes < 64 * MEBIBYTE


def test_one_file_starts_no_thread(zenls: Zenls) -> None:
    command = [zenls.binary, "lint", "--jobs", "8", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    folder = Path(f"/proc/{process.pid}")
    deadline = time.monotonic() + SAFETY_SECONDS
    # It sleeps once it waits for its input; whatever it starts is started by then.
    while "State:\tS" not in (folder / "status").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    started = len(list((folder / "task").iterdir()))
    process.communicate(VALID.encode(), timeout=SAFETY_SECONDS)
    assert (started, process.returncode) == (1, 0)
