"""`--fix`: what is written, what remains, and what is left alone."""

from __future__ import annotations

import pytest
from samples import ERROR, FOREIGN, VALID
from zenls_binary import Zenls

# Three safe fixes: a type, a flavor, a field. One of them hides another mistake: the path.
MISTAKES = """\
zenml_version: 0.98.0   # as exported
stack_name: team
components:
  orchestratr:
    - name: jobs
      flavor: locall
      configuration: {}
  artifact_store:
    - name: files
      flavor: gpc # keep
      configuration:
        paht: gs://acme
"""
RIGHT = (
    MISTAKES.replace("orchestratr", "orchestrator")
    .replace("locall", "local")
    .replace("gpc", "gcp")
    .replace("paht", "path")
)


def test_the_result_is_written_and_what_remains_reported(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", MISTAKES)
    result = zenls("lint", "stack.yaml", "--fix")
    assert path.read_text() == RIGHT
    assert (result.status, result.out) == (0, "")
    assert result.err == "zenls: 1 file checked, 4 findings fixed, nothing left\n"


def test_a_second_run_changes_nothing(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", MISTAKES)
    zenls("lint", "stack.yaml", "--fix")
    before = path.stat()
    assert zenls("lint", "stack.yaml", "--fix").status == 0
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


FORMS = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "bom": lambda text: "\ufeff" + text,
    "no final newline": lambda text: text.rstrip("\n"),
    "carriage returns": lambda text: text.replace("\n", "\r"),
    "wide characters": lambda text: "# 🚀 日本語\n" + text,
}


@pytest.mark.parametrize("form", FORMS)
def test_everything_else_stays_as_it_is(zenls: Zenls, form: str) -> None:
    path = zenls.write("stack.yaml", FORMS[form](MISTAKES).encode())
    assert zenls("lint", "stack.yaml", "--fix").status == 0
    assert path.read_bytes() == FORMS[form](RIGHT).encode()


def test_unsafe_fixes_only_when_asked_for(zenls: Zenls) -> None:
    text = VALID.replace("stack_name: local", "stack_name: default")
    path = zenls.write("stack.yaml", text)
    result = zenls.lint("stack.yaml", "--fix")
    assert (result.status, result.rules, path.read_text()) == (1, ["invalid-name"], text)
    result = zenls.lint("stack.yaml", "--fix", "--unsafe-fixes")
    assert (result.status, result.rules) == (0, [])
    assert path.read_text() == text.replace("stack_name: default", "stack_name: my-stack")


def test_what_is_not_reported_is_not_fixed(zenls: Zenls) -> None:
    text = MISTAKES.replace("flavor: gpc # keep", "flavor: gpc # zenls: ignore[unknown-flavor]")
    path = zenls.write("stack.yaml", text)
    zenls("lint", "stack.yaml", "--fix", "--ignore", "unknown-component-type")
    assert path.read_text() == text
    zenls("lint", "stack.yaml", "--fix")
    assert path.read_text() == text.replace("orchestratr", "orchestrator").replace("locall", "local")


def test_an_unused_ignore_is_removed(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", VALID.replace("jobs", "jobs  # zenls: ignore[unknown-flavor] why not"))
    assert zenls("lint", "stack.yaml", "--fix").err == "zenls: 1 file checked, 1 finding fixed, nothing left\n"
    assert path.read_text() == VALID


def test_json_counts_what_was_fixed(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR + "  containr_registry: []\n")
    report = zenls.lint(".", "--fix").json
    assert report["summary"]["fixed"] == 2
    assert "fixed" not in zenls.lint(".").json["summary"]


def test_places_are_those_of_the_fixed_text(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR.replace("stack_name: local", "stack_name: default"))
    (finding,) = zenls.lint("stack.yaml", "--fix").findings
    offset = finding["range"]["start"]["offset"]
    assert path.read_bytes()[offset:].startswith(b"default")


def test_other_files_are_left_alone(zenls: Zenls) -> None:
    foreign = zenls.write("pod.yaml", FOREIGN)
    utf16 = zenls.write("wide.yaml", ERROR.encode("utf-16"))
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in (foreign, utf16)]
    assert zenls("lint", ".", "--fix", "--unsafe-fixes").status == 1
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in (foreign, utf16)] == before


def test_standard_input_comes_out_fixed(zenls: Zenls) -> None:
    result = zenls("lint", "-", "--fix", stdin=MISTAKES.encode())
    assert (result.status, result.out) == (0, RIGHT)
    result = zenls("lint", "-", "--fix", stdin=MISTAKES.replace("team", "default").encode())
    assert (result.status, result.out) == (1, RIGHT.replace("team", "default"))
    assert "error[invalid-name]" in result.err


@pytest.mark.parametrize("text", [VALID, FOREIGN, "", "{% if x %}\n", "\u00e9: [\n"])
def test_standard_input_without_fixes_comes_out_as_it_is(zenls: Zenls, text: str) -> None:
    assert zenls("lint", "-", "--fix", stdin=text.encode()).out == text


def test_settings_are_fixed_before_what_they_are_for(zenls: Zenls) -> None:
    settings = zenls.write(".zenls.yaml", "rule:\n  unknown-flavor: off\n")
    path = zenls.write("stack.yaml", ERROR)
    result = zenls("lint", ".", "--fix")
    assert settings.read_text() == "rules:\n  unknown-flavor: off\n"
    assert (result.status, path.read_text()) == (0, ERROR)
    assert "1 finding fixed" in result.err


def test_settings_outside_of_what_was_named_stay_as_they_are(zenls: Zenls) -> None:
    settings = zenls.write(".zenls.yaml", "rule: {}\n")
    zenls.write("sub/stack.yaml", VALID)
    assert zenls("lint", "sub", "--fix").status == 1
    assert settings.read_text() == "rule: {}\n"


@pytest.mark.parametrize("options", [["--fix", "--diff"], ["--unsafe-fixes"]])
def test_options_that_do_not_fit_together(zenls: Zenls, options: list[str]) -> None:
    assert zenls("lint", *options).status == 2
