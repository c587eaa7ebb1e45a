"""A custom flavor's configuration class inherits fields: those that the real base classes have."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from zenls_binary import Zenls

import oracle

oracle.isolate()

from zenml.enums import StackComponentType  # noqa: E402
from zenml.stack import StackComponentConfig  # noqa: E402


def base_fields(component_type: StackComponentType) -> dict[str, bool]:
    """The fields of the type's base class, each with whether it is required."""
    try:
        package = importlib.import_module(f"zenml.{component_type.plural}")
    except ModuleNotFoundError:
        package = importlib.import_module(f"zenml.{component_type.value}")
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if not module.name.split(".")[-1].startswith("base"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, type) and issubclass(value, StackComponentConfig) and name.startswith("Base"):
                return {field: info.is_required() for field, info in value.model_fields.items()}
    raise AssertionError(f"no base class of {component_type}")


@pytest.mark.parametrize("component_type", list(StackComponentType), ids=str)
def test_inherited_fields(zenls: Zenls, component_type: StackComponentType) -> None:
    name = component_type.value
    zenls.write(".zenls.yaml", f"custom_flavors: {{{name}: {{ours: []}}}}\n")

    def rules(configuration: str) -> set[str]:
        text = f"type: {name}\nname: mine\nflavor: ours\nconfiguration: {configuration}\n"
        found = zenls.lint(zenls.write("component.yaml", text)).findings
        return {finding["rule"] for finding in found if finding["rule"].endswith("-field")}

    fields = base_fields(component_type)
    given = ", ".join(f"{field}: registry.example.com/x" for field in fields)
    assert rules(f"{{{given}}}") == set()
    assert rules(f"{{{given}{', ' if given else ''}no_such: 1}}") == {"unknown-field"}
    assert rules("{}") == ({"missing-field"} if any(fields.values()) else set())
