"""What changes while zenls runs, and what a signal leaves behind.

The first file of each run is standard input: zenls has found all files by then, and waits.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from zenls_binary import SAFETY_SECONDS, Zenls
from samples import ERROR, VALID, WARNING


class Waiting:
    """A run that waits for its standard input."""

    def __init__(self, zenls: Zenls, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [zenls.binary, "lint", "--jobs", "1", "--format", "compact", "-", *arguments],
            cwd=zenls.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        status = Path(f"/proc/{self.process.pid}/status")
        deadline = time.monotonic() + SAFETY_SECONDS
        while "State:\tS" not in status.read_text():
            assert time.monotonic() < deadline and self.process.poll() is None
            time.sleep(0.005)

    def go_on(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(VALID, timeout=SAFETY_SECONDS)
        return self.process.returncode, out, err

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        self.process.communicate(timeout=SAFETY_SECONDS)
        return self.process.returncode


@pytest.fixture
def waiting(zenls: Zenls) -> Iterator[Callable[..., Waiting]]:
    started: list[Waiting] = []

    def start(*arguments: str) -> Waiting:
        started.append(Waiting(zenls, *arguments))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.communicate()


def test_a_file_that_disappears(zenls: Zenls, waiting) -> None:
    for name in ["a", "b", "c"]:
        zenls.write(f"tree/{name}.yaml", ERROR)
    run = waiting("tree")
    (zenls.folder / "tree" / "b.yaml").unlink()
    status, out, err = run.go_on()
    assert status == 2
    assert "cannot read 'tree/b.yaml': no such file or directory" in err
    assert [line.split(":")[0] for line in out.splitlines()] == ["tree/a.yaml", "tree/c.yaml"]


def test_a_folder_that_disappears(zenls: Zenls, waiting) -> None:
    zenls.write("tree/below/a.yaml", ERROR)
    zenls.write("tree/z.yaml", WARNING)
    run = waiting("tree")
    shutil.rmtree(zenls.folder / "tree" / "below")
    status, out, err = run.go_on()
    assert status == 2
    assert "'tree/below/a.yaml'" in err
    assert "registry-gcr-retired" in out


BECOMES: dict[str, Callable[[Path], None]] = {
    "a folder": lambda path: path.mkdir(),
    "a FIFO": lambda path: os.mkfifo(path),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
}


@pytest.mark.parametrize("become", BECOMES.values(), ids=BECOMES.keys())
def test_a_file_that_becomes_something_else(zenls: Zenls, waiting, become: Callable[[Path], None]) -> None:
    path = zenls.write("tree/a.yaml", ERROR)
    zenls.write("tree/b.yaml", ERROR)
    run = waiting("tree")
    path.unlink()
    become(path)
    status, out, err = run.go_on()
    assert status == 2
    assert "cannot read 'tree/a.yaml'" in err
    assert "tree/b.yaml" in out


def test_a_file_that_changes_is_read_as_it_is_then(zenls: Zenls, waiting) -> None:
    path = zenls.write("tree/a.yaml", ERROR)
    run = waiting("tree")
    path.write_text(WARNING + "# and more\n" * 5000)
    status, out, _ = run.go_on()
    assert (status, "registry-gcr-retired" in out, "unknown-flavor" in out) == (0, True, False)


def test_files_that_are_new_wait_for_the_next_run(zenls: Zenls, waiting) -> None:
    zenls.write("tree/a.yaml", VALID)
    run = waiting("tree")
    zenls.write("tree/b.yaml", ERROR)
    assert run.go_on()[0] == 0


def test_settings_that_disappear_were_read(zenls: Zenls, waiting) -> None:
    path = zenls.write("tree/.zenls.yaml", "rules: {unknown-flavor: off}\n")
    zenls.write("tree/a.yaml", ERROR)
    run = waiting("tree/a.yaml")
    path.unlink()
    assert run.go_on()[0] == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("option", ["--write-baseline", "--output"])
@pytest.mark.parametrize("before", [None, "what was there\n"])
def test_a_signal_leaves_no_half_written_file(
    zenls: Zenls, waiting, option: str, number: int, before: str | None
) -> None:
    zenls.write("a.yaml", ERROR)
    if before is not None:
        zenls.write("result", before)
    run = waiting("a.yaml", option, "result")
    assert run.end(number) == -number
    left = {path.name: path.read_text() for path in zenls.folder.iterdir() if path.name != "a.yaml"}
    assert left == ({} if before is None else {"result": before})
    assert (zenls.folder / "a.yaml").read_text() == ERROR


def test_a_file_that_disappears_keeps_a_baseline_as_it_was(zenls: Zenls, waiting) -> None:
    zenls.write("tree/a.yaml", ERROR)
    zenls.write("known.json", "{}")
    run = waiting("tree", "--write-baseline", "known.json")
    (zenls.folder / "tree" / "a.yaml").unlink()
    status, _, err = run.go_on()
    assert status == 2
    assert "'known.json' is left as it was" in err
    assert (zenls.folder / "known.json").read_text() == "{}"
