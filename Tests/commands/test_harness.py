"""What the proofs of `zenls commands` rest on notices what it should."""

from __future__ import annotations

import random
from typing import Any

import click_parse
import cloud_programs
import hostile_stacks
import pytest
import shell_run
import shipped_commands
import zenml_store
from exports import Exports

WRONG = """\
stack
stack nonsense
stack register x --nope
stack register x -o
stack deploy -p cloud
stack update x y
container-registry register x
container-registry register --flavor=gcp
container-registry register x y --flavor=gcp
container-registry register x --flavor=gcp --a-b=c
container-registry register x --flavor=gcp --uri
container-registry register --flavor=gcp -- x --uri
container-registry deploy x --flavor=gcp --provider=gcp --region=r
service-connector register a b
secret create""".splitlines()
RIGHT = """\
stack register x -o a -a b -c c -al d -al e --set
stack register -o a -a b -- -x
stack update -c=x
stack import x -f file.yaml
container-registry register x --flavor=gcp --uri=y
container-registry register --flavor=gcp -- -x --uri=y --secret=z
container-registry remove-attribute x uri
service-connector register x --type gcp -i
secret create x --key=value
secret create --interactive x""".splitlines()


@pytest.fixture(scope="module")
def cli() -> Any:
    zenml_store.oracle.isolate()
    with zenml_store.oracle.silenced():
        return click_parse.real_cli()


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_refused(text: str, cli: Any) -> None:
    assert click_parse.refusal(cli, text.split()) is not None
    assert shipped_commands.refusal("0.98.0", text.split()) is not None


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_taken(text: str, cli: Any) -> None:
    assert click_parse.refusal(cli, text.split()) is None
    assert shipped_commands.refusal("0.98.0", text.split()) is None


def test_attributes_are_removed_by_their_bare_names(cli: Any) -> None:
    """ZenML takes `--uri` there and removes nothing."""
    words = ["container-registry", "remove-attribute", "x"]
    assert click_parse.refusal(cli, [*words, "--uri"]) is not None
    store = zenml_store.store()
    register = ["container-registry", "register", "x", "--flavor=default", "--uri=a.b/c", "--default_repository=r"]
    try:
        assert store.run(register).done
        for attribute, left in [("--default_repository", "r"), ("default_repository", None)]:
            assert store.run([*words, attribute]).done
            from zenml.client import Client
            from zenml.enums import StackComponentType

            found = Client().get_stack_component(StackComponentType.CONTAINER_REGISTRY, "x")
            assert found.configuration.get("default_repository") == left
    finally:
        store.reset()


@pytest.mark.parametrize("version", ["0.60.0", "0.67.0"])
def test_old_versions_deploy_registries(version: str) -> None:
    words = ["container-registry", "deploy", "x", "--flavor=gcp", "--provider=gcp", "--region=r", "-x", "project_id=p"]
    assert shipped_commands.refusal(version, words) is None
    assert shipped_commands.refusal("0.68.0", words) is not None
    assert shipped_commands.refusal(version, words[:-3]) is not None
    assert shipped_commands.refusal(version, [w.replace("=gcp", "=azure") for w in words]) is not None


@pytest.mark.parametrize("shell", ["sh", "dash", "bash", "zsh"])
def test_stand_ins_write_down_every_byte(shell: str) -> None:
    rng = random.Random(8)
    words = [[hostile_stacks.text(rng) for _ in range(6)] for _ in range(20)]
    lines = ["zenml " + " ".join("'" + w.replace("'", "'\\''") + "'" for w in line) for line in words]
    run = shell_run.Recorder().run("set -eu\n" + "\n".join(lines) + "\n", shell)
    assert run.status == 0, run.err
    assert run.commands == [["zenml", *line] for line in words]
    assert shell_run.words_of_all(shell, lines) == run.commands


def test_questions_have_the_answer_that_is_wanted() -> None:
    recorder = shell_run.Recorder()
    script = """set -eu
: "${NAME:?is to be set}"
if ! zenml secret get x >/dev/null 2>&1; then
  : "${VALUE:?is to be set}"
  zenml secret create x --key="$VALUE"
fi
aws ecr get-login-password | docker login --password-stdin host
"""
    assert shell_run.required_variables(script) == ["NAME", "VALUE"]
    assert recorder.run(script, variables={"VALUE": "v"}).status != 0
    assert recorder.run(script, variables={"NAME": "n"}).status != 0
    new = recorder.run(script, variables={"NAME": "n", "VALUE": "v"}).commands
    assert new[:2] == [["zenml", "secret", "get", "x"], ["zenml", "secret", "create", "x", "--key=v"]]
    assert sorted(words[0] for words in new[2:]) == ["aws", "docker"]
    known = recorder.run(script, variables={"NAME": "n"}, known=True)
    assert known.status == 0 and len(known.commands) == 3


def test_exports_differ_in_values_and_not_in_defaults() -> None:
    zenml_store.oracle.isolate()
    with zenml_store.oracle.silenced():
        exports = Exports(hostile_stacks.HostileStacks().flavors)

    def export(**configuration: Any) -> dict[str, Any]:
        body = {"name": "x", "type": "orchestrator", "flavor": "kubernetes", "configuration": configuration}
        return {"stack_name": "s", "zenml_version": "0.98.0", "components": {"orchestrator": [body]}}

    default = export(local=False, pod_settings=None, incluster=False)
    assert exports.differences(default, export()) == []
    assert exports.differences(export(timeout=5), export()) != []
    assert exports.differences(export(local=True), export(local=1)) != []
    nested = export(pod_settings={"labels": {"a": "b"}})
    filled = export(pod_settings={"labels": {"a": "b"}, "annotations": {}, "tolerations": []})
    assert exports.differences(nested, filled) == []
    assert exports.differences(nested, export(pod_settings={"labels": {}})) != []


def test_programs_of_clouds_have_a_table() -> None:
    assert cloud_programs.refusal("gcloud auth configure-docker europe-docker.pkg.dev".split()) is None
    for text in ["gcloud auth configure-dockr x", "aws ecr create-repository", "az acr login", "docker login a b",
                 "gcloud artifacts repositories create r --location=x", "doctl registry login --nope"]:  # fmt: skip
        assert cloud_programs.refusal(text.split()) is not None, text
