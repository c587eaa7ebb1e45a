"""`zenls completions`, in the real shells."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from zenls_binary import SAFETY_SECONDS, Zenls

SHELLS = ["bash", "zsh", "fish"]


def run(zenls: Zenls, *command: str) -> str:
    environment = {**os.environ, "PATH": f"{zenls.binary.resolve().parent}:{os.environ['PATH']}", "HOME": str(zenls.folder)}
    done = subprocess.run(
        command, cwd=zenls.folder, capture_output=True, text=True, timeout=SAFETY_SECONDS, env=environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    return request.param


def script(zenls: Zenls, shell: str) -> Path:
    result = zenls("completions", shell)
    assert (result.status, result.err) == (0, "")
    return zenls.write(f"zenls.{shell}", result.out)


def test_the_shell_takes_it(zenls: Zenls, shell: str) -> None:
    run(zenls, shell, "-n", str(script(zenls, shell)))


CASES = {
    "commands": (["zenls", "expl"], {"explain"}),
    "options": (["zenls", "lint", "--write-"], {"--write-baseline"}),
    "values": (["zenls", "lint", "--fail-on", ""], {"error", "warning", "information", "hint", "never"}),
    "rules": (["zenls", "explain", "unknown-f"], {"unknown-field", "unknown-flavor"}),
    "of a command below": (["zenls", "catalog", "show", "container_"], {"container_registry"}),
    "places": (["zenls", "new", ""], {"gcp", "aws", "azure", "local"}),
    "files": (["zenls", "lint", "sta"], {"stack.yaml"}),
}


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES.keys())
def test_bash_completes(zenls: Zenls, words: list[str], expected: set[str]) -> None:
    path = script(zenls, "bash")
    zenls.write("stack.yaml", "")
    quoted = " ".join(f"'{word}'" for word in words)
    program = (
        f"source {path}; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; COMP_LINE=\"${{COMP_WORDS[*]}}\"; "
        f"COMP_POINT=${{#COMP_LINE}}; _zenls zenls '{words[-1]}' '{words[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    offered = set(run(zenls, "bash", "--norc", "-c", program).split())
    assert expected <= offered
    if words[-1]:
        assert all(word.startswith(words[-1]) for word in offered)


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES.keys())
def test_fish_completes(zenls: Zenls, words: list[str], expected: set[str]) -> None:
    path = script(zenls, "fish")
    zenls.write("stack.yaml", "")
    program = f"source {path}; complete -C '{' '.join(words)}'"
    offered = {line.split("\t")[0] for line in run(zenls, "fish", "--no-config", "-c", program).splitlines()}
    assert expected <= offered


def test_zsh_loads_it(zenls: Zenls) -> None:
    path = script(zenls, "zsh")
    program = f"autoload -U compinit; compinit -u -d dump; cp {path} _zenls; fpath=($PWD $fpath); compinit -u -d dump2; print ${{_comps[zenls]}}"
    assert run(zenls, "zsh", "-f", "-c", program).strip() == "_zenls"


def test_a_shell_that_is_unknown(zenls: Zenls) -> None:
    result = zenls("completions", "fsh")
    assert (result.status, result.out) == (2, "")
    assert "did you mean 'fish'?" in result.err
