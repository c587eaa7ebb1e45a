"""Compares what two stores hold, by their exports: keys at their default count as left out."""

from __future__ import annotations

import json
import types
import typing
from typing import Any, Union

from pydantic_core import to_jsonable_python


class Exports:
    """Needs ZenML's flavors: their classes know the defaults."""

    def __init__(self, flavors: list[Any]) -> None:
        self._classes = {(f.type, f.flavor): f.config_class for f in flavors}

    def pruned(self, export: dict[str, Any]) -> dict[str, Any]:
        """The export without what says nothing."""
        components = {
            kind: [self._component(kind, component) for component in components]
            for kind, components in export["components"].items()
        }
        return {"stack_name": export["stack_name"], "components": components}

    def _component(self, kind: str, component: dict[str, Any]) -> dict[str, Any]:
        config_class = self._classes[kind, component["flavor"]]
        configuration = _without_defaults(component["configuration"], config_class)
        return {**component, "configuration": configuration}

    def differences(self, found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
        """Where two exports differ; empty where they say the same."""
        return list(_differences("", self.pruned(found), self.pruned(wanted)))


def _differences(path: str, found: Any, wanted: Any) -> typing.Iterator[str]:
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in sorted({*found, *wanted}, key=str):
            place = f"{path}.{key}".lstrip(".")
            if key not in found:
                yield f"{place}: missing, wanted {wanted[key]!r}"
            elif key not in wanted:
                yield f"{place}: {found[key]!r}, wanted nothing"
            else:
                yield from _differences(place, found[key], wanted[key])
    elif isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        for number, (one, other) in enumerate(zip(found, wanted)):
            yield from _differences(f"{path}[{number}]", one, other)
    elif _key(found) != _key(wanted):
        yield f"{path}: {found!r}, wanted {wanted!r}"


def _key(value: Any) -> str:
    """1, 1.0 and true are three values."""
    return json.dumps(value, sort_keys=True, default=repr)


def _without_defaults(values: dict[str, Any], model: Any) -> dict[str, Any]:
    kept = {}
    for name, value in values.items():
        field = model.model_fields.get(name)
        if field is None:
            kept[name] = value
            continue
        value = _inside(value, field.annotation)
        if not field.is_required():
            default = field.get_default(call_default_factory=True)
            default = _inside(to_jsonable_python(default), field.annotation)
            if _key(value) == _key(default):
                continue
        kept[name] = value
    return kept


def _inside(value: Any, annotation: Any) -> Any:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _inside(value, arguments[0])
    if origin in (Union, types.UnionType):
        fitting = [a for a in arguments if _fits(value, a)]
        return _inside(value, fitting[0]) if len(fitting) == 1 else value
    if isinstance(value, dict):
        if hasattr(annotation, "model_fields"):
            return _without_defaults(value, annotation)
        if len(arguments) == 2:
            return {key: _inside(item, arguments[1]) for key, item in value.items()}
    if isinstance(value, list) and arguments and origin is not tuple:
        return [_inside(item, arguments[0]) for item in value]
    return value


def _fits(value: Any, annotation: Any) -> bool:
    if typing.get_origin(annotation) is typing.Annotated:
        return _fits(value, typing.get_args(annotation)[0])
    origin = typing.get_origin(annotation) or annotation
    if isinstance(value, dict):
        return origin is dict or hasattr(origin, "model_fields")
    return isinstance(value, list) and isinstance(origin, type) and issubclass(origin, (list, set))
