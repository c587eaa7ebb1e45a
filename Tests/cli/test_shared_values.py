"""One large value that aliases repeat in thousands of places: the work must not multiply.

Without a bound such a file takes hours; a test only notices that the binary never ends.
"""

from __future__ import annotations

import pytest
from zenls_binary import Zenls

COUNT = 8000
SHARED = "&big\n" + "".join(f"      k{n}: v\n" for n in range(COUNT))
STACK = f"x:\n  y:\n    z: {SHARED}stack_name: a\nzenml_version: 0.98.0\ncomponents:\n"
COMPONENT = f"- type: alerter\n  name: a\n  flavor: slack\n  configuration:\n    x: {SHARED}"
MLSTACKS = f"x:\n  y:\n    z: {SHARED}spec_version: 1\nname: a\nprovider: gcp\n"


def times(line: str) -> str:
    return "".join(line.replace("#", str(n)) for n in range(COUNT))


SHAPES = {
    "configurations of a stack": (
        "stack",
        STACK + "  alerter:\n" + times("  - {name: a#, flavor: slack, configuration: *big}\n"),
    ),
    "values of a stack": (
        "stack",
        STACK
        + "  experiment_tracker:\n"
        + times("  - {name: a#, flavor: mlflow, configuration: {tracking_uri: *big}}\n"),
    ),
    "components of a stack": (
        "stack",
        STACK.replace("&big\n", "&big\n      name: a\n      flavor: slack\n      configuration: {}\n")
        + "  alerter:\n"
        + times("  - *big\n"),
    ),
    "configurations of components": (
        "component",
        COMPONENT + times("- {type: alerter, name: a#, flavor: slack, configuration: *big}\n"),
    ),
    "values of components": (
        "component",
        COMPONENT
        + times("- {type: experiment_tracker, name: a#, flavor: mlflow, configuration: {tracking_uri: *big}}\n"),
    ),
    "JSON of components": (
        "component",
        COMPONENT
        + times("- {type: orchestrator, name: a#, flavor: vertex, configuration: {location: x, labels: *big}}\n"),
    ),
    "values of one component": ("component", COMPONENT + times("    y#: *big\n")),
    "values of a specification": (
        "mlstacks",
        MLSTACKS + "spec_type: component\nmetadata:\n  config:\n" + times("    k#: *big\n"),
    ),
    "paths of a specification": (
        "mlstacks",
        MLSTACKS + "spec_type: stack\ncomponents:\n" + times("- *big\n"),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shared_value(zenls: Zenls, shape: str) -> None:
    kind, text = SHAPES[shape]
    result = zenls.measured("lint", "--kind", kind, "--format", "json", zenls.write("big.yaml", text))
    assert result.status == 1, result.err[-2000:]
    assert any(finding["blocking"] for finding in result.findings)
    assert result.peak_bytes < 128 * 1024 * 1024
