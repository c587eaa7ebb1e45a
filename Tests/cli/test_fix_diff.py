"""`--diff` writes nothing, and what it shows can be applied."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from samples import ERROR, VALID
from test_fix import FORMS, MISTAKES, RIGHT
from zenls_binary import Zenls

TOOLS = {"patch": ["patch", "-p0", "--binary"], "git": ["git", "apply", "-p0"]}

_FAR = MISTAKES.replace("gpc # keep\n", "gcp\n" + "\n# comment" * 20 + "\n")
_BLOCKS = {
    "a mistake": (MISTAKES, []),
    "mistakes far from each other": (_FAR, []),
    "in the last line": (MISTAKES + "componentz:", []),
    "lines that go away": (VALID + "# zenls: ignore[unknown-flavor]", []),
    "a first line": (VALID.replace("zenml_version: 0.98.0\n", ""), ["--unsafe-fixes"]),
    "a component behind the last": (VALID.split("  artifact_store")[0], ["--unsafe-fixes"]),
    "no final newline, more lines": (
        VALID.replace("local\n      configuration: {}\n  artifact", "tekton\n      configuration: {}\n  artifact").rstrip(),
        ["--unsafe-fixes"],
    ),
}


def _apply(tool: str, diff: str, folder: Path) -> None:
    done = subprocess.run(TOOLS[tool], cwd=folder, input=diff.encode(), capture_output=True)
    assert done.returncode == 0, f"{done.stdout.decode()}{done.stderr.decode()}{diff}"


@pytest.fixture(params=TOOLS)
def tool(request: pytest.FixtureRequest) -> str:
    assert shutil.which(request.param), f"{request.param} is not installed: `make setup` does that"
    return request.param


def _check(zenls: Zenls, tool: str, names: list[str], text: bytes, options: list[str]) -> None:
    """What the diff makes of the files is what --fix makes of them."""
    for name in names:
        zenls.write(f"patched/{name}", text)
        zenls.write(f"fixed/{name}", text)
    here = Zenls(zenls.binary, zenls.folder / "patched")
    diff = here("lint", ".", "--diff", *options)
    assert all((here.folder / name).read_bytes() == text for name in names)
    zenls("lint", "fixed", "--fix", *options)
    fixed = [(zenls.folder / "fixed" / name).read_bytes() for name in names]
    assert fixed[0] != text, "nothing was fixed"
    _apply(tool, diff.out, here.folder)
    assert [(here.folder / name).read_bytes() for name in names] == fixed


@pytest.mark.parametrize("block", _BLOCKS)
def test_it_applies(zenls: Zenls, tool: str, block: str) -> None:
    text, options = _BLOCKS[block]
    _check(zenls, tool, ["stack.yaml"], text.encode(), options)


@pytest.mark.parametrize("form", FORMS)
def test_it_applies_to_every_form_of_text(zenls: Zenls, tool: str, form: str) -> None:
    _check(zenls, tool, ["stack.yaml"], FORMS[form](MISTAKES).encode(), [])


def test_it_applies_to_every_name(zenls: Zenls, tool: str) -> None:
    names = ["a b.yaml", "deep er/c.yaml", "größe.yaml", 'quo"te.yaml', "back\\slash.yaml", "tab\there.yaml"]
    _check(zenls, tool, names, MISTAKES.encode(), [])


def test_its_form(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    expected = """\
--- stack.yaml
+++ stack.yaml
@@ -3,7 +3,7 @@
 components:
   orchestrator:
     - name: jobs
-      flavor: locall
+      flavor: local
       configuration: {}
   artifact_store:
     - name: files
"""
    for name in ["stack.yaml", "./stack.yaml", str(path)]:
        result = zenls("lint", name, "--diff")
        assert (result.status, result.out) == (1, expected)
        assert result.err == (
            "zenls: 1 file checked, 1 finding fixed by the diff, 1 error (1 with a fix)\n"
        )


def test_nothing_to_fix_is_nothing_to_show(zenls: Zenls) -> None:
    zenls.write("stack.yaml", VALID)
    result = zenls("lint", "--diff")
    assert (result.status, result.out) == (0, "")


def test_unsafe_fixes_only_when_asked_for(zenls: Zenls) -> None:
    zenls.write("stack.yaml", VALID.replace("stack_name: local", "stack_name: default"))
    assert zenls("lint", "--diff").out == ""
    assert "+stack_name: my-stack\n" in zenls("lint", "--diff", "--unsafe-fixes").out


def test_standard_input_has_a_name(zenls: Zenls) -> None:
    diff = zenls("lint", "-", "--stdin-path", "stack.yaml", "--diff", stdin=MISTAKES.encode()).out
    path = zenls.write("stack.yaml", MISTAKES)
    _apply("git", diff, zenls.folder)
    assert path.read_text() == RIGHT
