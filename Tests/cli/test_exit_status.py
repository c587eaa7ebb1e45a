"""0: nothing at or above --fail-on. 1: findings. 2: the request was wrong or a file unreadable."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from zenls_binary import SAFETY_SECONDS, Zenls
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


# The contract as a table: what is run in a shell, its status, and what standard error says at least.
# `ok`, `bad`, `warn`, `info` and `foreign.yaml` are there; so are an empty folder and one without YAML.
SITUATIONS: dict[str, tuple[str, int, str]] = {
    # Nothing at or above --fail-on
    "clean file": ("zenls lint ok.yaml", 0, "1 file checked, nothing found"),
    "clean file, quiet": ("zenls lint --quiet ok.yaml", 0, ""),
    "clean standard input": ("zenls lint - < ok.yaml", 0, "nothing found"),
    "foreign file": ("zenls lint foreign.yaml", 0, "skipped 'foreign.yaml'"),
    "empty folder": ("zenls lint empty", 0, "empty"),
    "folder without YAML": ("zenls lint notes", 0, "notes"),
    "warning only": ("zenls lint warn.yaml", 0, "1 warning"),
    "information only": ("zenls lint info.yaml", 0, "1 information"),
    "error, never": ("zenls lint --fail-on never bad.yaml", 0, "1 error"),
    "error, ignored": ("zenls lint --ignore unknown-flavor bad.yaml", 0, "nothing found"),
    "error, another rule selected": ("zenls lint --select missing-key bad.yaml", 0, "nothing found"),
    "clean file, report into a file": ("zenls lint --output report ok.yaml", 0, "nothing found"),
    "clean file, nobody reads": ("zenls lint ok.yaml | true; exit ${PIPESTATUS[0]}", 0, ""),
    "clean file, closed standard output": ("zenls lint ok.yaml >&-", 0, "nothing found"),
    "clean file, closed standard error": ("zenls lint ok.yaml 2>&-", 0, ""),
    "help": ("zenls lint --help", 0, ""),
    "version": ("zenls --version", 0, ""),
    # Findings
    "error": ("zenls lint bad.yaml", 1, "1 error"),
    "error on standard input": ("zenls lint - < bad.yaml", 1, "1 error"),
    "error in a folder": ("zenls lint .", 1, "1 error"),
    "error among clean files": ("zenls lint ok.yaml bad.yaml ok.yaml", 1, "2 files checked"),
    "error, quiet": ("zenls lint --quiet bad.yaml", 1, ""),
    "error, statistics only": ("zenls lint --statistics bad.yaml", 1, "1 error"),
    "warning that counts": ("zenls lint --fail-on warning warn.yaml", 1, "1 warning"),
    "information that counts": ("zenls lint --fail-on information info.yaml", 1, ""),
    "forced kind": ("zenls lint --kind stack foreign.yaml", 1, "error"),
    "several formats": ("zenls lint --format compact --format json=a --format sarif=b bad.yaml", 1, "1 error"),
    "reports into files only": ("zenls lint --format junit=a --format gitlab=b bad.yaml", 1, "1 error"),
    "report into /dev/null": ("zenls lint --output /dev/null bad.yaml", 1, "1 error"),
    "error, nobody reads": ("zenls lint bad.yaml | true; exit ${PIPESTATUS[0]}", 1, ""),
    "error, closed standard error": ("zenls lint bad.yaml 2>&-", 1, ""),
    # The request is wrong, or something could not be read or written
    "missing file": ("zenls lint nowhere.yaml", 2, "cannot read 'nowhere.yaml': no such file or directory"),
    "missing file, quiet": ("zenls lint --quiet nowhere.yaml", 2, "cannot read 'nowhere.yaml'"),
    "missing file, never": ("zenls lint --fail-on never nowhere.yaml", 2, "nowhere.yaml"),
    "missing file beside an error": ("zenls lint bad.yaml nowhere.yaml", 2, "1 error"),
    "closed standard input": ("zenls lint - <&-", 2, "cannot read '<stdin>'"),
    "folder as standard input": ("zenls lint - < empty", 2, "cannot read '<stdin>'"),
    "pipe as a file": ("mkfifo pipe.yaml; zenls lint pipe.yaml", 2, "pipe"),
    "device as a file": ("zenls lint /dev/null", 2, "device"),
    "full disk": ("zenls lint bad.yaml > /dev/full", 2, "cannot write the output"),
    "full disk, json": ("zenls lint --format json ok.yaml > /dev/full", 2, "cannot write the output"),
    "full disk behind a file": ("zenls lint --output /dev/full bad.yaml", 2, "cannot write '/dev/full'"),
    "closed standard output": ("zenls lint bad.yaml >&-", 2, "cannot write the output"),
    "closed standard output, json": ("zenls lint --format json ok.yaml >&-", 2, "cannot write the output"),
    "both closed": ("zenls lint bad.yaml >&- 2>&-", 2, ""),
    "output in no folder": ("zenls lint --output nowhere/report ok.yaml", 2, "cannot write 'nowhere/report'"),
    "output is a folder": ("zenls lint --output empty ok.yaml", 2, "cannot write 'empty': it is a directory"),
    "output is a document": ("zenls lint --output bad.yaml ok.yaml bad.yaml", 2, "cannot write 'bad.yaml'"),
    "one of several unwritable": ("zenls lint --format text --format json=no/a bad.yaml", 2, "cannot write 'no/a'"),
    "two formats on standard output": ("zenls lint --format text --format json ok.yaml", 2, "only one format"),
    "two formats in one file": ("zenls lint --format text=a --format json=a ok.yaml", 2, "'a'"),
    "output for two formats": ("zenls lint --format text --format json=a --output b ok.yaml", 2, "--output"),
    "unknown format": ("zenls lint --format sarrif ok.yaml", 2, "did you mean 'sarif'"),
    "unknown format with a file": ("zenls lint --format gitlabb=x ok.yaml", 2, "did you mean 'gitlab'"),
    "format without its file": ("zenls lint --format json= ok.yaml", 2, "no file"),
    "unknown option": ("zenls lint --formt json ok.yaml", 2, "--format"),
    "option without a value": ("zenls lint ok.yaml --output", 2, "--output"),
    "unknown rule": ("zenls lint --select unknown-flavour ok.yaml", 2, "unknown-flavor"),
    "unknown level": ("zenls lint --fail-on warn ok.yaml", 2, "warning"),
    "unknown colour": ("zenls lint --color allways ok.yaml", 2, "always"),
    "unknown command": ("zenls lnt ok.yaml", 2, "lint"),
    "missing settings": ("zenls lint --config nowhere.yaml ok.yaml", 2, "nowhere.yaml"),
}


@pytest.mark.parametrize(("command", "status", "said"), SITUATIONS.values(), ids=SITUATIONS.keys())
def test_situation(zenls: Zenls, command: str, status: int, said: str) -> None:
    for name, text in {"ok": VALID, "bad": ERROR, "warn": WARNING, "info": INFORMATION, "foreign": FOREIGN}.items():
        zenls.write(f"{name}.yaml", text)
    zenls.write("notes/README.md", "nothing\n")
    (zenls.folder / "empty").mkdir()
    done = subprocess.run(
        ["bash", "-c", f'zenls() {{ "{zenls.binary}" "$@"; }}\n{command}'],
        cwd=zenls.folder,
        env=zenls.environment(None),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SAFETY_SECONDS,
    )
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    if said == "" and "--quiet" in command:
        assert done.stderr == ""
    # What was there before is as it was.
    assert (zenls.folder / "bad.yaml").read_text() == ERROR
    assert not [path for path in zenls.folder.iterdir() if path.name.startswith(".zenls-")]


def test_the_table_is_long_enough() -> None:
    statuses = [status for _, status, _ in SITUATIONS.values()]
    assert len(statuses) >= 30 and min(statuses.count(status) for status in (0, 1, 2)) >= 10
