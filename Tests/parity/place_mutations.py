"""Single mutations of one line of a valid stack, and where a finding belongs."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import generator_keys as keys
import generator_text as texts
import generator_values as values
from generator import Generator
from generator_document import Document, Entry, Raw, Writer
from generator_edit import Mutation, Op

# Those that change one line; the others change several, or the file as a whole.
_TREE: list[tuple[int, Mutation]] = [
    (3, values.name),
    (2, values.stack_name),
    (5, values.flavor),
    (3, values.configuration),
    (1, values.components),
    (3, values.part),
    (5, values.type_key),
    (4, values.value),
    (10, values.field_value),
    (8, keys.delete_key),
    (8, keys.misspell_key),
    (3, keys.odd_key),
    (3, keys.extra_key),
    (2, keys.duplicate_key),
    (2, keys.prefix),
]
_TEXT: list[tuple[int, texts.TextMutation]] = [
    (5, texts.unclosed),
    (4, texts.indentation),
    (4, texts.tab),
    (4, texts.colon),
    (5, texts.character),
]

Kind = TypeVar("Kind")


@dataclass
class Damage:
    """A valid file, the file with one line changed, and that line (1-based)."""

    name: str
    valid: bytes
    damaged: bytes
    kind: str
    detail: str
    first_line: int
    last_line: int


class Damages:
    def __init__(self) -> None:
        self._generator = Generator()

    def files(self, count: int, seed: int) -> Iterator[Damage]:
        index = made = 0
        while made < count:
            rng = random.Random(f"place/{seed}/{index}")
            damage = self._one(index, rng)
            index += 1
            if damage and damage.valid != damage.damaged:
                made += 1
                yield damage

    def _one(self, index: int, rng: random.Random) -> Damage | None:
        document = self._generator.document(index, rng)
        indent, lists = rng.choice([2, 2, 4]), rng.random() < 0.5
        before = _write(document, indent, lists)
        valid = texts.Text(before.lines).encode()
        name = f"{index:05}.yaml"
        if rng.random() < 0.6:
            mutation = _choose(_TREE, rng)
            op = mutation(document, rng)
            if op is None or self._makes_another_mistake(op, document):
                return None
            after = _write(document, indent, lists)
            line = after.line_of.get(id(op.part), 0)
            last = line + _extra_lines(op.part)
            data = texts.Text(after.lines).encode()
            return Damage(name, valid, data, op.kind, op.detail, line, last)
        text = texts.Text(copy.copy(before.lines))
        change = _choose(_TEXT, rng)(text, rng)
        if change is None:
            return None
        data = text.encode()
        last = change.line + data.count(b"\r")  # one line became two
        return Damage(name, valid, data, change.kind, change.detail, change.line, last)

    def _makes_another_mistake(self, op: Op, document: Document) -> bool:
        """Another flavor of the type is fine; its configuration is then the mistake."""
        if op.kind != "flavor":
            return False
        flavors = {flavor.flavor for flavor in self._generator.flavors}
        return any(
            isinstance(entry.value, Raw) and entry.value.text in flavors
            for component in document.components
            for entry in component.body.entries
            if entry is op.part
        )


def _choose(weighted: list[tuple[int, Kind]], rng: random.Random) -> Kind:
    return rng.choices([m for _, m in weighted], [w for w, _ in weighted])[0]


def _write(document: Document, indent: int, lists: bool) -> Writer:
    writer = Writer(indent, lists)
    writer.write(document.root)
    return writer


def _extra_lines(part: object) -> int:
    """A changed value of several lines may be found on any of them."""
    value = part.value if isinstance(part, Entry) else part
    return value.text.count("\n") if isinstance(value, Raw) else 0
