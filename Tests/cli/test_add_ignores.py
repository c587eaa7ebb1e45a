"""`--add-ignores`: comments for what is found, and nothing else."""

from __future__ import annotations

import subprocess

import pytest
from samples import ERROR, FOREIGN, VALID, WARNING, many_errors
from test_fix import FORMS, MISTAKES
from zenls_binary import Zenls

SILENCED = ERROR.replace("locall", "locall  # zenls: ignore[unknown-flavor]")

# What stands there, and what becomes of it.
PLACES = {
    "behind a value": ("flavor: locall", "flavor: locall  # zenls: ignore[unknown-flavor]"),
    "blanks at the end": ("flavor: locall  ", "flavor: locall  # zenls: ignore[unknown-flavor]  "),
    "a comment on the line": (
        "flavor: locall # mine",
        "# zenls: ignore[unknown-flavor]\n      flavor: locall # mine",
    ),
    "an ignore for another rule": (
        "flavor: locall # zenls: ignore[invalid-value] why",
        "flavor: locall # zenls: ignore[invalid-value, unknown-flavor] why",
    ),
    "an ignore above": (
        "# zenls: ignore[ invalid-value ]\n      flavor: locall",
        "# zenls: ignore[ invalid-value, unknown-flavor ]\n      flavor: locall",
    ),
    "an ignore that names nothing": (
        "flavor: locall # zenls: ignore[]",
        "# zenls: ignore[unknown-flavor]\n      flavor: locall # zenls: ignore[]",
    ),
    "brackets over lines": (
        "flavor: local\n      configuration: {a:\n        1, b: [\n        2]}",
        "flavor: local\n      configuration: {a:  # zenls: ignore[unknown-field]\n        1, b: [  "
        "# zenls: ignore[unknown-field]\n        2]}",
    ),
    "a block scalar's mark": (
        "flavor: |\n        locall",
        "# zenls: ignore[unknown-flavor]\n      flavor: |\n        locall",
    ),
    "quotes over lines": (
        'flavor: "local\n        l"',
        '# zenls: ignore[unknown-flavor]\n      flavor: "local\n        l"',
    ),
    "plain over lines": (
        "flavor: loc\n        all",
        "# zenls: ignore[unknown-flavor]\n      flavor: loc\n        all",
    ),
}  # fmt: skip


def _with(text: str) -> str:
    """A stack with that in the place of the flavor, and of the configuration that it brings along."""
    old = "flavor: locall\n      configuration: {}" if "configuration" in text else "flavor: locall"
    return ERROR.replace(old, text)


@pytest.mark.parametrize("place", PLACES)
def test_places(zenls: Zenls, place: str) -> None:
    written, expected = PLACES[place]
    text = _with(written)
    path = zenls.write("stack.yaml", text)
    told = len(zenls.lint("stack.yaml").findings)
    result = zenls("lint", "stack.yaml", "--add-ignores", "--fail-on", "error")
    assert result.status == 0, result.out
    assert path.read_text() == _with(expected)
    left = zenls.lint("stack.yaml").rules
    assert set(left) <= {"unused-ignore"} and len(left) < told
    before = path.read_bytes()
    zenls("lint", "stack.yaml", "--add-ignores")
    assert path.read_bytes() == before


def test_where_nothing_else_can_the_whole_file_is_named(zenls: Zenls) -> None:
    """The name goes on below, and what stands in front of it is part of another one."""
    text = "[{type: alerter, name: first\n  one, flavor: slakc}, {type: alerter, flavor: slack, name: second\n  one, configuration: 5}]\n"
    path = zenls.write("list.yaml", text)
    assert zenls("lint", "list.yaml", "--add-ignores").status == 0
    assert path.read_text().startswith("# zenls: ignore-file[")
    assert zenls.lint("list.yaml").findings == []
    assert zenls("lint", "list.yaml", "--add-ignores").status == 0


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_text(zenls: Zenls, form: str) -> None:
    path = zenls.write("stack.yaml", FORMS[form](MISTAKES).encode())
    result = zenls("lint", "stack.yaml", "--add-ignores")
    assert (result.status, result.out) == (0, "")
    assert result.err == "zenls: 1 file checked, 2 findings ignored, nothing left\n"
    silenced = (
        MISTAKES.replace("orchestratr:", "orchestratr:  # zenls: ignore[unknown-component-type]")
        .replace("      flavor: gpc # keep", "      # zenls: ignore[unknown-flavor]\n      flavor: gpc # keep")
    )
    expected = FORMS[form](silenced.replace("components:", "components:", 1)).encode()
    assert _without_missing(path.read_bytes()) == _without_missing(expected)
    assert zenls("lint", "stack.yaml", "--fail-on", "hint").status == 0


def _without_missing(text: bytes) -> bytes:
    return text.replace(b"  # zenls: ignore[missing-required-component]", b"")


def test_tabs(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR.replace("locall", '"loc\tall" #\tmine').replace("default", '"default\t"'))
    assert zenls("lint", "stack.yaml", "--add-ignores").status == 0
    assert '      # zenls: ignore[unknown-flavor]\n      flavor: "loc\tall" #\tmine\n' in path.read_text()


def test_what_is_not_told_is_not_ignored(zenls: Zenls) -> None:
    text = WARNING.replace("local_docker", "local_dokcer")
    path = zenls.write("stack.yaml", text)
    assert zenls("lint", "stack.yaml", "--add-ignores", "--ignore", "unknown-flavor").status == 0
    assert "ignore[registry-gcr-retired]" in path.read_text()
    assert "unknown-flavor" not in path.read_text()
    zenls.write("stack.yaml", text)
    options = ["--severity", "registry-gcr-retired=off"]
    assert zenls("lint", "stack.yaml", "--add-ignores", *options).status == 0
    assert "registry-gcr-retired" not in path.read_text()
    assert "ignore[unknown-flavor]" in path.read_text()


def test_what_a_baseline_knows_is_not_ignored(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    zenls("lint", ".", "--write-baseline", "known.json")
    assert zenls("lint", ".", "--baseline", "known.json", "--add-ignores").status == 0
    assert path.read_text() == ERROR
    path.write_text(ERROR.replace("stack_name: local", "stack_name: default"))
    assert zenls("lint", ".", "--baseline", "known.json", "--add-ignores").status == 0
    assert path.read_text() == ERROR.replace(
        "stack_name: local", "stack_name: default  # zenls: ignore[invalid-name]"
    )


def test_fixes_come_first(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR.replace("stack_name: local", "stack_name: default"))
    result = zenls("lint", "stack.yaml", "--fix", "--add-ignores")
    assert (result.status, result.out) == (0, "")
    assert result.err == "zenls: 1 file checked, 1 finding fixed and 1 ignored, nothing left\n"
    assert path.read_text() == VALID.replace(
        "stack_name: local", "stack_name: default  # zenls: ignore[invalid-name]"
    )


def test_standard_input_comes_out_with_comments(zenls: Zenls) -> None:
    result = zenls("lint", "-", "--add-ignores", stdin=ERROR.encode())
    assert (result.status, result.out) == (0, SILENCED)
    result = zenls("lint", "-", "--add-ignores", stdin=FOREIGN.encode())
    assert (result.status, result.out) == (0, FOREIGN)


def test_a_diff_writes_nothing_and_applies(zenls: Zenls) -> None:
    text = ERROR.replace("stack_name: local", "stack_name: default")
    path = zenls.write("stack.yaml", text)
    result = zenls("lint", "stack.yaml", "--add-ignores", "--diff")
    assert (result.status, path.read_text()) == (1, text)
    assert result.err.startswith("zenls: 1 file checked, 2 findings ignored by the diff, 2 errors")
    subprocess.run(["patch", "-p0"], input=result.out.encode(), cwd=zenls.folder, check=True, capture_output=True)
    patched = path.read_text()
    path.write_text(text)
    zenls("lint", "stack.yaml", "--add-ignores")
    assert path.read_text() == patched


def test_a_diff_shows_no_secret(zenls: Zenls) -> None:
    secret = "hunter2hunter2"
    text = (
        VALID.replace("stack_name: local", "stack_name: default")
        + "  alerter:\n    name: a\n    flavor: slack\n    configuration:\n"
        + f"      slack_token: {secret}\n      slack_channel_id: C1\n      timout: 5\n"
    )
    path = zenls.write("stack.yaml", text)
    result = zenls("lint", "stack.yaml", "--add-ignores", "--diff")
    assert secret not in result.out + result.err
    assert "leaves out 1 change on or beside lines that hold a secret" in result.err
    subprocess.run(["patch", "-p0"], input=result.out.encode(), cwd=zenls.folder, check=True, capture_output=True)
    assert "default  # zenls: ignore[invalid-name]" in path.read_text()
    assert zenls.lint("stack.yaml", "--select", "plaintext-secret").rules == ["plaintext-secret"]


UNWRITABLE = {
    "broken": (VALID + "  alerter: [\n", "no valid YAML"),
    "another encoding": (ERROR.encode("utf-16"), "not UTF-8"),
    "comments that are not needed": (VALID + "# zenls: ignore[unknown-flavor]\n", "'--fix' removes those"),
}


@pytest.mark.parametrize("case", UNWRITABLE)
def test_what_no_comment_can_silence_is_said(zenls: Zenls, case: str) -> None:
    text, reason = UNWRITABLE[case]
    path = zenls.write("stack.yaml", text)
    before = path.read_bytes()
    told = zenls("lint", "stack.yaml", "--fail-on", "hint")
    for option in [[], ["--diff"]]:
        result = zenls("lint", "stack.yaml", "--fail-on", "hint", "--add-ignores", *option)
        assert (result.status, path.read_bytes()) == (1, before)
        assert "cannot be ignored by a comment" in result.err and reason in result.err
        assert result.out == ("" if option else told.out)


def test_many_findings_of_one_rule(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", many_errors(1500))
    zenls("lint", "stack.yaml", "--add-ignores")
    assert path.read_text().startswith("# zenls: ignore-file[unknown-field]\n")
    assert zenls("lint", "stack.yaml").status == 0
    before = path.read_bytes()
    assert zenls("lint", "stack.yaml", "--add-ignores").status == 0
    assert path.read_bytes() == before


def test_settings_too(zenls: Zenls) -> None:
    settings = zenls.write(".zenls.yaml", "rule: {}\n")
    zenls.write("stack.yaml", VALID)
    assert zenls("lint", ".", "--add-ignores").status == 0
    assert settings.read_text() == "rule: {}  # zenls: ignore[configuration-invalid]\n"
    assert zenls("lint", ".", "--fail-on", "hint").status == 0


@pytest.mark.parametrize(
    "options", [["--write-baseline", "known.json"], ["--diff", "--unsafe-fixes"], ["--unsafe-fixes"], ["--fix", "--diff"]]
)
def test_options_that_do_not_fit_together(zenls: Zenls, options: list[str]) -> None:
    path = zenls.write("stack.yaml", ERROR)
    assert zenls("lint", ".", "--add-ignores", *options).status == 2
    assert path.read_text() == ERROR


def test_a_comment_behind_a_byte_order_mark_is_one_for_the_line_below(zenls: Zenls) -> None:
    comment = "# zenls: ignore[unknown-flavor]\n"
    zenls.write("a.yaml", f"\ufeff{comment}{{type: alerter, name: a, flavor: slakc, configuration: {{}}}}\n")
    result = zenls.lint("a.yaml")
    assert (len(result.json["files"]), result.findings) == (1, [])
