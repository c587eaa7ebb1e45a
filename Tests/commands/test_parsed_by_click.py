"""Every command that `zenls commands` tells is one that its program takes: the real command line
of ZenML 0.98.0 parses it, and real shells make the words of it that are meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click_parse
import cloud_programs
import hostile_stacks
import plans
import pytest
import shell_run
import shipped_commands
import zenml_store

OLD_VERSIONS = ["0.60.0", "0.67.0", "0.68.0", "0.91.0"]
FIRST_SEED = 61


@pytest.fixture(scope="module")
def documents(binary: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The fixtures, the examples, the stacks of `zenls new`, and generated ones of all flavors."""
    folder = tmp_path_factory.mktemp("documents")
    paths = plans.documents(binary, folder)
    stacks = hostile_stacks.HostileStacks()
    seen: set[str] = set()
    for stack in stacks.stacks(len(stacks.flavors), FIRST_SEED):
        path = folder / f"generated-{stack.index}.yaml"
        path.write_bytes(stack.data)
        paths.append(path)
        seen.update(stack.flavors)
    assert len(seen) == len(stacks.flavors) == 82
    return paths


@pytest.fixture(scope="module")
def asked(binary: Path, documents: list[Path]) -> list[plans.Plan]:
    """All that is told, and what only those get who ask for connectors."""
    questions = [(path, arguments) for path in documents for arguments in [(), ("--for", "connector")]]
    told = plans.ask_all(binary, questions)
    # Settings, and parts of mlstacks stacks that by themselves are none of ZenML's.
    without = [plan for plan in told if plan.status == 2]
    assert all(plan.out == "" and plan.err.startswith("zenls: error: ") for plan in without)
    assert len(without) < len(told) // 20
    return [plan for plan in told if plan.status != 2]


@pytest.fixture(scope="module")
def cli() -> Any:
    zenml_store.oracle.isolate()
    with zenml_store.oracle.silenced():
        return click_parse.real_cli()


def test_every_document_has_a_plan(asked: list[plans.Plan]) -> None:
    for plan in asked:
        content = plan.content
        assert content["version"] == 1, plan
        assert plan.status == (1 if plan.problems else 0), plan
        assert all(key in command for command in plan.commands for key in plans.KEYS), plan
        ids = [command["id"] for command in plan.commands]
        assert len(ids) == len(set(ids)), plan


def test_zenml_takes_them(asked: list[plans.Plan], cli: Any) -> None:
    newest = [plan for plan in asked if plan.version not in shipped_commands.versions()[:-1]]
    found = plans.zenml_commands(newest)
    assert len(found) > 1000
    refused = {words: reason for words in found if (reason := click_parse.refusal(cli, list(words)))}
    assert [f"{found[words]}: {' '.join(words)}: {reason}" for words, reason in refused.items()] == []
    told = {" ".join(words[:2]) for words in found}
    assert {"secret create", "stack register", "stack update", "stack import", "container-registry connect"} <= told


def test_clouds_take_theirs(asked: list[plans.Plan]) -> None:
    wrong = []
    for plan in asked:
        for command in plan.commands:
            words = command["argv"]
            if words[:2] == ["sh", "-c"] or words[0] == "zenml":
                continue
            if reason := cloud_programs.refusal(words):
                wrong.append(f"{plan}: {reason}")
    assert wrong == []


@pytest.mark.parametrize("shell", ["dash", "bash", "zsh"])
def test_shells_make_these_words_of_them(shell: str, asked: list[plans.Plan]) -> None:
    texts = {text: words for text, (words, _) in plans.shell_texts(asked).items() if words[:2] != ["sh", "-c"]}
    assert shell_run.words_of_all(shell, list(texts)) == list(texts.values())


@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_old_versions_have_theirs(version: str, binary: Path, documents: list[Path]) -> None:
    """By the data exported from their wheels; old_versions.py asks the wheels themselves."""
    asked = plans.ask_all(binary, [(path, ("--zenml-version", version)) for path in documents[::4]])
    found = plans.zenml_commands(asked)
    assert found
    refused = {words: reason for words in found if (reason := shipped_commands.refusal(version, list(words)))}
    assert [f"{found[words]}: {' '.join(words)}: {reason}" for words, reason in refused.items()] == []
