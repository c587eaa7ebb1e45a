"""How `--fix` writes: whole or not at all, and never what it should not."""

from __future__ import annotations

import ctypes
import os
import resource
import select
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import ERROR, VALID
from zenls_binary import SAFETY_SECONDS, Zenls

RIGHT = VALID
NOBODY = 65534


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_mode_owner_and_attributes_stay(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    if os.geteuid() == 0:
        os.chown(path, 12, 34)
    path.chmod(0o4751)
    keeps_attributes = True
    try:
        os.setxattr(path, "user.origin", b"here")
    except OSError:
        keeps_attributes = False
    before = path.stat()
    assert zenls("lint", "stack.yaml", "--fix").status == 0
    after = path.stat()
    assert path.read_text() == RIGHT
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino
    if keeps_attributes:
        assert os.getxattr(path, "user.origin") == b"here"
    assert _names(zenls.folder) == {"stack.yaml"}


def test_a_link_inside_the_tree_is_followed(zenls: Zenls) -> None:
    target = zenls.write("tree/files/stack.yaml.real", ERROR)
    link = zenls.folder / "tree" / "stack.yaml"
    link.symlink_to("files/stack.yaml.real")
    assert zenls("lint", "tree", "--fix").status == 0
    assert link.is_symlink() and not target.is_symlink()
    assert target.read_text() == RIGHT


@pytest.mark.parametrize("named", ["tree", "tree/stack.yaml"])
def test_a_link_out_of_the_tree_is_refused(zenls: Zenls, named: str) -> None:
    target = zenls.write("outside.yaml", ERROR)
    (zenls.folder / "tree").mkdir()
    (zenls.folder / "tree" / "stack.yaml").symlink_to(target)
    result = zenls("lint", named, "--fix")
    assert (result.status, target.read_text()) == (2, ERROR)
    assert f"cannot write 'tree/stack.yaml': it is a link to '{target}', which lies outside of" in result.err
    assert "error[unknown-flavor]" in result.out, "what remains is reported"


def test_hard_links_are_not_torn_apart(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    os.link(path, zenls.folder / "other.name")
    result = zenls("lint", "stack.yaml", "--fix")
    assert (result.status, path.read_text(), path.stat().st_nlink) == (2, ERROR, 2)
    assert "it has 2 names (hard links)" in result.err


def test_a_read_only_file_stays(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    path.chmod(0o444)
    result = zenls("lint", "stack.yaml", "--fix")
    assert (result.status, path.read_text()) == (2, ERROR)
    assert "cannot write 'stack.yaml': it is read-only" in result.err


def test_one_file_that_cannot_be_written_keeps_no_other_from_it(zenls: Zenls) -> None:
    zenls.write("a.yaml", ERROR).chmod(0o444)
    other = zenls.write("b.yaml", ERROR)
    result = zenls("lint", ".", "--fix")
    assert (result.status, other.read_text()) == (2, RIGHT)
    assert "2 files checked, 1 finding fixed, 1 error" in result.err


def test_a_read_only_folder_stays(zenls: Zenls) -> None:
    path = zenls.write("tree/stack.yaml", ERROR)
    path.chmod(0o666)
    (zenls.folder / "tree").chmod(0o555)
    done = subprocess.run(
        [zenls.binary, "lint", ".", "--fix"],
        cwd=zenls.folder / "tree",
        capture_output=True,
        timeout=SAFETY_SECONDS,
        **({"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}),
    )
    (zenls.folder / "tree").chmod(0o755)
    assert (done.returncode, path.read_text()) == (2, ERROR)
    assert b"cannot write './stack.yaml': permission denied" in done.stderr
    assert _names(path.parent) == {"stack.yaml"}


@pytest.fixture
def walk_for_all(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[None]:
    """pytest's folders are closed to others, and so to the user that a test becomes."""
    folders = [tmp_path, *tmp_path.parents]
    changed = [f for f in folders if f.stat().st_uid == os.geteuid() and not f.stat().st_mode & 0o001]
    for folder in changed:
        folder.chmod(folder.stat().st_mode | 0o011)
    yield
    for folder in changed:
        folder.chmod(folder.stat().st_mode & ~0o011)


test_a_read_only_folder_stays = pytest.mark.usefixtures("walk_for_all")(test_a_read_only_folder_stays)


@pytest.mark.parametrize("room", [0, 100])
def test_without_room_the_old_file_stays(zenls: Zenls, room: int) -> None:
    """A limit for files answers a write as a full disk does: not at all, or with a part of it."""
    path = zenls.write("stack.yaml", ERROR)
    done = subprocess.run(
        [zenls.binary, "lint", "stack.yaml", "--fix"],
        cwd=zenls.folder,
        capture_output=True,
        timeout=SAFETY_SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert (done.returncode, path.read_text()) == (2, ERROR)
    assert b"cannot write 'stack.yaml': " in done.stderr
    assert _names(zenls.folder) == {"stack.yaml"}


# Of inotify.h.
IN_CLOSE_NOWRITE, IN_CREATE = 0x10, 0x100


class Watch:
    """Tells when something happens to a file or in a folder (Linux)."""

    def __init__(self, path: Path, events: int) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_CLOEXEC)
        assert libc.inotify_add_watch(self._descriptor, os.fsencode(path), events) >= 0

    def wait(self) -> None:
        ready, _, _ = select.select([self._descriptor], [], [], SAFETY_SECONDS)
        assert ready, "nothing happened"
        os.read(self._descriptor, 65536)


def _started(zenls: Zenls, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [zenls.binary, "lint", *arguments, "--fix"],
        cwd=zenls.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_what_somebody_else_wrote_meanwhile_stays(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    watch = Watch(path, IN_CLOSE_NOWRITE)
    # The second thread reads the file while the first one waits for standard input, which is
    # reported first.
    process = _started(zenls, "-", "stack.yaml", "--jobs", "2")
    watch.wait()
    path.write_text(ERROR + "# mine\n")
    _, err = process.communicate(VALID.encode(), timeout=SAFETY_SECONDS)
    assert (process.returncode, path.read_text()) == (2, ERROR + "# mine\n")
    assert b"it was changed by somebody else meanwhile" in err
    assert _names(zenls.folder) == {"stack.yaml"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupts_leave_every_file_whole(zenls: Zenls, number: signal.Signals) -> None:
    names = {f"{index:03}.yaml" for index in range(300)}
    for name in names:
        zenls.write(name, ERROR)
    watch = Watch(zenls.folder, IN_CREATE)
    process = _started(zenls, ".")
    watch.wait()
    process.send_signal(number)
    process.communicate(timeout=SAFETY_SECONDS)
    assert process.returncode == -number
    assert _names(zenls.folder) == names, "no temporary file is left"
    texts = {(zenls.folder / name).read_text() for name in names}
    assert texts <= {ERROR, RIGHT} and ERROR in texts


def test_a_folder_that_anybody_may_enter_is_no_way_out(zenls: Zenls) -> None:
    """The temporary file has the mode of the old one, never more."""
    path = zenls.write("stack.yaml", ERROR)
    path.chmod(0o600)
    assert zenls("lint", "stack.yaml", "--fix").status == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
