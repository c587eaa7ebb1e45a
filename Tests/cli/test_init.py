"""`zenls init`: a commented `.zenls.yaml` for what there is."""

from __future__ import annotations

import subprocess

import pytest
import yaml
from zenls_binary import SAFETY_SECONDS, Zenls
from samples import ERROR, FOREIGN, VALID, WARNING

KEYS = ["zenml_version", "rules", "files", "exclude", "custom_flavors", "registries"]


def uncommented(text: str) -> str:
    """The settings with every comment sign taken away that hides one."""
    lines = []
    is_inside = False
    for line in text.splitlines():
        if any(line.startswith(f"# {key}:") for key in KEYS):
            is_inside = True
        elif not line.startswith("#   "):
            is_inside = False
        lines.append(line[2:] if is_inside else line)
    return "\n".join(lines) + "\n"


def written(zenls: Zenls, *arguments: str) -> str:
    result = zenls("init", *arguments)
    assert result.status == 0, result.err
    return (zenls.folder / ".zenls.yaml").read_text()


def test_it_changes_nothing_until_a_comment_sign_goes(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    before = zenls.lint(".").findings
    assert yaml.safe_load(written(zenls)) is None
    assert zenls.lint(".").findings == before


def test_what_is_in_comments_are_settings(zenls: Zenls) -> None:
    zenls.write("stack.yaml", ERROR)
    zenls.write("examples/wrong/a.yaml", ERROR.replace("locall", "our-'own'"))
    zenls.write("1 - odd/b.yaml", ERROR)
    settings = uncommented(written(zenls))
    zenls.write(".zenls.yaml", settings)
    assert zenls.lint(".zenls.yaml").findings == []
    assert yaml.safe_load(settings).keys() == set(KEYS)
    assert yaml.safe_load(settings)["exclude"] == ["1 - odd/", "examples/wrong/"]
    assert yaml.safe_load(settings)["custom_flavors"] == {"orchestrator": ["locall", "our-'own'"]}
    assert zenls.lint(".").status == 0


def test_an_empty_folder(zenls: Zenls) -> None:
    text = written(zenls)
    assert "No file of ZenML's was found" in text
    zenls.write(".zenls.yaml", uncommented(text))
    assert zenls.lint(".zenls.yaml").findings == []


def test_what_it_finds(zenls: Zenls) -> None:
    zenls.write("a.yaml", VALID)
    zenls.write("b/b.yaml", WARNING)
    zenls.write("b/c.yaml", VALID.replace("0.98.0", "0.97.0"))
    zenls.write("pod.yaml", FOREIGN)
    zenls.write("registry.yaml", "name: images\nflavor: gcp\nuri: gcr.io/acme-ml\n")
    text = written(zenls)
    assert "0.98.0 (2 files), 0.97.0 (1 file)" in text
    assert "stack: a.yaml, b/b.yaml, b/c.yaml" in text
    assert "component: registry.yaml" in text
    assert "registry-gcr-retired: off  # 2 findings" in text
    assert "pod.yaml" not in text


def test_a_version_where_files_lack_one(zenls: Zenls) -> None:
    without = VALID.replace("zenml_version: 0.98.0\n", "")
    zenls.write("a.yaml", without)
    assert yaml.safe_load(zenls("init", "--stdout").out) is None
    zenls.write("b.yaml", VALID)
    assert yaml.safe_load(written(zenls)) == {"zenml_version": "0.98.0"}
    assert [entry["zenml_version"] for entry in zenls.lint("a.yaml").json["files"]] == ["0.98.0"]


def test_one_that_is_there_stays(zenls: Zenls) -> None:
    path = zenls.write(".zenls.yaml", "rules: {}\n")
    result = zenls("init")
    assert result.status == 2
    assert "'.zenls.yaml' is there already; --force" in result.err
    assert path.read_text() == "rules: {}\n"
    assert "rules" in zenls("init", "--stdout").out
    assert path.read_text() == "rules: {}\n"
    assert zenls("init", "--force").status == 0
    assert path.read_text().startswith("# Settings of zenls")
    assert [entry.name for entry in zenls.folder.iterdir()] == [".zenls.yaml"]


def test_a_dangling_link_stays(zenls: Zenls) -> None:
    (zenls.folder / ".zenls.yaml").symlink_to("elsewhere.yaml")
    assert zenls("init").status == 2
    assert not (zenls.folder / "elsewhere.yaml").exists()


@pytest.mark.parametrize("folder", ["missing", "file.yaml", ""])
def test_no_folder(zenls: Zenls, folder: str) -> None:
    zenls.write("file.yaml", VALID)
    result = zenls("init", folder)
    assert (result.status, result.out) == (2, "")
    assert f"'{folder}'" in result.err


def test_another_folder(zenls: Zenls) -> None:
    zenls.write("below/deep/a.yaml", VALID)
    assert zenls("init", "below").status == 0
    assert "stack: deep/a.yaml" in (zenls.folder / "below" / ".zenls.yaml").read_text()


def test_a_full_disk_leaves_nothing(zenls: Zenls) -> None:
    script = f'ulimit -f 0; exec "{zenls.binary}" init'
    done = subprocess.run(
        ["/bin/bash", "-c", script], cwd=zenls.folder, capture_output=True, text=True, timeout=SAFETY_SECONDS
    )
    assert done.returncode == 2
    assert ".zenls.yaml" in done.stderr
    assert list(zenls.folder.iterdir()) == []


def test_a_name_that_could_break_a_comment(zenls: Zenls) -> None:
    zenls.write("a\nrules: x.yaml", VALID)
    text = written(zenls)
    assert yaml.safe_load(text) is None
