"""Stacks that import, put together so that ZenML's stack validators differ on them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import generator_fields as fields
import oracle
from generator import TYPES_WITH_SEVERAL, StackFile
from generator_document import Entry, Map, Raw, Seq, Writer, node

# What validators look at, by type and flavor: several values for the fields they read.
# fmt: off
_VARIANTS: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("container_registry", "default"): [
        {"uri": uri}
        for uri in (
            "localhost:5000", "localhost:5000/", "localhost:50000//", "localhost:500", "localhost:123456", "localhost",
            "127.0.0.1:5000", "localhost:5000/x", "http://localhost:5000", "LOCALHOST:5000", "localhost:٥٥٥٥", "host/x",
        )
    ],
    ("container_registry", "gcp"): [{"uri": "europe-west1-docker.pkg.dev/a-project/b"}, {"uri": "localhost:5000"}],
    ("artifact_store", "local"): [{}, {"path": "/tmp/store"}, {"path": ""}],
    ("orchestrator", "airflow"): [{}, {"local": True}, {"local": False}, {"local": "no"}],
    ("orchestrator", "kubernetes"): [
        {}, {"local": True}, {"local": "yes"}, {"skip_local_validations": True}, {"incluster": True},
        {"kubernetes_context": "kind-a"}, {"kubernetes_context": "{{team_secret.key}}"},
    ],
    ("orchestrator", "kubeflow"): [
        {}, {"kubernetes_context": "kind-a"}, {"kubeflow_hostname": "h"}, {"skip_local_validations": True},
    ],
    ("orchestrator", "tekton"): [{}, {"kubernetes_context": "minikube"}, {"skip_local_validations": True}],
    ("orchestrator", "vertex"): [{}, {"pipeline_root": "gs://x"}, {"pipeline_root": ""}, {"pipeline_root": None}, {"pipeline_root": "{{a.b}}"}],
    ("deployer", "kubernetes"): [
        {}, {"local": True}, {"skip_local_validations": True}, {"kubernetes_context": "MY-KIND-a"},
        {"kubernetes_context": "x"}, {"kubernetes_context": "a-Colima"}, {"kubernetes_context": "rancher-desktop"},
    ],
    ("deployer", "huggingface"): [{}, {"token": "x"}, {"token": "{{a.b}}"}, {"token": ""}],
    ("feature_store", "feast"): [{}, {"online_host": "redis"}, {"online_host": "127.0.0.1"}, {"online_host": ""}, {"online_host": "LOCALHOST"}],
    ("experiment_tracker", "mlflow"): [
        {},
        {"tracking_uri": ""},
        {"tracking_uri": None},
        {"tracking_uri": "http://x", "tracking_token": "t"},
        {"tracking_uri": "https://x", "tracking_username": "u", "tracking_password": "p"},
        {"tracking_uri": "HTTP://x"},
        {"tracking_uri": "sqlite:///x"},
        {"tracking_uri": "postgresql+psycopg://x"},
        {"tracking_uri": "file:/x"},
        {"tracking_uri": "file:"},
        {"tracking_uri": "filename"},
        {"tracking_uri": "databricks", "databricks_host": "https://h", "tracking_token": "t"},
        {"tracking_uri": "databricks-uc"},
        {"tracking_uri": "ftp://x"},
        {"tracking_uri": "/tmp/x"},
    ],
    ("model_deployer", "databricks"): [
        {}, {"client_id": "a", "client_secret": "b"}, {"client_id": "a"}, {"client_secret": "{{a.b}}"}, {"secret_name": "x"},
        {"secret_name": ""}, {"client_id": "{{a.b}}", "client_secret": "{{a.b}}"}, {"client_id": "", "client_secret": "x"},
    ],
    ("model_deployer", "huggingface"): [{}, {"token": "x"}, {"secret_name": "x"}, {"token": ""}, {"token": "{{a.b}}"}, {"secret_name": ""}],
    ("model_deployer", "bentoml"): [{}, {"service_path": "/x"}, {"service_path": ""}],
    ("model_deployer", "vllm"): [{}, {"service_path": "/x"}, {"service_path": ""}],
    ("model_deployer", "mlflow"): [{}, {"service_path": "/x"}],
    ("data_validator", "great_expectations"): [{}, {"context_root_dir": "/tmp"}, {"context_root_dir": ""}, {"context_root_dir": None}],
    ("image_builder", "kaniko"): [{}, {"store_context_in_artifact_store": True}, {"store_context_in_artifact_store": "off"}],
    ("sandbox", "kubernetes"): [{}, {"incluster": True}],
}
# fmt: on
_DEFAULTS = {"orchestrator": "local", "artifact_store": "local"}


class RuntimeStacks:
    """Stack number i holds flavor i modulo 82."""

    def __init__(self) -> None:
        with oracle.silenced():
            self._flavors = fields.all_flavors()
        self._types = fields.by_type(self._flavors)

    def files(self, count: int, seed: int) -> Iterator[StackFile]:
        for index in range(count):
            rng = random.Random(f"run/{seed}/{index}")
            yield StackFile(f"{index:05}.yaml", self._file(index, rng))

    def _file(self, index: int, rng: random.Random) -> bytes:
        featured = self._flavors[index % len(self._flavors)]
        picked = [self._pick("orchestrator", rng), self._pick("artifact_store", rng)]
        if rng.random() < 0.85:
            picked.append(self._pick("container_registry", rng))
        for kind in sorted(self._types):
            if kind in ("orchestrator", "artifact_store", "container_registry"):
                continue
            count = (rng.random() < 0.07) + (
                kind in TYPES_WITH_SEVERAL and rng.random() < 0.05
            )
            picked += [self._pick(kind, rng) for _ in range(count)]
        several = featured.type in TYPES_WITH_SEVERAL and rng.random() < 0.3
        if not several:
            picked = [f for f in picked if f.type != featured.type]
        picked.insert(rng.randint(0, len(picked)), featured)
        parts: dict[str, list[Map]] = {}
        with oracle.silenced():
            for number, flavor in enumerate(picked):
                body = self._component(flavor, number, rng)
                parts.setdefault(flavor.type, []).append(body)
        return _text(parts, rng)

    def _pick(self, kind: str, rng: random.Random) -> fields.FlavorFields:
        """Cloud stores and registries more often: with local ones few stacks run."""
        remote = [
            f
            for f in self._types[kind]
            if (kind, f.flavor)
            not in (("artifact_store", "local"), ("container_registry", "default"))
        ]
        return rng.choice(remote if rng.random() < 0.4 else self._types[kind])

    def _component(
        self, flavor: fields.FlavorFields, number: int, rng: random.Random
    ) -> Map:
        variants = _VARIANTS.get((flavor.type, flavor.flavor), [{}])
        values = flavor.configuration(rng, rng.choice([0, 0, 1]))
        varied = {**values, **rng.choice(variants)}
        if not flavor.refused(varied):
            values = varied
        name, label = f"part-{number}", flavor.flavor
        if flavor.type in _DEFAULTS and rng.random() < 0.05:
            name, values = rng.choice(["default", "Def", "''"]), {}
            label = rng.choice(["gcp", "vertex", label])
        configuration = Map([Entry(k, node(v, rng)) for k, v in values.items()])
        return Map(
            [
                Entry("name", Raw(name)),
                Entry("flavor", Raw(label)),
                Entry("configuration", configuration if values else Raw("{}")),
            ]
        )


def _text(parts: dict[str, list[Map]], rng: random.Random) -> bytes:
    entries = []
    for kind, bodies in parts.items():
        in_list = len(bodies) > 1 or rng.random() < 0.5
        entries.append(Entry(kind, Seq(list(bodies)) if in_list else bodies[0]))
    rng.shuffle(entries)
    root = Map(
        [
            Entry("stack_name", Raw("team")),
            Entry("zenml_version", Raw("0.98.0")),
            Entry("components", Map(entries)),
        ]
    )
    writer = Writer(indent=2, indent_lists=rng.random() < 0.5)
    writer.write(root)
    return ("\n".join(writer.lines) + "\n").encode()
