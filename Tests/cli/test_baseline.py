"""`--write-baseline` and `--baseline`: only new findings are told."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from zenls_binary import SAFETY_SECONDS, Zenls
from samples import ERROR, VALID, WARNING, many_errors


@pytest.fixture
def project(zenls: Zenls) -> Zenls:
    zenls.write("a.yaml", ERROR)
    zenls.write("below/b.yaml", WARNING)
    zenls.write("clean.yaml", VALID)
    return zenls


def write(zenls: Zenls, path: str = "known.json", *arguments: str) -> list[dict]:
    result = zenls("lint", ".", "--write-baseline", path, *arguments)
    assert (result.status, result.out) == (0, ""), result.err
    return json.loads((zenls.folder / path).read_text())["findings"]


def test_what_is_written(project: Zenls) -> None:
    entries = write(project)
    assert [(entry["path"], entry["rule"]) for entry in entries] == [
        ("a.yaml", "unknown-flavor"),
        ("below/b.yaml", "registry-gcr-retired"),
    ]
    assert all(entry["fingerprint"] and entry["message"] for entry in entries)
    assert [entry for entry in project.folder.iterdir() if entry.name.startswith(".")] == []


def test_what_is_known_is_not_told(project: Zenls) -> None:
    write(project)
    result = project.lint(".", "--baseline", "known.json", "--fail-on", "hint")
    assert (result.status, result.findings) == (0, [])
    assert [entry["path"] for entry in result.json["files"]] == ["./a.yaml", "./clean.yaml", "./below/b.yaml"]
    assert project("lint", ".").status == 1
    assert "2 findings left out, known by 'known.json'" in result.err


@pytest.mark.parametrize("format", ["text", "compact", "sarif", "github", "gitlab", "junit"])
def test_in_every_format(project: Zenls, format: str) -> None:
    write(project)
    result = project("lint", ".", "--baseline", "known.json", "--format", format)
    assert result.status == 0
    assert "unknown-flavor" not in result.out.replace('"id": "unknown-flavor"', "") or format == "sarif"
    assert "a.yaml:" not in result.out


def test_new_findings_are_told(project: Zenls) -> None:
    write(project)
    project.write("below/b.yaml", WARNING.replace("local_docker", "local_dokcer"))
    project.write("new.yaml", ERROR)
    result = project.lint(".", "--baseline", "known.json")
    assert result.status == 1
    assert [(finding["path"], finding["rule"]) for finding in result.findings] == [
        ("./new.yaml", "unknown-flavor"),
        ("./below/b.yaml", "unknown-flavor"),
    ]
    assert result.json["summary"]["error"] == 2


def test_moved_lines_change_nothing(project: Zenls) -> None:
    write(project)
    project.write("a.yaml", "# One\n\n# Two\n" + ERROR.replace("components:", "\ncomponents: # three\n"))
    assert project.lint(".", "--baseline", "known.json").findings == []


def test_one_more_of_the_same_is_new(zenls: Zenls) -> None:
    zenls.write("a.yaml", many_errors(3))
    write(zenls)
    zenls.write("a.yaml", many_errors(4))
    assert zenls.lint(".", "--baseline", "known.json").rules == ["unknown-field"]


def test_paths_are_relative_to_the_baseline(project: Zenls) -> None:
    (project.folder / "ci").mkdir()
    assert [entry["path"] for entry in write(project, "ci/known.json")] == ["../a.yaml", "../below/b.yaml"]
    for path in ["a.yaml", "./a.yaml", "below/../a.yaml", project.folder / "a.yaml"]:
        assert project.lint(path, "--baseline", "ci/known.json").findings == []
    elsewhere = subprocess.run(
        [project.binary, "lint", "../a.yaml", "b.yaml", "--baseline", "../ci/known.json"],
        cwd=project.folder / "below",
        timeout=SAFETY_SECONDS,
    )
    assert elsewhere.returncode == 0


def test_the_same_run_writes_the_same_bytes(project: Zenls) -> None:
    write(project)
    first = (project.folder / "known.json").read_bytes()
    project.write("a.yaml", "# moved\n" + ERROR)
    write(project, "known.json", "--jobs", "3")
    assert (project.folder / "known.json").read_bytes() == first


def test_standard_input(zenls: Zenls) -> None:
    arguments = ["lint", "-", "--stdin-path", "made/up.yaml"]
    assert zenls(*arguments, "--write-baseline", "known.json", stdin=ERROR.encode()).status == 0
    assert zenls(*arguments, "--baseline", "known.json", stdin=ERROR.encode()).status == 0
    assert zenls(*arguments, stdin=ERROR.encode()).status == 1


def stale(zenls: Zenls, *arguments: str) -> str:
    err = zenls("lint", *arguments, "--baseline", "known.json").err
    return "".join(line for line in err.splitlines() if "no longer match" in line)


def test_entries_that_match_nothing_are_noted(project: Zenls) -> None:
    write(project)
    assert stale(project, ".") == ""
    project.write("a.yaml", VALID)
    assert "1 entry of 'known.json' no longer matches anything" in stale(project, ".")
    (project.folder / "below" / "b.yaml").unlink()
    assert "2 entries of 'known.json' no longer match anything" in stale(project, ".")
    # Of a file that was not looked at, nothing is known.
    project.write("below/b.yaml", VALID)
    assert "1 entry" in stale(project, "a.yaml")


def test_a_selection_makes_nothing_stale(project: Zenls) -> None:
    write(project)
    assert stale(project, ".", "--select", "missing-key") == ""
    assert project("lint", ".", "--baseline", "known.json", "--quiet").err == ""


def test_only_what_is_selected_is_written(project: Zenls) -> None:
    entries = write(project, "known.json", "--ignore", "unknown-flavor")
    assert [entry["rule"] for entry in entries] == ["registry-gcr-retired"]


def test_both_at_once_write_everything_anew(project: Zenls) -> None:
    before = write(project)
    project.write("new.yaml", ERROR)
    after = write(project, "known.json", "--baseline", "known.json")
    assert len(after) == len(before) + 1


def test_settings_have_findings_too(project: Zenls) -> None:
    project.write(".zenls.yaml", "ruls: {}\n")
    assert "configuration-invalid" in {entry["rule"] for entry in write(project)}
    assert project.lint("a.yaml", "--baseline", "known.json").status == 0
    assert project.lint(".", "--baseline", "known.json").status == 0


def test_fixes_also_for_what_is_known(project: Zenls) -> None:
    write(project)
    result = project("lint", ".", "--baseline", "known.json", "--fix")
    assert result.status == 0
    assert (project.folder / "a.yaml").read_text() == VALID


def test_no_message_shows_a_secret(zenls: Zenls) -> None:
    zenls.write("a.yaml", WARNING.replace("local_docker\n      configuration: {}", "local_docker\n      configuration: {}").replace("{}", "{}"))
    zenls.write("b.yaml", VALID.replace("flavor: local\n      configuration: {}", "flavor: kubeflow\n      configuration: {kubeflow_token: hunter2, password: hunter2}", 1))
    write(zenls)
    assert "hunter2" not in (zenls.folder / "known.json").read_text()


BROKEN = {
    "empty": (b"", "line 1, column 1", "object"),
    "text": (b"known\n", "line 1, column 1", "object"),
    "cut off": (b'{\n  "version": 1,\n  "findings": [\n', "line 3, column 15", "no JSON"),
    "conflict": (b'{\n<<<<<<< HEAD\n  "version": 1\n}\n', "line 2, column 1", "a merge left its marks"),
    "another version": (b'{\n  "version": 2,\n  "findings": []\n}\n', "line 2, column 14", "`2` is not the version"),
    "no version": (b'{"findings": []}', "line 1, column 1", "`version` is missing"),
    "no list": (b'{"version": 1,\n "findings": "x"}', "line 2, column 14", "has to be a list"),
    "no object": (b'{"version": 1, "findings": [\n7]}', "line 2, column 1", "every finding is an object"),
    "no fingerprint": (b'{"version": 1, "findings": [\n\n {"path": "a", "rule": "b"}]}', "line 3, column 2", "no `fingerprint`"),
    "binary": (bytes(range(256)), "line 3", "no JSON"),
}


@pytest.mark.parametrize(("content", "place", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_baseline_that_is_none(project: Zenls, content: bytes, place: str, words: str) -> None:
    project.write("known.json", content)
    result = project("lint", ".", "--baseline", "known.json")
    assert (result.status, result.out) == (2, "")
    assert "'known.json'" in result.err and place in result.err and words in result.err


@pytest.mark.parametrize("name", ["missing.json", "below", "/dev/null/x", ""])
def test_a_baseline_that_cannot_be_read(project: Zenls, name: str) -> None:
    result = project("lint", ".", f"--baseline={name}")
    assert (result.status, result.out) == (2, "")
    assert name in result.err


@pytest.mark.parametrize("name", ["missing/known.json", "below", "", "a.yaml/known.json"])
def test_a_baseline_that_cannot_be_written(project: Zenls, name: str) -> None:
    result = project("lint", ".", f"--write-baseline={name}")
    assert (result.status, result.out) == (2, "")
    assert name in result.err


def test_a_full_disk_leaves_it_as_it_was(project: Zenls) -> None:
    write(project)
    before = (project.folder / "known.json").read_bytes()
    project.write("many.yaml", many_errors(900))
    script = f'ulimit -f 8; exec "{project.binary}" lint . --write-baseline known.json'
    done = subprocess.run(
        ["/bin/bash", "-c", script], cwd=project.folder, capture_output=True, text=True, timeout=SAFETY_SECONDS
    )
    assert done.returncode == 2
    assert "known.json" in done.stderr
    assert (project.folder / "known.json").read_bytes() == before
    assert sorted(path.name for path in project.folder.iterdir()) == ["a.yaml", "below", "clean.yaml", "known.json", "many.yaml"]


def test_not_written_where_a_file_could_not_be_read(project: Zenls) -> None:
    write(project)
    before = (project.folder / "known.json").read_bytes()
    result = project("lint", ".", "missing.yaml", "--write-baseline", "known.json")
    assert result.status == 2
    assert "missing.yaml" in result.err and "left as it was" in result.err
    assert (project.folder / "known.json").read_bytes() == before


def test_mode_and_link_are_kept(project: Zenls) -> None:
    write(project, "real.json")
    real = project.folder / "real.json"
    real.chmod(0o640)
    (project.folder / "known.json").symlink_to("real.json")
    project.write("new.yaml", ERROR)
    write(project)
    assert (project.folder / "known.json").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert len(json.loads(real.read_text())["findings"]) == 3


def test_reformatted_with_tabs(project: Zenls) -> None:
    write(project)
    path = Path(project.folder / "known.json")
    path.write_text(json.dumps(json.loads(path.read_text()), indent="\t"))
    assert project.lint(".", "--baseline", "known.json").status == 0
    path.write_text(json.dumps(json.loads(path.read_text())))
    assert project.lint(".", "--baseline", "known.json").status == 0


def test_any_text_in_a_message_survives(zenls: Zenls) -> None:
    """What a message quotes stands in the JSON as it is: quotes, backslashes, other scripts."""
    text = VALID.replace("flavor: local\n", "flavor: 'q\"\\é日\U0001f680'\n", 1)
    zenls.write("a.yaml", text)
    (entry,) = write(zenls)
    assert 'q"\\é日\U0001f680' in entry["message"]
    assert zenls.lint(".", "--baseline", "known.json").status == 0


def test_a_path_that_needs_escapes(zenls: Zenls) -> None:
    name = 'a "b" \\ ü.yaml'
    zenls.write(name, ERROR)
    (entry,) = write(zenls)
    assert entry["path"] == name
    assert zenls.lint(".", "--baseline", "known.json").status == 0
    assert os.listdir(zenls.folder).count(name) == 1
