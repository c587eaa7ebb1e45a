"""Makes stack files, valid ones and mutated ones: the same seed makes the same files.

    python generator.py --count 3000 --seed 1 FOLDER

writes FOLDER/00000.yaml and so on, and FOLDER/ops.json: what was done to each file.
Values with template marks (`${…}` and the like) are not made: nobody judges those.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import generator_fields as fields
import generator_mutations as mutations
import generator_text as texts
import oracle
from generator_document import (
    Component,
    Document,
    Entry,
    Map,
    Raw,
    Seq,
    Writer,
    loose,
    node,
)
from generator_edit import Op

TYPES_WITH_SEVERAL = ("alerter", "experiment_tracker", "step_operator", "sandbox")


@dataclass
class StackFile:
    """A file and the mutations it went through, each with the line it touches."""

    name: str
    data: bytes
    ops: list[dict[str, Any]] = field(default_factory=list)


class Generator:
    """Stack files over all flavors; file number i always holds flavor i modulo 82."""

    def __init__(self) -> None:
        with oracle.silenced():
            self.flavors = fields.all_flavors()
        self._types = fields.by_type(self.flavors)

    def files(self, count: int, seed: int) -> Iterator[StackFile]:
        for index in range(count):
            rng = random.Random(f"{seed}/{index}")
            ops = rng.choices([0, 1, 2, 3], [22, 58, 14, 6])[0]
            yield self.file(index, rng, ops)

    def file(self, index: int, rng: random.Random, ops: int) -> StackFile:
        """One file with `ops` mutations."""
        document = self.document(index, rng)
        flavors = [f"{c.type}/{c.flavor}" for c in document.components]
        in_text = sum(rng.random() < 0.25 for _ in range(ops))
        done = [mutations.mutate(document, rng) for _ in range(ops - in_text)]
        records, data = _write(document, done, in_text, rng)
        if ops == 0:
            records = [{"kind": "valid", "line": 0, "detail": " ".join(flavors)}]
        return StackFile(f"{index:05}.yaml", data, records)

    def document(self, index: int, rng: random.Random) -> Document:
        """A valid stack that holds flavor number `index`."""
        featured = self.flavors[index % len(self.flavors)]
        chosen = {"orchestrator", "artifact_store", featured.type}
        chosen |= set(rng.sample(sorted(self._types), rng.choice([0, 0, 1, 2])))
        picked: list[fields.FlavorFields] = []
        for kind in sorted(
            chosen, key=lambda t: (t not in ("orchestrator", "artifact_store"), t)
        ):
            several = kind in TYPES_WITH_SEVERAL and rng.random() < 0.15
            first = featured if kind == featured.type else self._pick(kind, rng)
            picked += [first] + ([self._pick(kind, rng)] if several else [])
        with oracle.silenced():
            components = [self._component(f, i, rng) for i, f in enumerate(picked)]
        return _document(components, rng)

    def _pick(self, kind: str, rng: random.Random) -> fields.FlavorFields:
        """Light flavors more often: most of a stack stands beside the point."""
        candidates = self._types[kind]
        light = [f for f in candidates if f.flavor in ("local", "gcp", "s3", "default")]
        return rng.choice(light if light and rng.random() < 0.5 else candidates)

    def _component(
        self, flavor: fields.FlavorFields, number: int, rng: random.Random
    ) -> Component:
        values = flavor.configuration(rng, rng.choice([0, 0, 1, 2, 4]))
        for key in list(values):
            varied = {**values, key: loose(values[key], rng)}
            if rng.random() < 0.25 and not flavor.refused(varied):
                values = varied
        configuration = Map([Entry(k, node(v, rng)) for k, v in values.items()])
        text = rng.choice(
            [f"my-{flavor.flavor}", f"team_{flavor.flavor}", f"{flavor.type} of team"]
        )
        body = [
            Entry("name", Raw(f"{text}-{number}")),
            Entry("flavor", Raw(flavor.flavor)),
            Entry("configuration", configuration if values else Raw("{}")),
        ]
        if rng.random() < 0.4:
            body.append(Entry("type", Raw(flavor.type)))
        if rng.random() < 0.3:
            rng.shuffle(body)
        return Component(flavor.type, flavor.flavor, Map(body), flavor)


def _document(components: list[Component], rng: random.Random) -> Document:
    parts: dict[str, list[Component]] = {}
    for component in components:
        parts.setdefault(component.type, []).append(component)
    list_form = rng.random() < 0.7
    entries = []
    for kind, members in parts.items():
        bodies = [member.body for member in members]
        in_list = len(bodies) > 1 or list_form
        entries.append(Entry(kind, Seq(list(bodies)) if in_list else bodies[0]))
    if rng.random() < 0.2:
        rng.shuffle(entries)
    root = [
        Entry(
            "zenml_version", Raw(rng.choice(["0.98.0", "0.98.0", "0.97.0", "0.80.1"]))
        ),
        Entry(
            "stack_name",
            Raw(rng.choice(["team", "production-stack", "'my stack'", "stack_1"])),
        ),
        Entry("components", Map(entries)),
    ]
    if rng.random() < 0.3:
        rng.shuffle(root)
    return Document(Map(root), components)


def _write(
    document: Document, done: list[Op], in_text: int, rng: random.Random
) -> tuple[list[dict[str, Any]], bytes]:
    writer = Writer(indent=rng.choice([2, 2, 4]), indent_lists=rng.random() < 0.5)
    writer.write(document.root)
    records = [_record(op, writer) for op in done]
    text = texts.Text(writer.lines)
    if not document.root.entries:
        text.lines = []
    json_style = _as_json(text, rng) if not done and rng.random() < 0.12 else None
    if json_style:
        text = json_style
    for _ in range(in_text if text.lines else 0):
        records.append(asdict(texts.mutate(text, rng)))
    return records, text.encode()


def _record(op: Op, writer: Writer) -> dict[str, Any]:
    line = writer.line_of.get(id(op.part), 0)
    return {"kind": op.kind, "line": line, "detail": op.detail}


def _as_json(text: texts.Text, rng: random.Random) -> texts.Text | None:
    """The same content as JSON, or as Python would print it."""
    import yaml

    try:
        data = yaml.safe_load("\n".join(text.lines))
        written = json.dumps(data, indent=rng.choice([None, 2]))
    except (yaml.YAMLError, TypeError, ValueError):
        return None
    if rng.random() < 0.3:
        written = written.replace(": true", ": True").replace(": false", ": False")
    return texts.Text(written.split("\n"))


def write_files(folder: Path, count: int, seed: int) -> list[StackFile]:
    """Writes the files of a seed into the folder."""
    oracle.isolate()
    made = list(Generator().files(count, seed))
    folder.mkdir(parents=True, exist_ok=True)
    for stack in made:
        (folder / stack.name).write_bytes(stack.data)
    (folder / "ops.json").write_text(
        json.dumps({s.name: s.ops for s in made}, indent=1)
    )
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_files(arguments.folder, arguments.count, arguments.seed)


if __name__ == "__main__":
    main()
