"""`zenls catalog`: what zenls knows of ZenML, against the package itself."""

from __future__ import annotations

import json

import pytest
from zenls_binary import Zenls

TYPES = """alerter annotator artifact_store container_registry data_validator deployer experiment_tracker
feature_store image_builder log_store model_deployer model_registry orchestrator sandbox step_operator""".split()


def listed(zenls: Zenls, *arguments: str) -> str:
    result = zenls("catalog", *arguments)
    assert (result.status, result.err) == (0, "")
    return result.out


def test_types(zenls: Zenls) -> None:
    out = listed(zenls, "types")
    assert all(name in out.split() for name in TYPES)


def test_flavors_are_those_of_the_package(zenls: Zenls) -> None:
    from zenml.integrations.registry import integration_registry
    from zenml.stack.flavor_registry import FlavorRegistry

    flavors = list(FlavorRegistry().builtin_flavors)
    for integration in integration_registry.integrations.values():
        flavors += integration.flavors()
    expected = {(str(flavor().type), flavor().name) for flavor in flavors}
    assert len(expected) == 82
    for kind in TYPES:
        names = {name for type_, name in expected if type_ == kind}
        words = set(listed(zenls, "flavors", kind).replace(",", " ").split())
        assert names <= words, kind


@pytest.mark.parametrize("cloud", ["gcp", "aws", "azure"])
def test_regions(zenls: Zenls, cloud: str) -> None:
    region = {"gcp": "europe-west1", "aws": "eu-central-1", "azure": "westeurope"}[cloud]
    assert region in listed(zenls, "regions", cloud)
    assert region in listed(zenls, "regions")


def test_show(zenls: Zenls) -> None:
    out = listed(zenls, "show", "container_registry", "gcp")
    assert "uri" in out and "default_repository" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["types"],
        ["flavors"],
        ["flavors", "orchestrator"],
        ["show", "container_registry", "gcp"],
        ["regions"],
        ["regions", "gcp"],
    ],
    ids=" ".join,
)
def test_json(zenls: Zenls, arguments: list[str]) -> None:
    assert json.loads(listed(zenls, *arguments, "--format", "json"))
