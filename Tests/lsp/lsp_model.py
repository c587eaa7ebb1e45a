"""Whether a message is what the protocol's meta model says.

The model is the one that `lsprotocol` generated its classes from: required and optional
properties, their types, enumerations and constants. Its own converter forgives much (what it does
not know it drops), so each value is compared with the classes property by property as well.
"""

from __future__ import annotations

import enum
import functools
import json
import types as python_types
import typing
from collections.abc import Iterator, Mapping, Sequence

import attrs
from lsprotocol import types
from lsprotocol.converters import get_converter

CONVERTER = get_converter()

# What the specification leaves to each method: checked by the structures that it names.
PROGRESS = {
    "begin": types.WorkDoneProgressBegin,
    "report": types.WorkDoneProgressReport,
    "end": types.WorkDoneProgressEnd,
}


class ProtocolError(AssertionError):
    """The server sent what the meta model does not know."""


def check_request(message: dict) -> None:
    """A request or notification of the server."""
    method = message["method"]
    known = types.METHOD_TO_TYPES.get(method)
    if known is None:
        raise ProtocolError(f"the protocol has no method {method!r}")
    if types.message_direction(method) not in ("serverToClient", "both"):
        raise ProtocolError(f"{method!r} is none of the server's")
    _check(message, known[0], method)
    if method == "$/progress" and isinstance(message["params"]["value"], dict):
        value = message["params"]["value"]
        if "kind" in value:
            _check(value, PROGRESS.get(value["kind"], types.WorkDoneProgressEnd), "$/progress")
        else:
            _check_partial_result(value)


def check_response(message: dict, method: str) -> None:
    """The answer to a request of the client."""
    if "error" in message:
        # Errors that belong to no request have the id null.
        with_id = {**message, "id": 0} if message.get("id", 0) is None else message
        _check(with_id, types.ResponseErrorMessage, f"error of {method}")
        if "result" in message:
            raise ProtocolError(f"{method}: a result beside an error")
        if not message["error"]["message"]:
            raise ProtocolError(f"{method}: an error without a word")
        return
    if "result" not in message:
        raise ProtocolError(f"{method}: neither result nor error")
    _check(message, types.METHOD_TO_TYPES[method][1], method)


def _check_partial_result(value: dict) -> None:
    """Of the requests with partial results zenls streams only this one."""
    _check(value, types.WorkspaceDiagnosticReportPartialResult, "$/progress")


def _check(value: object, kind: type, place: str) -> None:
    for problem in problems(value, kind, place):
        raise ProtocolError(f"{problem}\n{json.dumps(value)[:2000]}")
    CONVERTER.structure(value, kind)


def problems(value: object, hint: object, place: str) -> Iterator[str]:
    """What is wrong with a value that should be of a type."""
    origin = typing.get_origin(hint)
    if hint is typing.Any or hint is types.LSPObject:
        return
    if hint is None or hint is type(None):
        if value is not None:
            yield f"{place}: {value!r} instead of null"
    elif origin is typing.Union or origin is python_types.UnionType:
        yield from _problems_of_union(value, typing.get_args(hint), place)
    elif isinstance(hint, type) and attrs.has(hint):
        yield from _problems_of_structure(value, hint, place)
    elif origin is typing.Literal:
        if value not in typing.get_args(hint):
            yield f"{place}: {value!r} is none of {typing.get_args(hint)}"
    elif origin is tuple:
        arguments = typing.get_args(hint)
        if not isinstance(value, list) or len(value) != len(arguments):
            yield f"{place}: {value!r} is no list of {len(arguments)}"
            return
        for index, (item, argument) in enumerate(zip(value, arguments)):
            yield from problems(item, argument, f"{place}[{index}]")
    elif origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            yield f"{place}: {value!r} is no object"
            return
        for key, item in value.items():
            yield from problems(item, typing.get_args(hint)[1], f"{place}.{key}")
    elif origin is not None and issubclass(origin, Sequence):
        if not isinstance(value, list):
            yield f"{place}: {value!r} is no list"
            return
        for index, item in enumerate(value):
            yield from problems(item, typing.get_args(hint)[0], f"{place}[{index}]")
    elif isinstance(hint, type) and issubclass(hint, enum.Enum):
        values = [member.value for member in hint]
        if type(value) is not type(values[0]) or value not in values:
            yield f"{place}: {value!r} is none of {hint.__name__}"
    elif hint is float:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield f"{place}: {value!r} is no number"
    elif hint in (str, int, bool):
        # A JSON number is not a boolean, whatever Python thinks.
        if type(value) is not hint:
            yield f"{place}: {value!r} is no {hint.__name__}"
    else:
        raise NotImplementedError(f"{place}: {hint!r}")


def _problems_of_union(value: object, hints: tuple, place: str) -> Iterator[str]:
    fewest: list[str] | None = None
    for hint in hints:
        found = list(problems(value, hint, place))
        if not found:
            return
        # The alternative of the right JSON type explains best.
        if fewest is None or (hint is not type(None) and len(found) <= len(fewest)):
            fewest = found
    yield from fewest or []


def _problems_of_structure(value: object, kind: type, place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: {value!r} is no object ({kind.__name__})"
        return
    properties = _properties(kind)
    for name in value.keys() - properties.keys():
        yield f"{place}: {kind.__name__} has no property {name!r}"
    for name, (field, hint, is_required, takes_null) in properties.items():
        if name not in value:
            if is_required:
                yield f"{place}: {kind.__name__} lacks {name!r}"
            continue
        item = value[name]
        if item is None and not takes_null:
            yield f"{place}.{name}: null is not a value of it"
            continue
        found = list(problems(item, hint, f"{place}.{name}"))
        yield from found
        if not found and field.validator is not None and item is not None:
            try:
                field.validator(None, field, item)
            except (ValueError, TypeError) as error:
                yield f"{place}.{name}: {error}"


@functools.cache
def _properties(kind: type) -> dict[str, tuple]:
    """JSON name → (field, type, required, takes null)."""
    hints = typing.get_type_hints(kind, vars(types))
    result = {}
    for field in attrs.fields(kind):
        # The generated classes give optional properties None, and constants their value.
        is_special = types.is_special_property(kind, field.name)
        is_required = field.default is attrs.NOTHING or field.default is not None or is_special
        takes_null = is_special or field.default is attrs.NOTHING
        hint = hints[field.name]
        has_null = hint in (typing.Any, type(None)) or type(None) in typing.get_args(hint)
        result[_camel(field.name)] = (field, hint, is_required, takes_null and has_null or hint == types.LSPAny)
    return result


def _camel(name: str) -> str:
    first, *rest = name.removesuffix("_").split("_")
    return first + "".join(part.title() for part in rest)
