"""The stack files that are measured: made here, so that their size is a parameter."""

from __future__ import annotations

import json

MEGABYTE = 1_000_000

SMALL = """\
zenml_version: 0.98.0
stack_name: gcp
components:
  orchestrator:
    - name: vertex
      flavor: vertex
      configuration:
        project: acme-ml-prod
        location: europe-west1
        synchronous: false
  artifact_store:
    - name: bucket
      flavor: gcp
      configuration:
        path: gs://acme-ml-artifacts
  container_registry:
    - name: images
      flavor: gcp
      configuration:
        uri: europe-west1-docker.pkg.dev/acme-ml-prod/pipelines
"""

# The shape of the file and no more: what a person would write by hand.
SCHEMA = json.dumps(
    {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["zenml_version", "stack_name", "components"],
        "properties": {
            "zenml_version": {"type": "string"},
            "stack_name": {"type": "string", "maxLength": 255},
            "components": {
                "type": "object",
                "required": ["orchestrator", "artifact_store"],
                "additionalProperties": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["name", "flavor", "configuration"],
                        "properties": {
                            "name": {"type": "string"},
                            "flavor": {"type": "string"},
                            "configuration": {"type": "object"},
                        },
                    },
                },
            },
        },
    }
)

_PODS = """\
zenml_version: 0.98.0
stack_name: kubernetes
components:
  container_registry:
    - {name: images, flavor: dockerhub, configuration: {uri: docker.io/acme}}
  artifact_store:
    - {name: bucket, flavor: gcp, configuration: {path: gs://acme-ml-artifacts}}
  orchestrator:
    - name: pods
      flavor: kubernetes
      configuration:
        kubernetes_context: production
        orchestrator_pod_settings:
          annotations:
"""


def large_configuration(size: int) -> str:
    """A valid stack: one component with a great many annotations, every third line a comment."""
    parts, length, number = [_PODS], len(_PODS), 0
    while length < size:
        part = (
            f"            acme.example/annotation-{number}: the value of annotation {number}\n"
            f'            acme.example/quoted-{number}: "in quotes, number {number}"\n'
            f"            # What annotation {number} is good for.\n"
        )
        parts.append(part)
        length += len(part)
        number += 1
    return "".join(parts)


def many_components(size: int) -> str:
    """A valid stack: alerters are the components of which a stack may have any number."""
    text = SMALL + "  alerter:\n"
    parts, length, number = [text], len(text), 0
    while length < size:
        part = (
            f"    - name: alerter-{number}\n"
            "      flavor: slack\n"
            "      configuration:\n"
            f"        slack_token: '{{{{slack.token_{number}}}}}'\n"
            f"        default_slack_channel_id: C{number:08}\n"
        )
        parts.append(part)
        length += len(part)
        number += 1
    return "".join(parts)


def many_findings(size: int) -> str:
    """A refused stack: more orchestrators than a stack may have, each with a mistake."""
    text = "zenml_version: 0.98.0\nstack_name: too-many\ncomponents:\n  orchestrator:\n"
    parts, length, number = [text], len(text), 0
    while length < size:
        part = (
            f"    - name: vertex-{number}\n"
            "      flavor: vertex\n"
            "      configuration:\n"
            f"        project: acme-ml-{number}\n"
            "        locaton: europe-west1\n"
        )
        parts.append(part)
        length += len(part)
        number += 1
    return "".join(parts)


LARGE = {
    "large configuration": large_configuration,
    "many components": many_components,
    "many findings": many_findings,
}
