"""A stack file as a tree of keys and raw scalars, and its text with line numbers.

Scalars are kept as the YAML text that will be written, so that a mutation can put
anything there; only block structure is built here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from generator_fields import FlavorFields


@dataclass(eq=False)
class Raw:
    """A value written as it stands: a scalar, a flow collection, an alias, nothing."""

    text: str


@dataclass(eq=False)
class Entry:
    """One `key: value` of a block mapping; `prefix` holds an anchor or a tag."""

    key: str
    value: Node
    prefix: str = ""
    comment: str = ""


@dataclass(eq=False)
class Map:
    entries: list[Entry] = field(default_factory=list)

    def find(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(eq=False)
class Seq:
    items: list[Node] = field(default_factory=list)


Node = Raw | Map | Seq


@dataclass(eq=False)
class Component:
    type: str
    flavor: str
    body: Map
    fields: FlavorFields | None = None

    @property
    def configuration(self) -> Map | None:
        entry = self.body.find("configuration")
        return entry.value if entry and isinstance(entry.value, Map) else None


@dataclass(eq=False)
class Document:
    root: Map
    components: list[Component]

    @property
    def parts(self) -> Map:
        entry = self.root.find("components")
        return entry.value if entry and isinstance(entry.value, Map) else Map()


def maps(node: Node) -> Iterator[Map]:
    """All mappings of a tree, outer ones first."""
    todo = [node]
    while todo:
        current = todo.pop(0)
        if isinstance(current, Map):
            yield current
            todo.extend(entry.value for entry in current.entries)
        elif isinstance(current, Seq):
            todo.extend(current.items)


def loose(value: Any, rng: random.Random) -> Any:
    """What pydantic's lax mode takes for the same value: a text, now and then."""
    if isinstance(value, bool):
        return rng.choice(
            [
                str(value),
                "yes" if value else "off",
                int(value),
                "1" if value else "0",
                float(value),
            ]
        )
    if isinstance(value, (int, float)):
        return rng.choice(
            [str(value), f" {value} ", f"+{value}", float(value), f"{value}.0"]
        )
    if isinstance(value, (dict, list)):
        return json.dumps(value, indent=rng.choice([None, None, 1]))
    return value


def scalar(value: Any, rng: random.Random) -> str:
    """A way to write a Python scalar that reads as itself."""
    if value is None:
        return rng.choice(["null", "~", "null"])
    if isinstance(value, bool):
        return rng.choice(
            ["true", "yes", "True", "on"] if value else ["false", "no", "False", "off"]
        )
    if isinstance(value, (int, float)):
        return json.dumps(value)
    text = str(value)
    if rng.random() < 0.7 and _reads_as_itself(text):
        return text
    if rng.random() < 0.5 and "\n" not in text and "\t" not in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=rng.random() < 0.5)


def _reads_as_itself(text: str) -> bool:
    try:
        return bool(yaml.safe_load(f"k: {text}\n") == {"k": text}) and "\n" not in text
    except yaml.YAMLError:
        return False


def node(value: Any, rng: random.Random) -> Node:
    """A tree for a Python value, in block or flow style."""
    if isinstance(value, dict) and value and rng.random() < 0.7:
        return Map([Entry(scalar(k, rng), node(v, rng)) for k, v in value.items()])
    if isinstance(value, list) and value and rng.random() < 0.7:
        return Seq([node(v, rng) for v in value])
    if isinstance(value, (dict, list)):
        return Raw(_flow(value, rng))
    return Raw(scalar(value, rng))


def _flow(value: Any, rng: random.Random) -> str:
    if isinstance(value, dict):
        pairs = [f"{_flow(k, rng)}: {_flow(v, rng)}" for k, v in value.items()]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(v, rng) for v in value) + "]"
    return json.dumps(value) if isinstance(value, str) else scalar(value, rng)


class Writer:
    """Writes a tree as block YAML and remembers the line (1-based) of each part."""

    def __init__(self, indent: int, indent_lists: bool) -> None:
        self._indent = indent
        self._list_indent = indent if indent_lists else 0
        self.lines: list[str] = []
        self.line_of: dict[int, int] = {}

    def write(self, root: Map) -> None:
        self._map(root, 0, "")

    def _note(self, part: object) -> None:
        self.line_of.setdefault(id(part), len(self.lines) + 1)

    def _map(self, mapping: Map, column: int, lead: str) -> None:
        self._note(mapping)
        for entry in mapping.entries:
            self._note(entry)
            start = (lead or " " * column) + f"{entry.key}:{entry.prefix}"
            lead = ""
            self._value(entry.value, column, start, entry.comment)

    def _value(self, value: Node, column: int, start: str, comment: str) -> None:
        if not (isinstance(value, Map) and value.entries):
            self._note(value)  # a block mapping starts on its first key's line
        if isinstance(value, Raw):
            text = f" {value.text}" if value.text else ""
            first, *rest = (start + text).split("\n")
            self.lines.append(first + comment)
            self.lines.extend(" " * (column + self._indent) + line for line in rest)
        elif isinstance(value, Map):
            self.lines.append(start + (comment if value.entries else " {}" + comment))
            self._map(value, column + self._indent, "")
        else:
            self.lines.append(start + (comment if value.items else " []" + comment))
            for item in value.items:
                self._item(item, column + self._list_indent)

    def _item(self, item: Node, column: int) -> None:
        self._note(item)
        if isinstance(item, Map) and item.entries:
            self._map(item, column + 2, " " * column + "- ")
        elif isinstance(item, Seq) and item.items:
            self.lines.append(" " * column + "-")
            for inner in item.items:
                self._item(inner, column + 2)
        else:
            text = (
                item.text
                if isinstance(item, Raw)
                else "{}"
                if isinstance(item, Map)
                else "[]"
            )
            first, *rest = (" " * column + f"- {text}").split("\n")
            self.lines.append(first)
            self.lines.extend(" " * (column + 4) + line for line in rest)
