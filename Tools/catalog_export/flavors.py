"""Lists the flavors of the installed ZenML and what is known of them besides
their configuration."""

import ast
import inspect
import textwrap
from typing import Any, Dict, List, NamedTuple, Optional

# Since which ZenML version a component type exists (the release notes of these
# versions); the others are older than any version that this catalog tells apart.
TYPES_SINCE = {"deployer": "0.90.0", "log_store": "0.93.0", "sandbox": "0.95.0"}

# Types of former versions: they still stand in old stack files.
FORMER_TYPES = ["metadata_store", "secrets_manager"]

# Types without which ZenML creates no stack (`StackRequest`).
REQUIRED_TYPES = ["artifact_store", "orchestrator"]

# Properties that ZenML asks of a valid configuration while it imports a stack
# (`validate_stack_component_config`, `warn_if_config_server_mismatch`) and that
# read fields: reading a secret reference looks the secret up. Each was read by a
# person: it either reads no field that takes references, or the interpreter asks
# `ConfigurationChecks.afterValidation`, or a validator has read the field before.
# Slack and Discord ask their service where its SDK is installed, else say yes.
KNOWN_PROPERTIES = {
    "AirflowOrchestratorConfig.is_local",
    "BaseContainerRegistryConfig.is_local",
    "BaseSandboxConfig.is_local",
    "DiscordAlerterConfig.is_valid",
    "FeastFeatureStoreConfig.is_local",
    "GreatExpectationsDataValidatorConfig.is_local",
    "KubernetesDeployerConfig.is_local",
    "KubernetesDeployerConfig.is_remote",
    "KubernetesOrchestratorConfig.is_local",
    "KubernetesOrchestratorConfig.is_remote",
    "MLFlowExperimentTrackerConfig.is_local",
    "SlackAlerterConfig.is_valid",
}


class FlavorFacts(NamedTuple):
    type: str
    name: str
    integration: Optional[str]
    config_class: type
    connector: Optional[Any]

    @property
    def key(self) -> str:
        return f"{self.type}/{self.name}"


def all_flavors() -> List[FlavorFacts]:
    """Built-in and integration flavors, by type and name.

    The flavor modules of all integrations import without the SDKs.
    """
    from zenml.integrations.registry import integration_registry
    from zenml.stack.flavor_registry import FlavorRegistry

    found = [(None, flavor) for flavor in FlavorRegistry().builtin_flavors]
    for name, integration in integration_registry.integrations.items():
        found += [(name, flavor) for flavor in integration.flavors()]
    facts = []
    for integration, flavor_class in found:
        flavor = flavor_class()
        facts.append(
            FlavorFacts(
                type=str(flavor.type.value),
                name=flavor.name,
                integration=integration,
                config_class=flavor.config_class,
                connector=flavor.service_connector_requirements,
            )
        )
    facts.sort(key=lambda flavor: (flavor.type, flavor.name))
    keys = [flavor.key for flavor in facts]
    assert len(set(keys)) == len(keys), "two flavors share type and name"
    return facts


def unknown_properties(config_class: type) -> List[str]:
    """The properties that an import asks for and that nobody has read yet."""
    unknown: List[str] = []
    for name in ("is_remote", "is_local", "is_valid"):
        getter = getattr(config_class, name).fget
        source = textwrap.dedent(inspect.getsource(getter))
        names = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute))
        if any(isinstance(node.value, ast.Name) and node.value.id == "self" for node in names):
            if getter.__qualname__ not in KNOWN_PROPERTIES:
                unknown.append(getter.__qualname__)
    return unknown


def component_types() -> List[Dict[str, Any]]:
    from zenml.enums import StackComponentType

    return [
        {
            "name": kind.value,
            "plural": kind.plural,
            "since": TYPES_SINCE.get(kind.value, "-"),
            "repeats": kind.supports_multiple_per_stack,
            "required": kind.value in REQUIRED_TYPES,
        }
        for kind in sorted(StackComponentType, key=lambda kind: kind.value)
    ]
