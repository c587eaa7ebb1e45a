"""Random configurations for the flavors that have hand-written validators."""

from __future__ import annotations

import inspect
import json
import random
import re
from collections import defaultdict
from typing import Any, Callable, Iterator

import yaml
from checks import Case

# Fields of pod settings, and the class of what they hold (a list of it where marked).
POD_FIELDS = {
    "affinity": "V1Affinity",
    "container_security_context": "V1SecurityContext",
    "resources": "V1ResourceRequirements",
    "env": "list[V1EnvVar]",
    "env_from": "list[V1EnvFromSource]",
    "tolerations": "list[V1Toleration]",
    "volume_mounts": "list[V1VolumeMount]",
    "volumes": "list[V1Volume]",
}
ODD = [None, "", "a", 0, 5, 1.5, True, False, [], {}, ["a"], {"a": "b"}, [{}], [None], {"name": "a"}]
CHARACTERS = "aZ09-_./:@?#[]%{} \t\n'\"`\\é／٣℀"


def recombined(cases: list[Case], count: int, rng: random.Random) -> list[Case]:
    """`count` configurations for each flavor of `cases`."""
    pools: dict[str, list[dict[Any, Any]]] = defaultdict(list)
    for case in cases:
        pools[case.flavor].append(case.value)
    return [
        Case("random", flavor, json_like(value))
        for flavor, pool in sorted(pools.items())
        for value in configurations(pool, count, rng)
    ]


def configurations(pool: list[dict[Any, Any]], count: int, rng: random.Random) -> Iterator[dict[Any, Any]]:
    has_pods = any("pod_settings" in value for value in pool)
    for _ in range(count):
        merged: dict[Any, Any] = {}
        for value in rng.sample(pool, rng.randint(1, min(4, len(pool)))):
            merged |= value
        if has_pods and rng.random() < 0.7:
            field = rng.choice(list(POD_FIELDS))
            merged["pod_settings"] = {field: kubernetes_value(POD_FIELDS[field], rng)}
        for name, value in merged.items():
            if isinstance(value, str) and rng.random() < 0.15:
                merged[name] = mutated(value, rng)
            elif rng.random() < 0.03:
                merged[name] = rng.choice(ODD)
        yield merged


def mutated(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 2)):
        place = rng.randint(0, len(text))
        length = rng.choice([0, 0, 1])
        text = text[:place] + rng.choice([*CHARACTERS, "", "//", "{{a.b}}"]) + text[place + length :]
    return text


def json_like(value: Any) -> str:
    """YAML text of the value; JSON where JSON has it all."""
    try:
        text = json.dumps(value, ensure_ascii=True, allow_nan=False)
        if yaml.safe_load(text) == value:
            return text
    except (TypeError, ValueError, yaml.YAMLError):
        pass
    return yaml.safe_dump(value, sort_keys=False)


def kubernetes_value(type_name: str, rng: random.Random, depth: int = 0) -> Any:
    """A value of the client's type, at times damaged."""
    from kubernetes.client import models

    if rng.random() < 0.04:
        return rng.choice(ODD)
    if element := re.fullmatch(r"list\[(.*)\]", type_name):
        return [kubernetes_value(element[1], rng, depth + 1) for _ in range(rng.randint(0, 2))]
    if type_name.startswith("dict"):
        return {"a": "b"}
    if not hasattr(models, type_name):
        plain: dict[str, Callable[[], Any]] = {
            "int": lambda: rng.choice([0, 1, 80]),
            "bool": lambda: rng.choice([True, False]),
        }
        return plain.get(type_name, lambda: rng.choice(["", "a", "/a", None]))()
    return kubernetes_object(getattr(models, type_name), rng, depth)


def kubernetes_object(model: Any, rng: random.Random, depth: int) -> dict[str, Any]:
    source = inspect.getsource(model)
    chosen = {}
    for attribute, type_name in model.openapi_types.items():
        is_required = f"`{attribute}`, must not be `None`" in source
        if rng.random() < (0.95 if is_required else 2 / len(model.openapi_types) / (1 + depth)):
            chosen[model.attribute_map[attribute]] = kubernetes_value(type_name, rng, depth + 1)
    if rng.random() < 0.05:
        chosen[rng.choice(["unknown", "mount_path", "Name", "api_version", "k8s"])] = rng.choice(ODD)
    entries = list(chosen.items())
    rng.shuffle(entries)
    return dict(entries)
