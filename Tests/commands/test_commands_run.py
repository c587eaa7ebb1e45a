"""The commands of `zenls commands` do what they say, on the real ZenML with a throw-away store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import zenml_store
from zenls_binary import Zenls

VALUES = {
    "gcp": ["PROJECT_ID=acme-ml-prod", "REGION=europe-west1", "BUCKET=acme-artifacts", "REPOSITORY=pipelines"],
    "aws": ["ACCOUNT_ID=715803424590", "REGION=eu-central-1", "ROLE=pipelines", "BUCKET=acme-artifacts"],
    "azure": ["SUBSCRIPTION_ID=3b2e0fd9-0a55-4a6b-9d52-7d0c9a0c5f11", "RESOURCE_GROUP=ml", "WORKSPACE=training",
              "CONTAINER=artifacts", "REGISTRY=acmeml"],
    "local": [],
}  # fmt: skip
CONNECTOR = "CONNECTOR_NAME"


@pytest.fixture
def store() -> Iterator[zenml_store.Store]:
    found = zenml_store.store()
    yield found
    found.reset()


class Asked:
    """The commands for one document, with placeholders filled in."""

    def __init__(self, zenls: Zenls, content: str, name: str = "document.yaml") -> None:
        self._zenls, self._name = zenls, name
        zenls.write(name, content)

    def __call__(self, *topics: str, **values: str) -> list[tuple[str, list[str]]]:
        arguments = [argument for topic in topics for argument in ("--for", topic)]
        run = self._zenls("commands", self._name, "--format", "json", *arguments)
        assert run.status == 0, run.out
        told = []
        for command in run.json["commands"]:
            words = command["argv"][1:] if command["argv"][0] == "zenml" else []
            for key, value in values.items():
                words = [word.replace(f"<{key}>", value) for word in words]
            told.append((command["id"], words))
        return told


def run_all(store: zenml_store.Store, told: list[tuple[str, list[str]]], *ids: str) -> int:
    """Runs the steps whose ids begin so, in their order; how many."""
    count = 0
    for name, words in told:
        if words and name.startswith(ids):
            outcome = store.run(words)
            assert outcome.done, (words, outcome.reason)
            count += 1
    return count


def component(kind: str, name: str) -> Any:
    from zenml.client import Client
    from zenml.enums import StackComponentType

    return Client().get_stack_component(StackComponentType(kind), name)


@pytest.mark.parametrize("place", VALUES)
def test_a_stack_is_registered(place: str, zenls: Zenls, store: zenml_store.Store) -> None:
    settings = [argument for value in VALUES[place] for argument in ("--set", value)]
    asked = Asked(zenls, zenls("new", place, "--name", f"my {place}", *settings).out)
    told = asked("register", "stack")
    assert run_all(store, told, "register-") >= 1
    export = store.export(f"my {place}")
    assert store.active_stack == f"my {place}"
    names = {body["name"] for bodies in export["components"].values() for body in bodies}
    registered = {words[2] for name, words in told if name.startswith("register-") and words[0] != "stack"}
    assert registered <= names


REGISTRIES = {
    "default": "registry.acme.example/team",
    "dockerhub": "docker.io/acme",
    "github": "ghcr.io/acme",
    "gcp": "europe-west1-docker.pkg.dev/acme/pipelines",
    "aws": "715803424590.dkr.ecr.eu-central-1.amazonaws.com",
    "azure": "acmeml.azurecr.io",
}


@pytest.mark.parametrize("name", ["images", "my images", "-images", "a'b \"&c", "日本"])
@pytest.mark.parametrize("flavor", ["gcp", "default"])
def test_a_registry_is_put_into_a_stack(flavor: str, name: str, zenls: Zenls, store: zenml_store.Store) -> None:
    """Into the active one, or one by its name."""
    for stack in ("active one", "other"):
        assert store.run(["stack", "register", stack, "-o", "default", "-a", "default"]).done
    assert store.run(["stack", "set", "active one"]).done
    quoted = name.replace("'", "''")
    asked = Asked(zenls, f"name: '{quoted}'\ntype: container_registry\nflavor: {flavor}\nuri: {REGISTRIES[flavor]}\n")
    told = asked("register", "stack", STACK_NAME="other")
    assert [key for key, _ in told] == ["register-container-registry", "update-active-stack", "update-stack"]
    assert run_all(store, told, "register-", "update-") == 3
    for stack in ("active one", "other"):
        (found,) = store.export(stack)["components"]["container_registry"]
        assert (found["name"], found["configuration"]["uri"]) == (name, REGISTRIES[flavor])


@pytest.mark.parametrize("flavor", ["default", "dockerhub", "github"])
def test_a_registry_is_connected(
    flavor: str, zenls: Zenls, store: zenml_store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Docker's connectors need no cloud; only its engine is made up."""
    from zenml.service_connectors import docker_service_connector

    class Engine:
        def check_availability(self) -> tuple[bool, None]:
            return True, None

    monkeypatch.setattr(docker_service_connector, "get_container_engine", Engine)
    asked = Asked(zenls, f"name: images\ntype: container_registry\nflavor: {flavor}\nuri: {REGISTRIES[flavor]}\n")
    assert run_all(store, asked("register"), "register-") == 1
    told = asked("connector", CONNECTOR_NAME="hub")
    # What would ask a person is answered in their place: all values of the connector by flags.
    interactive = [words for key, words in told if key == "register-connector-interactively"]
    assert interactive == [["service-connector", "register", "hub", "--type", "docker", "-i"]]
    host = REGISTRIES[flavor].split("/")[0]
    register = [*interactive[0][:-1], "--username=u", "--password=p", f"--registry={host}", "--no-verify"]
    assert store.run(register).done
    told = [step for step in told if "-i" not in step[1]]
    assert run_all(store, told, "list-connector", "verify-connector", "connect-container-registry") == 3
    found = component("container_registry", "images")
    assert found.connector.name == "hub"
    assert found.connector_resource_id


def test_a_registry_moves_off_gcr_io(zenls: Zenls, store: zenml_store.Store) -> None:
    asked = Asked(zenls, "name: old\ntype: container_registry\nflavor: gcp\nuri: eu.gcr.io/acme\n")
    assert run_all(store, asked("register"), "register-") == 1
    assert run_all(store, asked("migrate"), "update-container-registry-uri") == 1
    assert component("container_registry", "old").configuration["uri"] == "europe-docker.pkg.dev/acme/eu.gcr.io"


def test_the_checks_show_what_is_there(zenls: Zenls, store: zenml_store.Store) -> None:
    """Each check fails before its step and succeeds behind it, or shows a list."""
    zenls.write("stack.yaml", zenls("new", "local", "--name", "mine").out)
    commands = zenls("commands", "stack.yaml", "--format", "json", "--for", "register", "--for", "stack").json["commands"]
    import shlex

    seen = 0
    for command in commands:
        if command.get("alternative_to") or not command.get("check"):
            continue
        check = shlex.split(command["check"])[1:]
        assert not store.run(check).done, check
        assert store.run(command["argv"][1:]).done
        assert store.run(check).done, check
        seen += 1
    assert seen >= 1
