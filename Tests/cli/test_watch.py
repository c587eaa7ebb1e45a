"""`--watch`: what changes is checked again."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest
from zenls_binary import SAFETY_SECONDS, Zenls
from samples import ERROR, FOREIGN, VALID, WARNING


class Watch:
    """A run with `--watch` and what it says, round by round."""

    def __init__(self, zenls: Zenls, *arguments: str) -> None:
        command = [zenls.binary, "lint", "--watch", "--format", "compact", *arguments]
        self.process = subprocess.Popen(
            command, cwd=zenls.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.text = b""

    def round(self) -> str:
        """What is said until it waits for the next change."""
        deadline = time.monotonic() + SAFETY_SECONDS
        mark = b"zenls: watching; Ctrl-C ends\n"
        while mark not in self.text:
            ready, _, _ = select.select([self.process.stdout], [], [], deadline - time.monotonic())
            assert ready, f"nothing happens; so far {self.text!r}"
            more = os.read(self.process.stdout.fileno(), 65536)
            assert more, f"it ended; so far {self.text!r}"
            self.text += more
        said, self.text = self.text.split(mark, 1)
        return said.decode()

    def is_silent(self) -> bool:
        """Nothing was said, nor is within twice the time that ends a change."""
        ready, _, _ = select.select([self.process.stdout], [], [], 0.4)
        return not ready and not self.text

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        status = self.process.wait(SAFETY_SECONDS)
        self.process.stdout.close()
        return status


@pytest.fixture
def watch(zenls: Zenls) -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def start(*arguments: str) -> Watch:
        started.append(Watch(zenls, *arguments))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
        one.process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_change_is_checked_and_ctrl_c_ends(zenls: Zenls, watch, number: int) -> None:
    path = zenls.write("stack.yaml", ERROR)
    running = watch("stack.yaml")
    assert "unknown-flavor" in running.round()
    path.write_text(VALID)
    assert "nothing found" in running.round()
    assert running.end(number) == 0


def test_an_editor_that_renames(zenls: Zenls, watch) -> None:
    zenls.write("stack.yaml", ERROR)
    running = watch("stack.yaml")
    running.round()
    zenls.write("stack.yaml~new", VALID)
    os.replace(zenls.folder / "stack.yaml~new", zenls.folder / "stack.yaml")
    assert "nothing found" in running.round()


def test_files_and_folders_that_come_and_go(zenls: Zenls, watch) -> None:
    zenls.write("a.yaml", VALID)
    running = watch(".")
    assert "1 file checked" in running.round()
    zenls.write("b.yaml", ERROR)
    assert "b.yaml" in running.round()
    # All at once, from elsewhere: a folder whose files are there already.
    zenls.write(".elsewhere/deep/c.yaml", ERROR)
    os.replace(zenls.folder / ".elsewhere", zenls.folder / "below")
    assert "below/deep/c.yaml" in running.round()
    zenls.write("below/deep/c.yaml", VALID)
    assert "below/deep/c.yaml" not in running.round()
    shutil.rmtree(zenls.folder / "below")
    assert "2 files checked" in running.round()
    (zenls.folder / "b.yaml").unlink()
    assert "nothing found" in running.round()


def test_settings_that_come_and_go(zenls: Zenls, watch) -> None:
    zenls.write("below/deep/stack.yaml", ERROR)
    running = watch("below/deep/stack.yaml")
    assert "unknown-flavor" in running.round()
    settings = zenls.write(".zenls.yaml", "rules: {unknown-flavor: off}\n")
    assert "nothing found" in running.round()
    settings.unlink()
    assert "unknown-flavor" in running.round()


@pytest.mark.parametrize("option", ["--config", "--baseline"])
def test_what_else_is_read(zenls: Zenls, watch, option: str) -> None:
    zenls.write("stack.yaml", ERROR)
    (zenls.folder / "other").mkdir()
    zenls("lint", "stack.yaml", "--write-baseline", "other/known")
    content = {"--config": "rules: {unknown-flavor: off}\n", "--baseline": (zenls.folder / "other/known").read_text()}
    path = zenls.write("other/file", "rules: {}\n" if option == "--config" else '{"version": 1, "findings": []}')
    running = watch("stack.yaml", option, "other/file")
    assert "unknown-flavor" in running.round()
    path.write_text(content[option])
    assert "nothing found" in running.round()
    # Broken for a moment, and put right again.
    path.unlink()
    assert "cannot read" in running.round()
    path.write_text(content[option])
    assert "nothing found" in running.round()


def test_what_is_none_of_its_business(zenls: Zenls, watch) -> None:
    zenls.write("stack.yaml", VALID)
    running = watch("stack.yaml", "--format", "json=report.yaml")
    running.round()
    zenls.write("notes.txt", "text")
    zenls.write(".hidden", "text")
    assert running.is_silent()


def test_a_folder_that_vanishes_and_comes_back(zenls: Zenls, watch) -> None:
    zenls.write("project/stack.yaml", ERROR)
    running = watch("project")
    assert "unknown-flavor" in running.round()
    shutil.rmtree(zenls.folder / "project")
    assert "cannot read 'project'" in running.round()
    zenls.write(".new/stack.yaml", WARNING)
    os.replace(zenls.folder / ".new", zenls.folder / "project")
    assert "registry-gcr-retired" in running.round()
    assert running.end() == 0


def test_fixes_are_applied_once(zenls: Zenls, watch) -> None:
    path = zenls.write("stack.yaml", ERROR)
    running = watch("stack.yaml", "--fix")
    running.round()
    assert path.read_text() == VALID
    # Its own change is one: it looks again, finds nothing to do and is silent.
    assert "nothing left" in running.round()
    assert running.is_silent()


def test_many_changes_at_once_are_one(zenls: Zenls, watch) -> None:
    for number in range(50):
        zenls.write(f"{number}.yaml", FOREIGN)
    running = watch(".")
    running.round()
    for number in range(50):
        zenls.write(f"{number}.yaml", ERROR)
    rounds = [running.round()]
    # The kernel may tell of the last ones a little later.
    while "50 files checked" not in rounds[-1] or not running.is_silent():
        rounds.append(running.round())
    assert len(rounds) < 10


def test_a_reader_that_leaves_ends_it(zenls: Zenls, watch) -> None:
    zenls.write("stack.yaml", ERROR)
    running = watch("stack.yaml")
    running.round()
    running.process.stdout.close()
    assert running.process.wait(SAFETY_SECONDS) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["-"], "standard input"), (["--write-baseline", "x.json"], "--write-baseline"), (["--fix", "--diff"], "--diff")],
)
def test_what_does_not_go_together(zenls: Zenls, arguments: list[str], words: str) -> None:
    result = zenls("lint", "--watch", *arguments)
    assert (result.status, result.out) == (2, "")
    assert words in result.err


def terminal(zenls: Zenls, *arguments: str, until: bytes, stdin: bytes | None = None) -> bytes:
    """What a call writes to a terminal, both its streams; ended once it has written `until`."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [zenls.binary, *arguments],
        cwd=zenls.folder,
        stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
        stdout=other,
        stderr=other,
        env=zenls.environment({"TERM": "xterm"}),
    )
    os.close(other)
    try:
        if stdin is not None:
            # Longer than a run takes that shows no progress.
            time.sleep(0.8)
            process.stdin.write(stdin)
            process.stdin.close()
        written = b""
        deadline = time.monotonic() + SAFETY_SECONDS
        while until not in written:
            ready, _, _ = select.select([main], [], [], deadline - time.monotonic())
            assert ready, written
            written += os.read(main, 65536)
        process.send_signal(signal.SIGINT)
        process.wait(SAFETY_SECONDS)
        return written
    finally:
        os.close(main)


def test_the_screen_is_cleared_on_a_terminal_only(zenls: Zenls, watch) -> None:
    zenls.write("stack.yaml", ERROR)
    assert b"\x1b[2J" in terminal(zenls, "lint", "--watch", "stack.yaml", until=b"watching")
    assert "\x1b" not in watch("stack.yaml").round()


def test_progress_of_a_long_run_is_shown_and_erased(zenls: Zenls) -> None:
    names = [f"{number}.yaml" for number in range(4)]
    for name in names:
        zenls.write(name, ERROR)
    written = terminal(zenls, "lint", "--jobs", "1", "-", *names, until=b"files checked", stdin=VALID.encode())
    assert b"1 of 5 files" in written
    # Where it stood, something else stands in the end.
    assert written.rindex(b" of 5 files") < written.rindex(b"\x1b[K")
    assert written.count(b"unknown-flavor") == 4


@pytest.mark.parametrize("arguments", [["--quiet"], []])
def test_no_progress_where_nobody_looks(zenls: Zenls, arguments: list[str]) -> None:
    path = zenls.write("a.yaml", VALID)
    process = subprocess.Popen(
        [zenls.binary, "lint", "--jobs", "1", "-", path, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(0.8)
    out, err = process.communicate(VALID.encode(), timeout=SAFETY_SECONDS)
    assert process.returncode == 0
    assert b"\x1b" not in out + err and b" of 2 files" not in out + err
