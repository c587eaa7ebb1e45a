"""`zenls commands --from OLD NEW` leads from the one to the other, on the real ZenML."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import changes
import click_parse
import plans
import pytest
import shell_run
import shipped_commands
import yaml
import zenml_store
from zenls_binary import Zenls

SEED = 9
SECRET = "correct-horse-7f3a9c"
Content = dict[str, Any]


def base() -> Content:
    return {
        "zenml_version": "0.98.0",
        "stack_name": "prod",
        "components": {
            "orchestrator": [{"name": "k8s", "flavor": "kubernetes", "configuration": {"timeout": 5, "synchronous": False}}],
            "artifact_store": [{"name": "bucket", "flavor": "s3", "configuration": {
                "path": "s3://one", "client_kwargs": {"a": 1}, "secret": "{{aws.secret}}", "key": "{{aws.key}}"}}],
            "container_registry": [{"name": "images", "flavor": "gcp", "configuration": {
                "uri": "eu.gcr.io/acme", "default_repository": "x"}}],
            "alerter": [
                {"name": "one", "flavor": "slack", "configuration": {"slack_token": "{{slack.token}}"}},
                {"name": "two", "flavor": "slack", "configuration": {"slack_token": "{{slack.token}}"}},
            ],
            "image_builder": [{"name": "kaniko", "flavor": "kaniko", "configuration": {
                "kubernetes_context": "c", "env": [{"name": "A", "value": "1"}]}}],
        },
    }  # fmt: skip


def configuration(content: Content, kind: str, index: int = 0) -> Content:
    return content["components"][kind][index]["configuration"]


def body(kind: str, index: int = 0, **changed: Any) -> Any:
    def change(content: Content) -> None:
        content["components"][kind][index].update(changed)

    return change


def values(kind: str, *removed: str, **changed: Any) -> Any:
    def change(content: Content) -> None:
        found = configuration(content, kind)
        for name in removed:
            del found[name]
        found.update(changed)

    return change


def parts(change: Any) -> Any:
    return lambda content: change(content["components"])


# What changes, and the commands that zenls tells.
DIFFERENCES: dict[str, tuple[Any, list[str]]] = {
    "nothing": (lambda content: None, []),
    "an attribute": (values("container_registry", uri="europe-docker.pkg.dev/acme/eu.gcr.io"), [
        "zenml container-registry update images --uri=europe-docker.pkg.dev/acme/eu.gcr.io"]),
    "an attribute less": (values("container_registry", "default_repository"), [
        "zenml container-registry remove-attribute images default_repository"]),
    "one changed, one less, one more": (values("orchestrator", "synchronous", timeout=7, local=True), [
        "zenml orchestrator update k8s --timeout=7 --local=true",
        "zenml orchestrator remove-attribute k8s synchronous"]),
    "null for a value": (values("container_registry", default_repository=None), [
        "zenml container-registry remove-attribute images default_repository"]),
    "a default, written out": (values("orchestrator", local=False, pod_settings=None), []),
    "a number, written as a text": (values("orchestrator", timeout="5"), []),
    "a nested value": (values("artifact_store", client_kwargs={"a": 2, "b": ["x y"]}), [
        "zenml artifact-store update bucket '--client_kwargs={\"a\": 2, \"b\": [\"x y\"]}'"]),
    "an attribute that is an option too": (values("artifact_store", secret="{{aws.other}}"), [
        "zenml secret create aws --interactive",
        "zenml artifact-store update -- bucket '--secret={{aws.other}}'"]),
    "an option of another kind": (values("image_builder", env=[{"name": "B", "value": "2"}]), [
        "zenml image-builder update -- kaniko '--env=[{\"name\": \"B\", \"value\": \"2\"}]'"]),
    "a text that begins with @": (values("image_builder", kubernetes_context="@c"), [
        "zenml image-builder update kaniko --kubernetes_context=@@c"]),
    "a text that ZenML would read as JSON": (values("image_builder", kubernetes_context="{}"), [
        "zenml image-builder update kaniko '--kubernetes_context={}'"]),
    "another flavor": (body("artifact_store", flavor="gcp", configuration={"path": "gs://one"}), [
        "zenml artifact-store rename bucket bucket-old",
        "zenml artifact-store register bucket --flavor=gcp --path=gs://one",
        "zenml stack update prod -a bucket",
        "zenml artifact-store delete bucket-old"]),
    "another name": (body("container_registry", name="my images"), [
        "zenml container-registry register 'my images' --flavor=gcp --uri=eu.gcr.io/acme --default_repository=x",
        "zenml stack update prod -c 'my images'",
        "zenml container-registry delete images"]),
    "a name like an option": (body("container_registry", name="-c"), [
        "zenml container-registry register --flavor=gcp -- -c --uri=eu.gcr.io/acme --default_repository=x",
        "zenml stack update prod --container_registry=-c",
        "zenml container-registry delete images"]),
    "the stack's name": (lambda content: content.update(stack_name="production"), [
        "zenml stack rename prod production"]),
    "a registry of another flavor": (
        parts(lambda all: all["container_registry"].__setitem__(
            0, {"name": "images", "flavor": "default", "configuration": {"uri": "a.b/c"}})), [
            "zenml container-registry rename images images-old",
            "zenml container-registry register images --flavor=default --uri=a.b/c",
            "zenml stack update prod -c images",
            "zenml container-registry delete images-old"]),
    "the stack's name, like an identifier": (
        lambda content: content.update(stack_name="00000000-0000-0000-0000-000000000000"), [
            "zenml stack rename prod 00000000-0000-0000-0000-000000000000"]),
    "the stack's name and a component less": (
        lambda content: (content.update(stack_name="0a5e"), content["components"].pop("image_builder")), [
            "zenml stack remove-component prod --image_builder", "zenml stack rename prod 0a5e",
            "zenml image-builder delete kaniko"]),
    "the stack's name, like an option": (lambda content: content.update(stack_name="-x"), [
        "zenml stack rename -- prod -x"]),
    "the default orchestrator": (
        parts(lambda all: all.update(orchestrator=[{"name": "default", "flavor": "local", "configuration": {}}])), [
            "zenml stack update prod -o default", "zenml orchestrator delete k8s"]),
    "a component less": (parts(lambda all: all.pop("image_builder")), [
        "zenml stack remove-component prod --image_builder", "zenml image-builder delete kaniko"]),
    "a component more": (
        parts(lambda all: all.update(model_registry=[{"name": "m", "flavor": "mlflow", "configuration": {}}])), [
            "zenml model-registry register m --flavor=mlflow", "zenml stack update prod -r m"]),
    "one of several less": (parts(lambda all: all["alerter"].pop()), [
        "zenml stack update prod -al one", "zenml alerter delete two"]),
    "several in another order": (parts(lambda all: all["alerter"].reverse()), [
        "zenml stack update prod -al two -al one"]),
    "one more of several": (
        parts(lambda all: all["alerter"].append(
            {"name": "three", "flavor": "slack", "configuration": {"slack_token": "{{slack.token}}"}})), [
            "zenml alerter register three --flavor=slack '--slack_token={{slack.token}}'",
            "zenml stack update prod -al one -al two -al three"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def changer(binary: Path) -> changes.Changer:
    return changes.Changer(binary.resolve())


def written(content: Content) -> bytes:
    return yaml.safe_dump(content, sort_keys=False).encode()


def told(zenls: Zenls, *arguments: str) -> list[str]:
    run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", "json", *arguments)
    assert run.status == 0, run.out + run.err
    return [command["shell"] for command in run.json["commands"]]


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_commands_arrive(name: str, changer: changes.Changer, zenls: Zenls) -> None:
    change, commands = DIFFERENCES[name]
    old, new = base(), copy.deepcopy(base())
    change(new)
    case = changer.case(changes.Case(0, [name], [], "invalid"), written(old), written(new), zenls.folder)
    assert (case.kind, case.wrong) == ("commands", [])
    assert told(zenls) == commands


# No command finds such a stack by its name: there is no way back.
ONE_WAY = [name for name in DIFFERENCES if "like an identifier" in name]


@pytest.mark.parametrize("name", ONE_WAY)
def test_where_there_is_no_way_back_that_is_told(name: str, zenls: Zenls) -> None:
    old = base()
    DIFFERENCES[name][0](old)
    (zenls.folder / "old.yaml").write_bytes(written(old))
    (zenls.folder / "new.yaml").write_bytes(written(base()))
    run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", "json")
    assert (run.status, run.json["commands"]) == (1, [])
    assert any("for an identifier" in problem["message"] for problem in run.json["problems"])


@pytest.mark.parametrize("name", [name for name in DIFFERENCES if name not in ONE_WAY])
def test_the_way_back_arrives(name: str, changer: changes.Changer, zenls: Zenls) -> None:
    old, new = base(), copy.deepcopy(base())
    DIFFERENCES[name][0](old)
    case = changer.case(changes.Case(0, [name], [], "invalid"), written(old), written(new), zenls.folder)
    assert (case.kind, case.wrong) == ("commands", [])


# A type, two configurations of a flavor, and the commands between them: the class judges each step.
STEPS: dict[str, tuple[str, str, Content, Content, list[str]]] = {
    "what excludes another goes first": ("orchestrator", "vm_gcp", {"region": "us-east1"}, {"infra": "gcp/us-east1"}, [
        "zenml orchestrator remove-attribute x region", "zenml orchestrator update x --infra=gcp/us-east1"]),
    "what is needed comes first": ("orchestrator", "vm_gcp", {"infra": "gcp/us-east1"}, {"region": "us-east1"}, [
        "zenml orchestrator update x --region=us-east1", "zenml orchestrator remove-attribute x infra"][::-1]),
    "what belongs together goes together": (
        "orchestrator", "kubeflow", {"client_username": "{{s.u}}", "client_password": "{{s.p}}"}, {"timeout": 9}, [
            "zenml orchestrator update x --timeout=9",
            "zenml orchestrator remove-attribute x client_username client_password"]),
    "an endpoint that the class fills in": (
        "log_store", "datadog", {"api_key": "{{s.a}}", "application_key": "{{s.b}}", "endpoint": "https://a.b"},
        {"api_key": "{{s.a}}", "application_key": "{{s.b}}"}, ["zenml log-store remove-attribute x endpoint"]),
}  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_every_step_is_one_that_the_class_takes(name: str, changer: changes.Changer, zenls: Zenls) -> None:
    kind, flavor, before, after, commands = STEPS[name]
    pair = []
    for values in (before, after):
        content = base()
        content["components"][kind] = [{"name": "x", "flavor": flavor, "configuration": values}]
        pair.append(written(content))
    case = changer.case(changes.Case(0, [name], [], "invalid"), *pair, zenls.folder)
    assert (case.kind, case.wrong) == ("commands", [])
    assert told(zenls) == commands


@pytest.mark.parametrize("first", range(0, 82, 41))
def test_generated_stacks_arrive(first: int, binary: Path) -> None:
    """A small part of what `Tests/commands/changes.py --count 330 --seed N` does."""
    found = changes.cases(binary.resolve(), 12, SEED, first=first)
    valid = [case for case in found if case.kind != "invalid"]
    assert len(valid) > 6
    assert [(case.index, line) for case in valid for line in case.wrong] == []


@pytest.mark.parametrize("version", ["0.60.0", "0.67.0", "0.68.0", "0.91.0", "0.98.0"])
def test_versions_have_the_commands(version: str, zenls: Zenls) -> None:
    zenls.write("old.yaml", written(base()))
    seen = set()
    for change, _ in DIFFERENCES.values():
        new = copy.deepcopy(base())
        change(new)
        zenls.write("new.yaml", written(new))
        run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", "json", "--zenml-version", version)
        assert run.status in (0, 1)
        for command in run.json["commands"]:
            words = command["argv"][1:]
            assert shipped_commands.refusal(version, words) is None, words
            seen.add(" ".join(words[:2]))
    assert {"orchestrator update", "orchestrator remove-attribute", "stack rename", "stack remove-component"} <= seen


def test_an_old_version_has_one_component_of_a_type(zenls: Zenls) -> None:
    zenls.write("old.yaml", written(base()))
    new = base()
    new["components"]["alerter"].reverse()
    zenls.write("new.yaml", written(new))
    run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", "json", "--zenml-version", "0.60.0")
    assert [command["shell"] for command in run.json["commands"]] == ["zenml stack update prod -al two"]
    assert any("is left out" in note for note in run.json["notes"])


# Component files.
FILES: dict[str, tuple[str, str, list[str]]] = {
    "flat": ("name: i\nflavor: gcp\nuri: gcr.io/a\n", "name: i\nflavor: gcp\nuri: gcr.io/b\n",
             ["zenml container-registry update i --uri=gcr.io/b"]),
    "nested": ("{name: i, flavor: gcp, type: container_registry, configuration: {uri: gcr.io/a, default_repository: x}}",
               "{name: i, flavor: gcp, type: container_registry, configuration: {uri: gcr.io/a}}",
               ["zenml container-registry remove-attribute i default_repository"]),
    "labels": ("name: i\nflavor: gcp\nuri: gcr.io/a\nlabels: {team: a, gone: b, kept: c}\n",
               "name: i\nflavor: gcp\nuri: gcr.io/b\nlabels: {team: x y, kept: c}\n",
               ["zenml container-registry update i -l 'team=x y' --uri=gcr.io/b",
                "zenml container-registry remove-attribute i -l gone"]),
    "a list": ("[{name: i, flavor: gcp, uri: gcr.io/a}]",
               "[{name: i, flavor: gcp, uri: gcr.io/a}, {name: j, flavor: gcp, uri: gcr.io/b}]",
               ["zenml container-registry register j --flavor=gcp --uri=gcr.io/b"]),
    "another name": ("name: i\nflavor: gcp\nuri: gcr.io/a\n", "name: j\nflavor: gcp\nuri: gcr.io/a\n",
                     ["zenml container-registry register j --flavor=gcp --uri=gcr.io/a",
                      "zenml container-registry delete i"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_component_files_arrive(name: str, zenls: Zenls) -> None:
    old, new, commands = FILES[name]
    zenls.write("old.yaml", old)
    zenls.write("new.yaml", new)
    assert told(zenls) == commands
    store = zenml_store.store()
    try:
        zenls.write("nothing.yaml", "[]")
        rebuilt = {}
        for start in ("old", "new"):
            run = zenls("commands", f"{start}.yaml", "--format", "json", "--for", "register")
            for command in run.json["commands"]:
                outcome = store.run(command["argv"][1:])
                assert outcome.done, outcome.reason
            if start == "old":
                if name == "labels":
                    labels = ["-l", "team=a", "-l", "gone=b", "-l", "kept=c"]
                    assert store.run(["container-registry", "update", "i", *labels]).done
                for command in zenls("commands", "--from", "old.yaml", "new.yaml", "--format", "json").json["commands"]:
                    outcome = store.run(command["argv"][1:])
                    assert outcome.done, outcome.reason
            rebuilt[start] = registries()
            store.reset()
        assert {k: v[0] for k, v in rebuilt["old"].items()} == {k: v[0] for k, v in rebuilt["new"].items()}
        if name == "labels":
            assert rebuilt["old"]["i"][1] == {"team": "x y", "kept": "c"}
    finally:
        store.reset()


def registries() -> dict[str, tuple[Any, Any]]:
    from zenml.client import Client

    found = Client().list_stack_components(type="container_registry", hydrate=True)
    return {component.name: (component.configuration, component.labels) for component in found}


# Secrets.


def test_a_new_secret_is_asked_for(zenls: Zenls) -> None:
    old = base()
    old["components"]["experiment_tracker"] = [{"name": "w", "flavor": "wandb", "configuration": {"api_key": "former"}}]
    new = copy.deepcopy(old)
    configuration(new, "experiment_tracker")["api_key"] = SECRET
    zenls.write("old.yaml", written(old))
    zenls.write("new.yaml", written(new))
    assert told(zenls) == [
        "zenml secret create w_secret --interactive",
        "zenml experiment-tracker update w '--api_key={{w_secret.api_key}}'",
    ]
    for form in ("text", "sh", "json", "markdown"):
        run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", form)
        assert "w_secret" in run.out and SECRET not in run.out + run.err and "former" not in run.out + run.err
        assert "zenml secret update" in run.out + run.err


@pytest.mark.parametrize("former", [SECRET, "{{w_secret.api_key}}"])
def test_a_secret_that_stays_needs_nothing(former: str, zenls: Zenls) -> None:
    old = base()
    old["components"]["experiment_tracker"] = [{"name": "w", "flavor": "wandb", "configuration": {"api_key": former}}]
    new = copy.deepcopy(old)
    configuration(new, "experiment_tracker")["api_key"] = SECRET
    zenls.write("old.yaml", written(old))
    zenls.write("new.yaml", written(new))
    assert told(zenls) == []


# What is asked, and what is wrong with it.


def test_nothing_to_do_is_said(zenls: Zenls) -> None:
    for name in ("old.yaml", "new.yaml"):
        zenls.write(name, written(base()))
    text, script, report, markdown = (
        zenls("commands", "--from", "old.yaml", "new.yaml", "--format", form) for form in ("text", "sh", "json", "markdown")
    )
    assert text.status == script.status == report.status == markdown.status == 0
    assert "nothing to run" in text.err and text.out == ""
    assert "nothing to run" in script.out and shell_run.Recorder().run(script.out).commands == []
    assert report.json["commands"] == [] and any("nothing to run" in note for note in report.json["notes"])
    assert "nothing to run" in markdown.out


def test_only_a_component_or_a_topic(zenls: Zenls) -> None:
    new = base()
    new["stack_name"] = "other"
    configuration(new, "orchestrator")["timeout"] = 9
    configuration(new, "container_registry")["uri"] = "gcr.io/b"
    del new["components"]["image_builder"]
    zenls.write("old.yaml", written(base()))
    zenls.write("new.yaml", written(new))
    registry, orchestrator = "zenml container-registry update images --uri=gcr.io/b", "zenml orchestrator update k8s --timeout=9"
    rename, remove = "zenml stack rename prod other", "zenml stack remove-component prod --image_builder"
    delete = "zenml image-builder delete kaniko"
    assert told(zenls) == [orchestrator, registry, remove, rename, delete]
    assert told(zenls, "--component", "container_registry") == [registry]
    assert told(zenls, "--for", "registry") == [registry]
    assert told(zenls, "--for", "stack") == [remove, rename]
    assert told(zenls, "--for", "register") == [orchestrator, registry, delete]
    assert told(zenls, "--component", "image-builder/kaniko") == [remove, delete]
    assert told(zenls, "--for", "secrets") == []
    run = zenls("commands", "--from", "old.yaml", "new.yaml", "--component", "sandbox")
    assert run.status == 2 and "there is no component 'sandbox'" in run.err


@pytest.mark.parametrize(
    ("old", "message"),
    [
        (None, "old.yaml: no such file"),
        ("a: 1\n", "old.yaml: nothing in it says that it is a ZenML configuration"),
        ("", "old.yaml: it is empty"),
        ("zenml_version: 0.98.0\nstack_name: s\ncomponents: [\n", "old.yaml:"),
        ("zenml_version: 0.98.0\nstack_name: s\ncomponents:\n  artifact_store: {name: default, flavor: local, configuration: {}}\n"
         "  orchestrator: {name: a, flavor: nope, configuration: {}}\n",
         "old.yaml:5:35: ZenML would refuse it"),
        ("name: i\nflavor: gcp\nuri: gcr.io/a\n", "old.yaml is a component file and new.yaml a stack file"),
    ],
)  # fmt: skip
def test_a_former_file_that_is_no_use_is_a_wrong_request(old: str | None, message: str, zenls: Zenls) -> None:
    if old is not None:
        zenls.write("old.yaml", old)
    zenls.write("new.yaml", written(base()))
    for form in ("text", "sh", "json", "markdown"):
        run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", form)
        assert (run.status, run.out) == (2, "") and message in run.err, run.err


def test_one_of_both_may_be_standard_input(zenls: Zenls) -> None:
    new = base()
    new["stack_name"] = "other"
    zenls.write("old.yaml", written(base()))
    zenls.write("new.yaml", written(new))
    for arguments, content in [(("--from", "-", "new.yaml"), base()), (("--from", "old.yaml", "-"), new)]:
        run = zenls("commands", *arguments, stdin=written(content))
        assert run.status == 0 and "zenml stack rename prod other" in run.out
    assert zenls("commands", "--from", "-", "-", stdin=written(new)).status == 2


def test_a_half_written_file_takes_nothing_away(zenls: Zenls) -> None:
    """What it lacks may not be written yet; what is changed is told."""
    new = base()
    configuration(new, "orchestrator")["timeout"] = 9
    text = written(new)
    for end in [text.index(b"container_registry"), text.index(b"default_repository"), text.index(b"flavor: gcp") + 8]:
        zenls.write("old.yaml", written(base()))
        zenls.write("new.yaml", text[:end] + b"\n")
        run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", "json")
        shells = [command["shell"] for command in run.json["commands"]]
        assert "zenml orchestrator update k8s --timeout=9" in shells
        if run.status == 1:
            assert not any(word in shell for shell in shells for word in ("delete", "remove")), shells
            assert run.json["problems"]


# What is done to the wanted stack, and what the message names.
UNSAYABLE: dict[str, tuple[Any, str]] = {
    "a name like an option of register": (body("container_registry", name="--images"), "its name begins with `--`"),
    "null where the default is not": (
        parts(lambda all: all.update(annotator=[
            {"name": "a", "flavor": "label_studio", "configuration": {"api_key": "{{s.k}}", "port": None}}])),
        "`port` is null and its default is not"),
    "a name that breaks the printing": (body("container_registry", name="[/red]"), "square brackets"),
    "a stack's name that breaks the printing": (lambda content: content.update(stack_name="[/red]"), "square brackets"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNSAYABLE)
def test_what_no_command_says_is_named(name: str, zenls: Zenls) -> None:
    change, message = UNSAYABLE[name]
    new = base()
    change(new)
    zenls.write("old.yaml", written(base()))
    zenls.write("new.yaml", written(new))
    for form in ("text", "sh", "json", "markdown"):
        run = zenls("commands", "--from", "old.yaml", "new.yaml", "--format", form)
        assert run.status == 1
        assert message in run.out + run.err, run.out + run.err


def test_names_like_options_make_room_too(changer: changes.Changer, zenls: Zenls) -> None:
    old, new = base(), base()
    old["components"]["container_registry"][0]["name"] = "-c"
    new["components"]["container_registry"] = [{"name": "-c", "flavor": "default", "configuration": {"uri": "a.b/c"}}]
    case = changer.case(changes.Case(0, [], [], "invalid"), written(old), written(new), zenls.folder)
    assert (case.kind, case.wrong) == ("commands", [])
    assert told(zenls)[0] == "zenml container-registry rename -- -c -c-old"


def test_what_looks_like_an_option_can_be_deleted(changer: changes.Changer, zenls: Zenls) -> None:
    """Only `register` and `update` cannot name it."""
    old, new = base(), base()
    old["components"]["container_registry"][0]["name"] = "--images"
    del new["components"]["container_registry"]
    case = changer.case(changes.Case(0, [], [], "invalid"), written(old), written(new), zenls.folder)
    assert (case.kind, case.wrong) == ("commands", [])
    assert told(zenls) == [
        "zenml stack remove-component prod --container_registry", "zenml container-registry delete -- --images"]


def test_every_command_is_parsed(binary: Path, zenls: Zenls) -> None:
    """From each fixture's stack to each of the next ones."""
    paths = [path for path in plans.fixtures() if "accepted" in str(path)]
    with zenml_store.oracle.silenced():
        zenml_store.oracle.isolate()
        cli = click_parse.real_cli()
    asked = plans.ask_all(
        binary,
        [(new, ("--from", str(old))) for old, new in zip(paths, paths[1:]) if old.parent == new.parent],
    )
    found = plans.zenml_commands(asked)
    assert len(found) > 30
    refused = {words: reason for words in found if (reason := click_parse.refusal(cli, list(words)))}
    assert [f"{found[words]}: {' '.join(words)}: {reason}" for words, reason in refused.items()] == []
    assert all(plan.out == "" for plan in asked if plan.status == 2)
    for plan in asked:
        if plan.status != 2:
            json.loads(plan.out)
