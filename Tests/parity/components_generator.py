"""Makes component files, valid ones and mutated ones: the same seed makes the same files.

One component or a list of them, with `configuration` or flat, over all flavors: file number
i always holds flavor i modulo 82. What a file of the user's world would decide (`@FILE`) and
template marks are not made: nobody judges those.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import generator
import generator_keys as keys
import generator_odd as odd
import generator_text as texts
import generator_values as values
import oracle
from generator_document import Component, Document, Entry, Map, Node, Raw, Seq, Writer
from generator_edit import Mutation, Op, misspelt, set_text

NAMES = odd.NAMES + [
    "-x", "--x", "'--uri=x'", "'--'", "'-'", "-f", "'[/red]'", "'[red]x[/red]'", "'[/]'", "'a[/b]'", "' '",
    "0x1F", "1_000", "1:30", "'@x'", "'@@x'", "'a=b'", "!!binary '////'", "!!set {a}", "\"\\u00e9\"",
]  # fmt: skip
TYPES = [
    "orchestrators", "Orchestrator", "secrets_manager", "metadata_store", "registry", "''", "null", "~", "5", "true",
    "[orchestrator]", "container_registry", "orchestrator", "artifact-store", "stack", "service-connector", "model",
    "step-operators", "!!binary b3JjaGVzdHJhdG9y", "{a: b}", "zenml", "image_builder ", "'image_builder '",
]  # fmt: skip
# What a text on the command line makes of values that YAML keeps apart.
FLAG_VALUES = [
    "'@@x'", "'@@'", "'@@@x'", "''", "' '", "null", "~", "true", "'true'", "no", "0x1F", "017", "1_000", "1:30", ".inf",
    ".nan", "-0.0", "1.0e+3", "1e3", "2024-01-01", "2024-01-01 10:00:00", "[]", "{}", "[1, 2.5, null, true, a]",
    "{a: {b: [c]}}", "{1: a, true: b, null: c, 1.5: d}", "{2024-01-01: a}", "{[a]: b}", "[2024-01-01, !!binary aGVsbG8=]",
    "!!set {a, b}", "!!set {1}", "[!!set {a}]", "!!omap [a: 1]", "!!pairs [a: 1]", "!!binary aGVsbG8=", "!!binary '////'",
    "[!!binary '////']", '"nul\\0"', '["nul\\0"]', '"\\ud83d"', '["\\ud83d\\ude00"]', "&x [*x]", "&x {a: *x}", "'{\"a\": 1}'",
    "'[\"a\", 1]'", "'\"x\"'", "'null'", "'{{team.key}}'", "['{{team.key}}']", "{k: '{{team.key}}'}", "|\n  two\n  lines",
    "'--x=y'", "'a=b'", "🙂", "[🙂, ä]", "{🙂: ä}", "123456789012345678901234567890", "1" * 4301, "'1e400'", "1.0e+400",
]  # fmt: skip
FLAG_KEYS = [
    "a-b", "a b", "''", "'='", "'a=b'", "1", "true", "null", "env", "label", "secret", "connector", "resource-id", "help",
    "flavor", "name", "type", "🙂", "ä", "class", "'--x'", "-x", "1.5", "2024-01-01", "!!binary dXJp", "? [a]", "labels",
]  # fmt: skip


def _type(document: Document, rng: random.Random) -> Op | None:
    component = document.components[0]
    key = rng.choice(["type", "type", "component_type"])
    text = rng.choice(TYPES) if rng.random() < 0.6 else misspelt(component.type, rng)
    if rng.random() < 0.2:
        text = component.type.replace("_", "-")
    entry = component.body.find(key)
    if entry is None:
        component.body.entries.insert(0, Entry(key, Raw(text)))
        return Op("type", component.body.entries[0], text)
    return set_text(component.body, key, text, "type")


def _name(document: Document, rng: random.Random) -> Op | None:
    return set_text(document.root, "name", rng.choice(NAMES), "name")


def _flag_value(document: Document, rng: random.Random) -> Op | None:
    """A value of any field that a command line has no word for, or another."""
    component = document.components[0]
    if not component.fields or not component.fields.fields:
        return None
    field = rng.choice(list(component.fields.fields))
    target = component.configuration or component.body
    entry = target.find(field)
    if entry is None:
        entry = Entry(field, Raw(""))
        target.entries.append(entry)
    entry.value = Raw(rng.choice(FLAG_VALUES))
    return Op("flag-value", entry, f"{field}: {entry.value.text[:60]}")


def _flag_key(document: Document, rng: random.Random) -> Op | None:
    component = document.components[0]
    target = component.configuration or component.body
    entry = Entry(rng.choice(FLAG_KEYS), Raw(rng.choice(["x", "5", "null", "{a: b}", "a=b"])))
    if target.entries and rng.random() < 0.3:
        # The key ends at the first `=`.
        taken = rng.choice(target.entries)
        entry.key = json.dumps(f"{taken.key}=")
    target.entries.insert(rng.randint(0, len(target.entries)), entry)
    return Op("flag-key", entry, entry.key)


WEIGHTED: list[tuple[int, Mutation]] = [
    (8, _name),
    (3, values.default_name),
    (6, values.flavor),
    (4, values.configuration),
    (6, _type),
    (8, values.value),
    (25, values.field_value),
    (20, _flag_value),
    (10, _flag_key),
    (7, keys.delete_key),
    (6, keys.misspell_key),
    (4, keys.duplicate_key),
    (3, keys.odd_key),
    (3, keys.extra_key),
    (3, keys.move_key),
    (2, keys.merge_key),
    (2, keys.alias_value),
    (3, keys.prefix),
]

ROOTS = ["null", "text", "5", "[]", "[a]", "[[]]", "[null]", "[{}]", "!!set {a}", "!!omap []", "~", ""]


class ComponentGenerator:
    """Component files."""

    def __init__(self) -> None:
        self._stacks = generator.Generator()

    @property
    def flavors(self) -> list[Any]:
        return self._stacks.flavors

    def files(self, count: int, seed: int) -> Iterator[generator.StackFile]:
        for index in range(count):
            rng = random.Random(f"component/{seed}/{index}")
            ops = rng.choices([0, 1, 2, 3], [22, 58, 14, 6])[0]
            yield self.file(index, rng, ops)

    def file(self, index: int, rng: random.Random, ops: int) -> generator.StackFile:
        name = f"{index:05}.yaml"
        if ops and rng.random() < 0.02:
            root = rng.choice(ROOTS)
            return generator.StackFile(name, root.encode(), [{"kind": "root", "detail": root}])
        first = self.flavors[index % len(self.flavors)]
        others = [rng.choice(self.flavors) for _ in range(rng.choice([0, 0, 0, 1, 2]))]
        with oracle.silenced():
            components = [
                self._component(flavor, number, rng)
                for number, flavor in enumerate([first, *others])
            ]
        in_text = sum(rng.random() < 0.15 for _ in range(ops))
        done = [self._mutate(components, rng) for _ in range(ops - in_text)]
        as_list = len(components) > 1 or rng.random() < 0.3
        root: Node = Seq([c.body for c in components]) if as_list else components[0].body
        writer = Writer(indent=rng.choice([2, 2, 4]), indent_lists=rng.random() < 0.5)
        _write(writer, root)
        records = [
            {"kind": op.kind, "line": writer.line_of.get(id(op.part), 0), "detail": op.detail}
            for op in done
        ]
        text = texts.Text(writer.lines)
        for _ in range(in_text if text.lines else 0):
            records.append(asdict(texts.mutate(text, rng)))
        if not ops:
            detail = " ".join(f"{c.type}/{c.flavor}" for c in components)
            records = [{"kind": "valid", "line": 0, "detail": detail}]
        return generator.StackFile(name, text.encode(), records)

    def _component(self, flavor: Any, number: int, rng: random.Random) -> Component:
        component = self._stacks._component(flavor, number, rng)
        body = component.body
        for entry in [e for e in body.entries if e.key == "type"]:
            body.entries.remove(entry)
        if rng.random() < 0.8:
            key = rng.choice(["type", "type", "component_type"])
            text = flavor.type.replace("_", "-") if rng.random() < 0.1 else flavor.type
            body.entries.insert(0, Entry(key, Raw(text)))
        configuration = body.find("configuration")
        if configuration and rng.random() < 0.35:
            body.entries.remove(configuration)
            if isinstance(configuration.value, Map):
                taken = {entry.key for entry in body.entries}
                body.entries += [e for e in configuration.value.entries if e.key not in taken]
            if rng.random() < 0.2:
                extra = rng.choice(["labels", "description", "connector", "environment", "user"])
                body.entries.append(Entry(extra, Raw("text")))
        return component

    def _mutate(self, components: list[Component], rng: random.Random) -> Op:
        """One mutation that applies, to one component or to their list."""
        while True:
            if rng.random() < 0.05:
                return self._duplicate(components, rng)
            component = rng.choice(components)
            document = Document(component.body, [component])
            if not component.body.entries:
                continue
            mutation = rng.choices([m for _, m in WEIGHTED], [w for w, _ in WEIGHTED])[0]
            try:
                op = mutation(document, rng)
            except IndexError:  # nothing left to choose from
                continue
            if op:
                return op

    def _duplicate(self, components: list[Component], rng: random.Random) -> Op:
        """The same component once more, under the same or nearly the same name."""
        component = rng.choice(components)
        body = Map([Entry(e.key, e.value, e.prefix) for e in component.body.entries])
        entry = body.find("name")
        if entry and isinstance(entry.value, Raw) and rng.random() < 0.5:
            text = entry.value.text
            other = rng.choice([text.upper(), text[:-1], f"'{text}'", f'"{text}"'])
            body.entries[body.entries.index(entry)] = Entry("name", Raw(other))
        components.append(Component(component.type, component.flavor, body, component.fields))
        return Op("duplicate-component", body, component.type)


def _write(writer: Writer, root: Node) -> None:
    if isinstance(root, Map):
        writer.write(root)
    elif isinstance(root, Seq):
        for item in root.items:
            writer._item(item, 0)


def write_files(folder: Path, count: int, seed: int) -> list[generator.StackFile]:
    """Writes the files of a seed into the folder."""
    oracle.isolate()
    made = list(ComponentGenerator().files(count, seed))
    folder.mkdir(parents=True, exist_ok=True)
    for file in made:
        (folder / file.name).write_bytes(file.data)
    return made
