"""The peer: a JSON Schema generated from ZenML's own pydantic classes.

Its agreement with `zenml stack import` on the same files is the figure to beat; it is
what an editor with a schema would say.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import yaml

import generator_fields as fields
import oracle


class SchemaPeer:
    """Judges a stack file by the schema alone."""

    def __init__(self) -> None:
        with oracle.silenced():
            flavors = fields.by_type(fields.all_flavors())
            schema = stack_schema(flavors)
        self._validator = jsonschema.Draft202012Validator(schema)

    def accepts(self, path: Path) -> bool:
        try:
            data = yaml.safe_load(path.read_bytes())
            return bool(self._validator.is_valid(data))
        except Exception:  # PyYAML leaks more than its own errors
            return False


def stack_schema(flavors: dict[str, list[fields.FlavorFields]]) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for kind, members in flavors.items():
        branches = []
        for member in members:
            key = f"{kind}.{member.flavor}"
            definitions[key] = _definition(member, key)
            branches.append(
                {
                    "properties": {
                        "flavor": {"const": member.flavor},
                        "configuration": {"$ref": f"#/$defs/{key}"},
                    }
                }
            )
        one = {
            "type": "object",
            "required": ["name", "flavor", "configuration"],
            "properties": {
                "name": {"type": "string", "minLength": 1, "maxLength": 255}
            },
            "oneOf": branches,
        }
        parts[kind] = {"anyOf": [one, {"type": "array", "items": one}]}
    return {
        "type": "object",
        "required": ["stack_name", "zenml_version", "components"],
        "properties": {
            "stack_name": {"type": "string", "minLength": 1, "maxLength": 255},
            "components": {
                "type": "object",
                "required": ["orchestrator", "artifact_store"],
                "properties": parts,
                "additionalProperties": False,
            },
        },
        "$defs": definitions,
    }


def _definition(flavor: fields.FlavorFields, key: str) -> dict[str, Any]:
    """The class's own schema, its nested definitions found from the whole one's root."""
    path = f"#/$defs/{key}/$defs/{{model}}"
    schema: dict[str, Any] = flavor.config_class.model_json_schema(ref_template=path)
    return {**schema, "additionalProperties": False}
