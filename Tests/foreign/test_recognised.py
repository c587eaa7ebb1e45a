"""Files that come close to foreign ones and are ours: the folder names the kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from zenls_binary import FIXTURES, Zenls

RECOGNISED = FIXTURES / "recognised"
FILES = sorted(RECOGNISED.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(RECOGNISED)) for path in FILES])
def test_is_recognised(zenls: Zenls, path: Path) -> None:
    result = zenls.lint(path)
    kind = path.relative_to(RECOGNISED).parts[0]
    assert [entry["kind"] for entry in result.json["files"]] == [kind], result.json["skipped"]
    assert result.status in (0, 1), result.err


def test_there_are_files() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("kind", ["stack", "component", "mlstacks"])
def test_kind_overrides_the_content(zenls: Zenls, kind: str) -> None:
    path = zenls.write("pod.yaml", "apiVersion: v1\nkind: Pod\n")
    result = zenls.lint("--kind", kind, path)
    assert [entry["kind"] for entry in result.json["files"]] == [kind]


def test_kind_overrides_a_modeline(zenls: Zenls) -> None:
    path = zenls.write("x.yaml", "# zenls: kind=stack\nname: images\n")
    result = zenls.lint("--kind", "component", path)
    assert [entry["kind"] for entry in result.json["files"]] == ["component"]


@pytest.mark.parametrize("ending", ["%{ endfor ~}", "{% endfor %}"])
def test_a_template_file_is_not_judged(zenls: Zenls, ending: str) -> None:
    text = f"stack_name: x\ncomponents:\n  orchestrator: {{flavor: nowhere}}\n{ending}\n"
    path = zenls.write("stack.yaml", text)
    result = zenls.lint(path)
    assert result.findings == []
    assert [entry["path"] for entry in result.json["skipped"]] == [str(path)]
    assert "template" in result.json["skipped"][0]["reason"]


@pytest.mark.parametrize("place", ["# {% x %}", "#\n# %{ x }"])
def test_template_marks_in_comments_do_not_count(zenls: Zenls, place: str) -> None:
    path = zenls.write("stack.yaml", f"{place}\nstack_name: x\nzenml_version: 0.98.0\n")
    assert [entry["kind"] for entry in zenls.lint(path).json["files"]] == ["stack"]
