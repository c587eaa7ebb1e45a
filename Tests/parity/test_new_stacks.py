"""What `zenls new` prints is taken by the real `zenml stack import` once it is filled in."""

from __future__ import annotations

import pytest
from zenls_binary import Zenls

import oracle

VALUES = {
    "gcp": ["PROJECT_ID=acme-ml-prod", "REGION=europe-west1", "BUCKET=acme-artifacts", "REPOSITORY=pipelines"],
    "aws": ["ACCOUNT_ID=715803424590", "REGION=eu-central-1", "ROLE=pipelines", "BUCKET=acme-artifacts"],
    "azure": [
        "SUBSCRIPTION_ID=3b2e0fd9-0a55-4a6b-9d52-7d0c9a0c5f11",
        "RESOURCE_GROUP=ml",
        "WORKSPACE=training",
        "CONTAINER=artifacts",
        "REGISTRY=acmeml",
    ],
    "local": [],
}


@pytest.mark.parametrize("version", ["0.98.0", "0.93.0"])
@pytest.mark.parametrize("form", ["list", "mapping", None])
@pytest.mark.parametrize("place", VALUES)
def test_zenml_takes_it(zenls: Zenls, place: str, form: str | None, version: str) -> None:
    settings = [argument for value in VALUES[place] for argument in ("--set", value)]
    forms = ["--form", form] if form else []
    new = zenls("new", place, "--name", f"my {place}", *forms, *settings, "--zenml-version", version)
    assert new.status == 0, new.err
    path = zenls.write("stack.yaml", new.out)
    accepted, reason = oracle.verdict(path)
    assert accepted, reason
    expected = set() if version == "0.98.0" else {"version-unknown"}
    if version == "0.93.0" and form == "list":
        expected.add("version-feature")
    assert set(zenls.lint(path).rules) == expected


@pytest.mark.parametrize("place", VALUES)
def test_zenml_takes_it_with_placeholders_too(zenls: Zenls, place: str) -> None:
    """zenls calls nothing in it blocking, and is right."""
    path = zenls.write("stack.yaml", zenls("new", place).out)
    blocking = any(finding["blocking"] for finding in zenls.lint(path).findings)
    assert (oracle.verdict(path).accepted, blocking) == (True, False)
