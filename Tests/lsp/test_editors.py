"""Real editors with the real server and the configuration that users copy from `editors/`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from zenls_binary import ROOT

STACK = """\
# 😀 stack
zenml_version: 0.98.0
stack_name: local
components:
  orchestrator:
    - {name: "jobs 😀", flavor: locall, configuration: {}}
  artifact_store:
    - {name: files, flavor: local, configuration: {}}
  container_registry:
    - name: registry
      flavor: gcp
      configuration: &images {uri: gcr.io/acme-ml}
    - name: second
      flavor: gcp
      configuration: *images
"""
COMPOSE = "services:\n  web: {image: nginx}\nstack_name: x\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project é"
    folder.mkdir()
    (folder / "stack.yaml").write_text(STACK)
    (folder / "compose.yaml").write_text(COMPOSE)
    (folder / ".zenls.yaml").write_text("rules: {}\n")
    return folder


def run(command: list, home: Path) -> dict:
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "XDG_STATE_HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(command, capture_output=True, text=True, timeout=150, env=environment, cwd=home)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def fixed(text: str) -> str:
    return text.replace("locall", "local")


def renamed(text: str) -> str:
    return text.replace("images", "renamed")


def test_neovim(binary: Path, project: Path, tmp_path: Path) -> None:
    nvim = Path(sys.prefix) / "bin" / "nvim"
    script = ROOT / "editors" / "nvim" / "test.lua"
    result = run([nvim, "--headless", "-u", "NONE", "-l", script, binary, project], tmp_path)
    assert result["root"] == str(project)
    assert result["encoding"] == "utf-8", "the first that Neovim offers"
    shown = {item["code"]: item for item in result["diagnostics"]}
    assert shown["unknown-flavor"]["text"] == "locall"
    assert shown["unknown-flavor"]["source"] == "zenls"
    assert shown["registry-gcr-retired"]["severity"] == "ERROR", "as the settings of the client say"
    assert "gcp" in " ".join(result["hover"])
    assert {"gcp", "aws", "azure"} <= set(result["completion"])
    assert "\n".join(result["fixed"]) + "\n" == fixed(STACK)
    assert "\n".join(result["renamed"]) + "\n" == renamed(fixed(STACK))
    assert result["symbols"] > 0
    assert "zenml stack register local -o 'jobs 😀' -a files -c registry --set" in result["commands"]
    assert result["authentication"][-1] == "gcloud auth configure-docker"
    assert [item["text"] for item in result["typed"] if item["code"] == "unknown-flavor"] == ["locall"]
    assert not (result["foreign"]["completion"] or {}).get("items")
    assert not result["foreign"]["symbols"]
    assert not result["foreign"]["diagnostics"]


def test_emacs(binary: Path, project: Path, tmp_path: Path) -> None:
    emacs = shutil.which("emacs")
    assert emacs, "run `make setup`, which installs Emacs"
    script = ROOT / "editors" / "emacs" / "test.el"
    # eglot looks for a project, which it knows by its version control.
    subprocess.run(["git", "init", "-q", project], check=True)
    result = run([emacs, "-q", "--batch", "-l", script, binary, project], tmp_path)
    shown = {item["text"]: item["message"] for item in result["diagnostics"]}
    assert "locall" in shown and "unknown-flavor" in shown["locall"]
    assert any("registry-gcr-retired" in message for message in shown.values())
    assert "gcp" in result["hover"]
    assert {"gcp", "aws", "azure"} <= set(result["completion"])
    assert any("`local`" in title for title in result["actions"])
    assert result["fixed"] == fixed(STACK)
    assert result["renamed"] == renamed(fixed(STACK))
    assert "\nzenml stack register local -o 'jobs 😀' -a files -c registry --set\n" in result["commands"]
    assert "locall" in [item["text"] for item in result["typed"]]
    assert result["foreign"] in ("nil", "[]")
    assert result["foreign_diagnostics"] == []
