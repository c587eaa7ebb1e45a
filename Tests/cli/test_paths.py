"""What is read: files, folders with what they skip, standard input."""

from __future__ import annotations

import pytest
from zenls_binary import Zenls
from samples import ERROR, FOREIGN, VALID


def read(zenls: Zenls, *arguments: str) -> list[str]:
    """The recognised files, relative to the folder of the test."""
    result = zenls.lint(*arguments)
    assert result.status in (0, 1), result.err
    return [entry["path"].removeprefix("./") for entry in result.json["files"]]


def test_a_folder_is_walked(zenls: Zenls) -> None:
    names = ["a.yaml", "b.yml", "below/c.yaml", "below/deeper/d.yml", "with blanks/ü.yaml"]
    for name in [*names, "not.yaml.txt", "not.json", "yaml", "below/README.md"]:
        zenls.write(name, VALID)
    assert read(zenls, ".") == sorted(names)


@pytest.mark.parametrize(
    "folder",
    [".git", ".hidden", ".venv", "venv", "env-of-someone", "node_modules", "below/node_modules", "below/.cache"],
)
def test_skipped_folders(zenls: Zenls, folder: str) -> None:
    zenls.write("stack.yaml", VALID)
    zenls.write(f"{folder}/inside.yaml", ERROR)
    if "env" in folder:
        # What makes a folder a virtual environment.
        zenls.write(f"{folder}/pyvenv.cfg", "home = /usr/bin\n")
    assert read(zenls, ".") == ["stack.yaml"]


def test_a_skipped_folder_that_is_named_is_walked(zenls: Zenls) -> None:
    zenls.write(".hidden/stack.yaml", VALID)
    assert read(zenls, ".hidden") == [".hidden/stack.yaml"]


def test_foreign_files_of_a_folder_are_not_mentioned(zenls: Zenls) -> None:
    zenls.write("pod.yaml", FOREIGN)
    zenls.write("stack.yaml", VALID)
    result = zenls.lint(".")
    assert result.json["skipped"] == []
    assert "pod" not in result.err


def test_a_named_foreign_file_is_reported_as_skipped(zenls: Zenls) -> None:
    path = zenls.write("pod.yaml", FOREIGN)
    result = zenls("lint", path)
    assert (result.status, result.out) == (0, "")
    assert "pod.yaml" in result.err and "skipped" in result.err


def test_a_folder_without_yaml_is_noted(zenls: Zenls) -> None:
    zenls.write("README.md", "nothing\n")
    result = zenls("lint", ".")
    assert (result.status, result.out) == (0, "")
    assert result.err.strip()


def test_an_empty_folder_is_noted(zenls: Zenls) -> None:
    (zenls.folder / "empty").mkdir()
    result = zenls("lint", "empty")
    assert result.status == 0
    assert "empty" in result.err


def test_any_suffix_when_named(zenls: Zenls) -> None:
    zenls.write("stack.yaml.tmpl", VALID)
    assert read(zenls, "stack.yaml.tmpl") == ["stack.yaml.tmpl"]


def test_folder_loops_end(zenls: Zenls) -> None:
    zenls.write("below/stack.yaml", VALID)
    (zenls.folder / "below" / "up").symlink_to("..")
    (zenls.folder / "below" / "self").symlink_to("self")
    assert read(zenls, ".") == ["below/stack.yaml"]


def test_a_dangling_link_in_a_folder_is_no_failure(zenls: Zenls) -> None:
    zenls.write("stack.yaml", VALID)
    (zenls.folder / "gone.yaml").symlink_to("nowhere.yaml")
    assert zenls("lint", ".").status in (0, 2)


def test_a_folder_named_like_a_file(zenls: Zenls) -> None:
    zenls.write("folder.yaml/stack.yaml", VALID)
    assert read(zenls, ".") == ["folder.yaml/stack.yaml"]


def test_one_file_named_twice_is_read_once(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls.lint("stack.yaml", "stack.yaml")
    assert result.rules == ["unknown-flavor"]


def test_many_files_are_in_a_stable_order(zenls: Zenls) -> None:
    names = [f"{number:03}.yaml" for number in range(200)]
    for name in reversed(names):
        zenls.write(name, ERROR)
    first = zenls.lint(".")
    assert [entry["path"].removeprefix("./") for entry in first.json["files"]] == names
    assert zenls.lint(".").out == first.out


def test_very_deep_folders(zenls: Zenls) -> None:
    zenls.write("/".join(["d"] * 300) + "/stack.yaml", VALID)
    assert len(read(zenls, ".")) == 1


def test_standard_input(zenls: Zenls) -> None:
    result = zenls.lint("-", stdin=ERROR.encode())
    assert (result.status, result.rules) == (1, ["unknown-flavor"])
    assert zenls.lint("-", stdin=VALID.encode()).status == 0


def test_standard_input_has_a_name(zenls: Zenls) -> None:
    result = zenls.lint("--stdin-path", "made/up.yaml", "-", stdin=ERROR.encode())
    assert [entry["path"] for entry in result.json["files"]] == ["made/up.yaml"]
    assert [finding["path"] for finding in result.findings] == ["made/up.yaml"]
    text = zenls("lint", "-", "--stdin-path", "made/up.yaml", stdin=ERROR.encode())
    assert "made/up.yaml:6:" in text.out


@pytest.mark.parametrize("content", [b"", FOREIGN.encode(), b"\xff\xfe", b"\0"])
def test_standard_input_without_a_document(zenls: Zenls, content: bytes) -> None:
    result = zenls.lint("-", stdin=content)
    assert (result.status, result.findings, result.json["files"]) == (0, [], [])
    assert len(result.json["skipped"]) == 1


def test_standard_input_beside_files(zenls: Zenls) -> None:
    path = zenls.write("a.yaml", VALID)
    result = zenls.lint(path, "-", stdin=ERROR.encode())
    assert len(result.json["files"]) == 2
    assert result.rules == ["unknown-flavor"]


def test_a_file_named_dash(zenls: Zenls) -> None:
    zenls.write("-", ERROR)
    assert zenls.lint("./-").rules == ["unknown-flavor"]


def test_a_file_named_like_an_option(zenls: Zenls) -> None:
    zenls.write("--help", ERROR)
    assert zenls.lint("--", "--help").rules == ["unknown-flavor"]


def test_nothing_is_written(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    before = path.stat()
    zenls.lint(".")
    zenls("lint", ".")
    assert [entry.name for entry in zenls.folder.iterdir()] == ["stack.yaml"]
    assert path.stat().st_mtime_ns == before.st_mtime_ns
