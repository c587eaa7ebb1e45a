"""The verdict of ZenML's own stack validators on a stack that imports.

Components are built by ZenML's classes (their SDKs replaced by `runtime_stubs`), put
into a `Stack` and asked by `Stack.validate()`, as at the start of a pipeline run.

What the file cannot know is assumed to be there, so that a refusal is the file's own:
- every component has a linked service connector; with one, no validator looks for a
  `kubernetes_context`, `incluster` or `kubeflow_hostname`, or reads the kube configuration;
- every secret exists, and its value is a text that names nothing local;
- every directory that a component would create is there.
A component that cannot be built (the mlflow tracker checks its URI then) counts as refused.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import yaml

import oracle
import runtime_stubs

SECRET_VALUE = "value-of-the-secret"

_CREATE_DIRECTORIES = (
    "zenml.utils.io_utils",
    "zenml.integrations.mlflow.model_deployers.mlflow_model_deployer",
    "zenml.integrations.bentoml.model_deployers.bentoml_model_deployer",
    "zenml.integrations.vllm.model_deployers.vllm_model_deployer",
)


class RuntimeOracle:
    """Asks stack validators in this process; needs no store of its own."""

    def __init__(self) -> None:
        oracle.isolate()
        with oracle.silenced():
            self._flavors = _flavors()
            runtime_stubs.install()
            self._assume_the_world()

    def verdict(self, stack: Mapping[str, Any]) -> oracle.Verdict:
        """Whether the stack validates; `stack` is the content of a file that imports."""
        from zenml.stack import Stack

        with oracle.silenced():
            try:
                components = self._components(stack["components"])
                Stack.from_components_v2(
                    id=uuid4(), name="stack", components=components
                ).validate()
            except Exception as refusal:
                text = " ".join(str(refusal).split())
                return oracle.Verdict(False, f"{type(refusal).__name__}: {text}"[:400])
        return oracle.Verdict(True, "")

    def _components(self, parts: Mapping[str, Any]) -> dict[Any, list[Any]]:
        from zenml.enums import StackComponentType

        built: dict[Any, list[Any]] = {}
        for type_name, entries in parts.items():
            component_type = StackComponentType(type_name)
            for entry in entries if isinstance(entries, list) else [entries]:
                built.setdefault(component_type, []).append(
                    self._component(component_type, entry)
                )
        return built

    def _component(self, component_type: Any, entry: Mapping[str, Any]) -> Any:
        flavor = self._flavors[component_type, _flavor_name(component_type, entry)]
        validated = flavor.config_class(**entry["configuration"])
        stored = validated.model_dump(mode="json", exclude_unset=True)
        now = datetime(2025, 1, 1)
        return flavor.implementation_class(
            name=entry["name"] or "default",
            id=uuid4(),
            config=flavor.config_class(**stored),
            flavor=flavor.name,
            type=component_type,
            user=uuid4(),
            created=now,
            updated=now,
            connector_requirements=flavor.service_connector_requirements,
            connector=UUID(int=1),
        )

    def _assume_the_world(self) -> None:
        from zenml.client import Client
        from zenml.stack.stack_component import StackComponentConfig

        for name in _CREATE_DIRECTORIES:
            module: Any = importlib.import_module(name)
            module.create_dir_recursive_if_not_exists = lambda path: None
        tracker: Any = importlib.import_module(
            "zenml.integrations.mlflow.experiment_trackers"
        ).MLFlowExperimentTracker
        tracker._local_mlflow_artifact_path = classmethod(lambda cls: "/store/mlruns")
        tracker._local_mlflow_backend = classmethod(
            lambda cls: "sqlite:////store/mlflow.db"
        )
        config: Any = StackComponentConfig
        config.__custom_getattribute__ = _attribute_with_secret
        config.__getattribute__ = _attribute_with_secret
        client: Any = Client
        client.get_secret = lambda self, *a, **k: _secret()
        client.active_user = property(lambda self: _user())


def _attribute_with_secret(config: Any, key: str) -> Any:
    from zenml.utils import secret_utils

    value = object.__getattribute__(config, key)
    return SECRET_VALUE if secret_utils.is_secret_reference(value) else value


class _Everything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return SECRET_VALUE


class _secret:
    values = _Everything()


class _user:
    id = UUID(int=2)


def _flavors() -> dict[tuple[Any, str], Any]:
    from zenml.integrations.registry import integration_registry
    from zenml.stack.flavor_registry import FlavorRegistry

    known = list(FlavorRegistry().builtin_flavors)
    for integration in integration_registry.integrations.values():
        known.extend(integration.flavors())
    instances = [flavor() for flavor in known]
    return {(flavor.type, flavor.name): flavor for flavor in instances}


def _flavor_name(component_type: Any, entry: Mapping[str, Any]) -> str:
    """The default component is reused whatever the flavor of its namesake says."""
    name = str(entry["name"] or "").lower()
    default = component_type.value in ("orchestrator", "artifact_store")
    if default and "default".startswith(name) and entry["configuration"] == {}:
        return "local"
    return str(entry["flavor"])


_oracle: RuntimeOracle | None = None


def verdict(path: Path) -> oracle.Verdict:
    """The validators' verdict on a file that imports."""
    global _oracle
    if _oracle is None:
        _oracle = RuntimeOracle()
    return _oracle.verdict(yaml.safe_load(path.read_bytes().decode("utf-8-sig")))
