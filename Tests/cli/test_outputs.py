"""Where reports go: several at once, files replaced as a whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reports import READERS
from samples import ERROR, FOREIGN, VALID, many_errors
from zenls_binary import SAFETY_SECONDS, Zenls


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_output_is_the_file_of_the_only_format(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    on_screen = zenls("lint", "--format=json", "stack.yaml").out
    result = zenls("lint", "--format=json", "--output=report", "stack.yaml")
    assert (result.status, result.out) == (1, "")
    assert (zenls.folder / "report").read_text() == on_screen
    assert names(zenls.folder) == {"stack.yaml", "report"}


def test_output_without_a_format_is_text(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    on_screen = zenls("lint", "stack.yaml").out
    environment = {"GITHUB_ACTIONS": "true", "FORCE_COLOR": "1"}
    result = zenls("lint", "--output=report", "stack.yaml", env=environment)
    assert (result.status, result.out) == (1, "")
    # In a file, annotations and colours are of no use.
    assert (zenls.folder / "report").read_text() == on_screen


def test_several_formats_at_once(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls("lint", "--format=text", "--format", "json=a.json", "--format=sarif=below/b.sarif", "stack.yaml")
    assert result.status == 2  # There is no such folder.
    assert "below/b.sarif" in result.err and "no such file or directory" in result.err
    assert (result.out, names(zenls.folder)) == ("", {"stack.yaml"})
    (zenls.folder / "below").mkdir()
    result = zenls("lint", "--format=text", "--format", "json=a.json", "--format=sarif=below/b.sarif", "stack.yaml")
    assert result.status == 1
    assert "error[unknown-flavor]" in result.out
    assert len(READERS["json"]((zenls.folder / "a.json").read_text())) == 1
    assert len(READERS["sarif"]((zenls.folder / "below/b.sarif").read_text())) == 1


def test_a_file_named_dash_is_standard_output(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    wanted = zenls("lint", "--format=compact", "stack.yaml").out
    assert zenls("lint", "--format=compact=-", "stack.yaml").out == wanted
    assert zenls("lint", "--format=compact", "--output=-", "stack.yaml").out == wanted


WRONG = {
    "two on standard output": (["--format=text", "--format=json"], ["'text'", "'json'", "--format json=FILE"]),
    "the same twice": (["--format=text", "--format=text"], ["standard output"]),
    "output for two": (["--format=text", "--format=json=x", "--output=y"], ["--output", "--format text=y"]),
    "output beside a file": (["--format=json=x", "--output=y"], ["'x'", "--output"]),
    "one file for two": (["--format=json=x", "--format=sarif=./x"], ["./x"]),
    "no file behind =": (["--format=json="], ["'json='", "standard output"]),
    "an empty file": (["--output", ""], ["--output"]),
    "unknown before =": (["--format=sarrif=x"], ["'sarrif'", "'sarif'"]),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG.keys())
def test_contradictions(zenls: Zenls, arguments: list[str], said: list[str]) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls("lint", *arguments, "stack.yaml")
    assert (result.status, result.out) == (2, "")
    for words in said:
        assert words in result.err
    assert names(zenls.folder) == {"stack.yaml"}


def test_mode_and_link_of_a_file_are_kept(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    path = zenls.write("real", "old")
    path.chmod(0o640)
    os.symlink("real", zenls.folder / "link")
    before = path.stat()
    assert zenls("lint", "--format=json", "--output=link", "stack.yaml").status == 1
    assert (zenls.folder / "link").is_symlink()
    assert len(READERS["json"](path.read_text())) == 1
    after = path.stat()
    assert (stat.S_IMODE(after.st_mode), after.st_uid, after.st_gid) == (0o640, before.st_uid, before.st_gid)


def test_a_new_file_obeys_the_umask(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    command = f'umask 027; exec "{zenls.binary}" lint --output=report stack.yaml'
    subprocess.run(["/bin/sh", "-c", command], cwd=zenls.folder, capture_output=True, timeout=SAFETY_SECONDS)
    assert stat.S_IMODE((zenls.folder / "report").stat().st_mode) == 0o640


UNWRITABLE = {
    "a folder": ("folder", "directory"),
    "in no folder": ("nowhere/report", "no such file"),
    "below a file": ("stack.yaml/report", "not a directory"),
    "a link to nothing": ("dangling", "no such file"),
    "a link to itself": ("loop", "symbolic links"),
    "too long": ("x" * 300, "too long"),
}


@pytest.mark.parametrize(("target", "reason"), UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_unwritable(zenls: Zenls, target: str, reason: str) -> None:
    zenls.write("stack.yaml", ERROR)
    (zenls.folder / "folder").mkdir()
    os.symlink("nothing", zenls.folder / "dangling")
    os.symlink("loop", zenls.folder / "loop")
    before = names(zenls.folder)
    result = zenls("lint", "--format=compact", f"--format=json={target}", "stack.yaml")
    # Known before anything is checked.
    assert (result.status, result.out) == (2, "")
    assert target in result.err and reason in result.err
    assert names(zenls.folder) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_file_that_may_not_be_written(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    report = zenls.write("report", "old")
    report.chmod(0o644)
    for folder in [zenls.folder, *zenls.folder.parents]:
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(0o755)
        if folder.name.startswith("pytest-of"):
            break
    done = subprocess.run(
        [zenls.binary, "lint", "--output=report", "stack.yaml"],
        cwd=zenls.folder,
        user=65534,
        group=65534,
        capture_output=True,
        text=True,
        timeout=SAFETY_SECONDS,
    )
    assert done.returncode == 2
    assert "permission denied" in done.stderr
    assert report.read_text() == "old"


@pytest.mark.parametrize("where", ["stack.yaml", "./stack.yaml", "pod.yaml"])
def test_a_document_is_not_overwritten(zenls: Zenls, where: str) -> None:
    """`--output stack.yaml` by somebody who takes it for the result of `--fix`."""
    zenls.write("stack.yaml", ERROR)
    zenls.write("pod.yaml", FOREIGN)
    for paths in (["."], ["stack.yaml", "pod.yaml"]):
        result = zenls("lint", "--format=json", f"--output={where}", *paths)
        assert result.status == 2
        assert where in result.err and "checked" in result.err
        assert (zenls.folder / "stack.yaml").read_text() == ERROR
        assert (zenls.folder / "pod.yaml").read_text() == FOREIGN
        assert names(zenls.folder) == {"stack.yaml", "pod.yaml"}


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_loses_one_report_only(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls("lint", "--format=compact", "--format=json=/dev/full", "--format=sarif=ok.sarif", "stack.yaml")
    assert result.status == 2
    assert "/dev/full" in result.err and "No space" in result.err
    assert "unknown-flavor" in result.out
    assert len(READERS["sarif"]((zenls.folder / "ok.sarif").read_text())) == 1
    assert Path("/dev/full").is_char_device()


def test_a_file_that_grows_too_large_leaves_the_old_one(zenls: Zenls) -> None:
    """A limit on the size of files fails as a full disk does."""
    zenls.write("stack.yaml", many_errors(300))
    report = zenls.write("report", "old")
    command = f'trap "" XFSZ; ulimit -f 1; exec "{zenls.binary}" lint --format=json --output=report stack.yaml'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=zenls.folder, capture_output=True, timeout=SAFETY_SECONDS)
    assert done.returncode == 2
    assert b"report" in done.stderr
    assert report.read_text() == "old"
    assert names(zenls.folder) == {"stack.yaml", "report"}


def test_a_pipe_is_written_to(zenls: Zenls) -> None:
    """`--format json=>(jq …)` of bash."""
    zenls.write("stack.yaml", ERROR)
    command = f'"{zenls.binary}" lint --format=compact --format=json=>(cat > copy) stack.yaml; wait $!'
    done = subprocess.run(["bash", "-c", command], cwd=zenls.folder, capture_output=True, timeout=SAFETY_SECONDS)
    assert done.stdout.startswith(b"stack.yaml:6:")
    deadline = time.monotonic() + SAFETY_SECONDS
    while not (zenls.folder / "copy").exists() or not (zenls.folder / "copy").read_text().endswith("}\n"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert len(READERS["json"]((zenls.folder / "copy").read_text())) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_behind(zenls: Zenls, number: signal.Signals) -> None:
    """While it waits for standard input, its files are open already."""
    report = zenls.write("report", "old")
    process = subprocess.Popen(
        [zenls.binary, "lint", "--output=report", "-"], cwd=zenls.folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + SAFETY_SECONDS
    while len(names(zenls.folder)) < 2:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    process.communicate(timeout=SAFETY_SECONDS)
    assert process.returncode == -number
    assert names(zenls.folder) == {"report"}
    assert report.read_text() == "old"


def test_a_closed_standard_output_is_no_other_file(zenls: Zenls) -> None:
    """The first file that is opened would get its number."""
    zenls.write("stack.yaml", ERROR)
    command = f'exec "{zenls.binary}" lint --format=compact --format=json=report.json stack.yaml >&- 2>err'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=zenls.folder, capture_output=True, timeout=SAFETY_SECONDS)
    assert done.returncode == 2
    assert "cannot write the output" in (zenls.folder / "err").read_text()
    json.loads((zenls.folder / "report.json").read_text())


# auto

AUTO = [
    ({}, "text"),
    ({"GITHUB_ACTIONS": "true"}, "github"),
    ({"GITHUB_ACTIONS": "false"}, "text"),
    ({"GITHUB_ACTIONS": ""}, "text"),
]


@pytest.mark.parametrize(("environment", "format"), AUTO)
@pytest.mark.parametrize("arguments", [[], ["--format=auto"]])
def test_auto(zenls: Zenls, environment: dict[str, str], format: str, arguments: list[str]) -> None:
    zenls.write("stack.yaml", ERROR)
    wanted = zenls("lint", "--format", format, "stack.yaml")
    result = zenls("lint", *arguments, "stack.yaml", env=environment)
    assert (result.out, result.err, result.status) == (wanted.out, wanted.err, wanted.status)


def test_auto_on_a_terminal_is_text(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    out = on_terminal(zenls, ["lint", "stack.yaml"], {"GITHUB_ACTIONS": "true", "NO_COLOR": "1"})
    assert "error[unknown-flavor]: " in out and "::error" not in out


def on_terminal(zenls: Zenls, arguments: list[str], environment: dict[str, str]) -> str:
    """Standard output of a run whose standard output is a terminal."""
    master, slave = os.openpty()
    try:
        process = subprocess.Popen(
            [zenls.binary, *arguments],
            cwd=zenls.folder,
            env=zenls.environment({"TERM": "xterm", **environment}),
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=subprocess.DEVNULL,
        )
        os.close(slave)
        output = b""
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:  # The other end is closed.
                break
            if not chunk:
                break
            output += chunk
        process.wait(SAFETY_SECONDS)
        return output.decode()
    finally:
        os.close(master)


# Colour: (environment, on a terminal, in a pipe)
COLOURS = [
    ({}, True, False),
    ({"NO_COLOR": "1"}, False, False),
    ({"NO_COLOR": ""}, True, False),
    ({"FORCE_COLOR": "1"}, True, True),
    ({"FORCE_COLOR": ""}, True, False),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ({"CLICOLOR_FORCE": "1"}, True, True),
    ({"CLICOLOR_FORCE": "0"}, True, False),
    ({"CLICOLOR": "0"}, False, False),
    ({"CLICOLOR": "1"}, True, False),
    ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, True),
    ({"TERM": "dumb"}, False, False),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
]


@pytest.mark.parametrize(("environment", "terminal", "pipe"), COLOURS)
def test_colour(zenls: Zenls, environment: dict[str, str], terminal: bool, pipe: bool) -> None:
    zenls.write("stack.yaml", ERROR)
    assert ("\x1b[" in on_terminal(zenls, ["lint", "stack.yaml"], environment)) == terminal
    assert ("\x1b[" in zenls("lint", "stack.yaml", env=environment).out) == pipe


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_the_option_is_stronger_than_the_environment(zenls: Zenls, environment: dict[str, str]) -> None:
    zenls.write("stack.yaml", ERROR)
    assert "\x1b[" in zenls("lint", "--color=always", "stack.yaml", env=environment).out
    assert "\x1b[" not in zenls("lint", "--color=never", "stack.yaml", env=environment).out
    assert "\x1b[" not in on_terminal(zenls, ["lint", "--color=never", "stack.yaml"], environment)


@pytest.mark.parametrize("format", ["compact", "json", "sarif", "github", "gitlab", "junit"])
def test_only_text_is_ever_coloured(zenls: Zenls, format: str) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls("lint", "--color=always", "--format", format, "stack.yaml", env={"FORCE_COLOR": "1"})
    assert "\x1b" not in result.out + result.err


# --quiet, --statistics


def test_quiet_keeps_findings_and_errors(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    zenls.write("pod.yaml", FOREIGN)
    (zenls.folder / "empty").mkdir()
    loud = zenls("lint", "stack.yaml", "pod.yaml", "empty", "nowhere.yaml")
    quiet = zenls("lint", "--quiet", "stack.yaml", "pod.yaml", "empty", "nowhere.yaml")
    assert (quiet.status, quiet.out) == (loud.status, loud.out)
    assert quiet.err.splitlines() == [line for line in loud.err.splitlines() if "nowhere.yaml" in line]
    assert len(loud.err.splitlines()) == 4


def test_quiet_of_a_clean_file_says_nothing(zenls: Zenls) -> None:
    zenls.write("stack.yaml", VALID)
    result = zenls("lint", "--quiet", "stack.yaml")
    assert (result.status, result.out, result.err) == (0, "", "")


TABLE = [["3", "error", "unknown-field"]]


@pytest.mark.parametrize("format", ["text", "compact"])
def test_statistics_take_the_place_of_findings(zenls: Zenls, format: str) -> None:
    zenls.write("a.yaml", many_errors(3))
    zenls.write("b.yaml", many_errors(8))
    zenls.write("c.yaml", ERROR)
    result = zenls("lint", "--statistics", "--format", format, ".")
    assert result.status == 1
    assert [line.split()[:3] for line in result.out.splitlines()] == [
        ["11", "error", "unknown-field"],
        ["1", "error", "unknown-flavor"],
    ]
    # The numbers stand below one another.
    assert [line.index("error") for line in result.out.splitlines()] == [4, 4]
    assert "12 errors" in result.err


def test_statistics_beside_a_format_for_programs(zenls: Zenls) -> None:
    zenls.write("stack.yaml", many_errors(3))
    result = zenls("lint", "--statistics", "--format=json", "stack.yaml")
    assert len(result.findings) == 3
    assert [line.split()[:3] for line in result.err.splitlines()] == TABLE


def test_statistics_beside_a_file(zenls: Zenls) -> None:
    zenls.write("stack.yaml", many_errors(3))
    result = zenls("lint", "--statistics", "--format=text=report", "stack.yaml")
    assert [line.split()[:3] for line in result.out.splitlines()] == TABLE
    assert (zenls.folder / "report").read_text().count("error[unknown-field]") == 3


def test_statistics_count_what_has_a_fix(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    assert zenls("lint", "--statistics", "stack.yaml").out == "1  error  unknown-flavor  (1 with a fix)\n"
    zenls.write("stack.yaml", VALID)
    assert zenls("lint", "--statistics", "stack.yaml").out == ""


# Beside fixes


@pytest.mark.parametrize("format", ["compact", "json", "sarif", "github", "gitlab", "junit"])
def test_after_a_fix_every_format_reports_what_remains(zenls: Zenls, format: str) -> None:
    zenls.write("stack.yaml", many_errors(2).replace("0.98.0", "0.97.0"))
    before = READERS[format](zenls("lint", "--format", format, "stack.yaml").out)
    zenls("lint", "--fix", "--unsafe-fixes", f"--format={format}=report", "stack.yaml")
    left = READERS[format]((zenls.folder / "report").read_text())
    assert 0 < len(left) < len(before)
    assert left == READERS[format](zenls("lint", "--format", format, "stack.yaml").out)


def test_a_diff_has_standard_output_to_itself(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    plain = zenls("lint", "--diff", "stack.yaml")
    result = zenls("lint", "--diff", "--format=json", "--format=sarif=report", "--statistics", "stack.yaml")
    assert result.out == plain.out != ""
    assert "unknown-flavor" in result.err
    assert len(READERS["sarif"]((zenls.folder / "report").read_text())) == 1


def test_a_fixed_text_has_standard_output_to_itself(zenls: Zenls) -> None:
    text = ERROR.replace("stack_name: local\n", "")
    plain = zenls("lint", "--fix", "-", stdin=text.encode())
    result = zenls("lint", "--fix", "--format=json=report", "-", stdin=text.encode())
    assert result.out == plain.out == text.replace("locall", "local")
    assert [fact.rule for fact in READERS["json"]((zenls.folder / "report").read_text())] == ["missing-key"]


# Size


def test_reports_take_no_memory(zenls: Zenls) -> None:
    """Every format at once: together many times as large as the memory that is used."""
    for number in range(300):
        zenls.write(f"{number}.yaml", many_errors(40))
    formats = ["text", "compact", "json", "sarif", "github", "gitlab", "junit"]
    result = zenls.measured("lint", *[f"--format={name}=report.{name}" for name in formats], ".")
    assert result.status == 1, result.err
    assert sum((zenls.folder / f"report.{name}").stat().st_size for name in formats) > 32 << 20
    assert result.peak_bytes < 24 << 20
