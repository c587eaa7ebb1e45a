"""Plausible valid configurations of every flavor, from ZenML's own pydantic fields."""

from __future__ import annotations

import enum
import random
import types
import typing
from collections.abc import Iterator
from typing import Any, Literal, Union

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic.fields import FieldInfo

JsonObject = dict[str, Any]

# Fields whose hand-written validators want a certain form: by flavor, then by name.
_URIS = {
    "aws": ["123456789012.dkr.ecr.eu-west-1.amazonaws.com"],
    "azure": ["zenmlregistry.azurecr.io"],
    "default": ["registry.example.com/team", "localhost:5000", "localhost:5000/"],
    "digitalocean": ["registry.digitalocean.com/team"],
    "dockerhub": ["docker.io/team"],
    "gcp": ["europe-west1-docker.pkg.dev/team-project/images", "gcr.io/team-project"],
    "github": ["ghcr.io/team"],
}
_PATHS = {
    "azure": ["az://container/prefix", "abfs://container"],
    "b2": ["s3://bucket"],
    "digitalocean": ["s3://space"],
    "gcp": ["gs://bucket", "gs://bucket/prefix"],
    "local": ["/tmp/store", ""],
    "s3": ["s3://bucket", "s3://bucket/prefix/"],
}
_BY_NAME: dict[str, list[Any]] = {
    "region": ["eu-west-1", "europe-west1"],
    "location": ["europe-west1", "us-central1"],
    "tracking_uri": ["https://mlflow.example.com", "http://localhost:5001"],
    "schedule_timezone": ["Europe/Berlin", "UTC"],
    "instance_url": ["http://localhost", "https://app.example.com"],
    "runai_base_url": ["https://team.run.ai"],
    "host": ["https://team.example.com"],
    "kubernetes_context": ["team-cluster", "kind-local", "gke_team_europe"],
    "context_root_dir": ["/tmp"],
    "operator": ["docker", "kubernetes_pod"],
    "experiment": ["team-experiment"],
    "readiness_probe_path": ["/ready"],
    "liveness_probe_path": ["/live"],
    "health_check_protocol": ["TCP", "HTTP"],
    "cpu_memory_request": ["500M", "4Gi"],
    "cpu_memory_limit": ["8G"],
    "gpu_memory_request": ["20G"],
}
# Fields that only make sense together.
_TOGETHER = [
    ("client_id", "client_secret"),
    ("client_username", "client_password"),
    ("docker_image_username", "docker_image_password"),
    ("tracking_username", "tracking_password", "tracking_uri"),
    ("tracking_token", "tracking_uri", "tracking_insecure_tls"),
    (
        "databricks_client_id",
        "databricks_client_secret",
        "databricks_host",
        "tracking_uri",
    ),
    ("gpu_request_type", "gpu_memory_request", "gpu_portion_request"),
    ("token_id", "token_secret"),
]
_TEXTS = [
    "team",
    "main",
    "value-1",
    "a/b",
    "https://example.com",
    "n1-standard-4",
    "x y",
    "ä",
]
_NUMBERS = [1, 2, 5, 10, 60, 300, 3600]


class FlavorFields:
    """One flavor's configuration class, and valid values for it."""

    def __init__(self, type_name: str, flavor: str, config_class: type[Any]) -> None:
        self.type, self.flavor, self.config_class = type_name, flavor, config_class
        self.fields: dict[str, FieldInfo] = dict(config_class.model_fields)
        self.required = [n for n, f in self.fields.items() if f.is_required()]

    def configuration(self, rng: random.Random, optional: int) -> JsonObject:
        """All required fields and up to `optional` others, accepted by the class."""
        others = [name for name in self.fields if name not in self.required]
        chosen = rng.sample(others, min(optional, len(others)))
        groups = [g for g in _TOGETHER if set(g) & set(chosen)]
        if groups and rng.random() < 0.8:
            chosen += [name for name in rng.choice(groups) if name in others]
        for _ in range(6):
            names = [n for n in self.fields if n in self.required or n in chosen]
            values = {name: self.value(name, rng) for name in names}
            if self.flavor == "digitalocean" and self.type == "artifact_store":
                values["region"] = rng.choice(["nyc3", "ams3"])
            wrong = self.refused(values)
            if not wrong:
                return values
            chosen = [name for name in chosen if name not in wrong]
            if "" in wrong:  # the class as a whole: some combination of fields
                chosen = rng.sample(chosen, len(chosen) // 2)
        raise LookupError(f"no valid configuration for {self.type} {self.flavor}")

    def refused(self, values: JsonObject) -> set[str]:
        """The fields that the class refuses, "" for a refusal that names none."""
        try:
            config = self.config_class(**values)
            _ = config.is_local, config.is_remote  # asked by the import, may fail
            return set() if config.is_valid else {""}
        except ValidationError as error:
            return {str(e["loc"][0]) if e["loc"] else "" for e in error.errors()}
        except Exception:
            return {""}

    def value(self, name: str, rng: random.Random) -> Any:
        """A plausible value of the field."""
        annotation = self.fields[name].annotation
        if name == "uri" and self.type == "container_registry":
            return rng.choice(_URIS[self.flavor])
        if name == "path" and self.type == "artifact_store":
            return rng.choice(_PATHS[self.flavor])
        if name in _BY_NAME and _takes_text(annotation):
            return rng.choice(_BY_NAME[name])
        if self._takes_secret(name) and rng.random() < 0.25:
            return rng.choice(["{{team_secret.key}}", "{{ other.token }}"])
        return plausible(annotation, rng)

    def kinds(self) -> dict[str, list[str]]:
        """The fields' names by the kind of value they take."""
        grouped: dict[str, list[str]] = {}
        for name, info in self.fields.items():
            grouped.setdefault(_kind(info.annotation), []).append(name)
        return grouped

    def _takes_secret(self, name: str) -> bool:
        from zenml.utils import pydantic_utils

        return _takes_text(self.fields[name].annotation) and not (
            pydantic_utils.has_validators(
                pydantic_class=self.config_class, field_name=name
            )
        )


def _takes_text(annotation: Any) -> bool:
    return annotation is str or str in typing.get_args(annotation)


def _kind(annotation: Any) -> str:
    """`int`, `Dict[str, str]` and so on, with what is optional left away."""
    members = [a for a in typing.get_args(annotation) if a is not type(None)]
    origin = typing.get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _kind(members[0]) if len(members) == 1 else "union"
    if origin is not None:
        return str(getattr(origin, "__name__", origin))
    if isinstance(annotation, type) and issubclass(annotation, (BaseModel, enum.Enum)):
        return "model" if issubclass(annotation, BaseModel) else "enum"
    return str(getattr(annotation, "__name__", annotation))


def plausible(annotation: Any, rng: random.Random, depth: int = 0) -> Any:
    """A JSON-like value of the annotated type."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return plausible(arguments[0], rng, depth)
    if origin in (Union, types.UnionType):
        return plausible(rng.choice(arguments), rng, depth)
    if origin is Literal:
        return rng.choice(arguments)
    if annotation in (None, type(None)):
        return None
    if origin is tuple and Ellipsis not in arguments:
        return [plausible(argument, rng, depth + 1) for argument in arguments]
    if origin in (list, set, tuple) or _is(origin, "Sequence"):
        inner = [a for a in arguments if a is not Ellipsis] or [str]
        return [plausible(inner[0], rng, depth + 1) for _ in range(rng.randint(0, 2))]
    if origin is dict or _is(origin, "Mapping"):
        return {
            f"key-{i}": plausible(arguments[1], rng, depth + 1)
            for i in range(rng.randint(0, 2))
        }
    if isinstance(annotation, type):
        return _instance(annotation, rng, depth)
    return rng.choice(_TEXTS)


def _is(origin: Any, name: str) -> bool:
    return getattr(origin, "__name__", "") == name


def _instance(kind: type[Any], rng: random.Random, depth: int) -> Any:
    if issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return {
            name: plausible(f.annotation, rng, depth + 1)
            for name, f in fields
            if f.is_required() or (depth < 2 and rng.random() < 0.2)
        }
    if issubclass(kind, enum.Enum):
        return rng.choice([member.value for member in kind])
    if kind is bool:
        return rng.random() < 0.5
    if kind is int:
        return rng.choice(_NUMBERS)
    if kind is float:
        return rng.choice([0.5, 1, 2.0])
    if kind in (list, set, tuple):
        return []
    if kind is dict:
        return {"key": rng.choice(_TEXTS)}
    if issubclass(kind, (str, SecretStr)):
        return rng.choice(_TEXTS)
    return rng.choice(_TEXTS)


def all_flavors() -> list[FlavorFields]:
    """The 82 flavors of ZenML, sorted by type and name."""
    return sorted(_flavors(), key=lambda flavor: (flavor.type, flavor.flavor))


def _flavors() -> Iterator[FlavorFields]:
    from zenml.integrations.registry import integration_registry
    from zenml.stack.flavor_registry import FlavorRegistry

    known: list[Any] = list(FlavorRegistry().builtin_flavors)
    for integration in integration_registry.integrations.values():
        known.extend(integration.flavors())
    for flavor in (make() for make in known):
        yield FlavorFields(flavor.type.value, flavor.name, flavor.config_class)


def by_type(flavors: list[FlavorFields]) -> dict[str, list[FlavorFields]]:
    grouped: dict[str, list[FlavorFields]] = {}
    for flavor in flavors:
        grouped.setdefault(flavor.type, []).append(flavor)
    return grouped


def find(flavors: list[FlavorFields], type_name: str, name: str) -> FlavorFields | None:
    return next((f for f in flavors if (f.type, f.flavor) == (type_name, name)), None)
