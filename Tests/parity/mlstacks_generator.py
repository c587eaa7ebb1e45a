"""Makes mlstacks specifications, valid ones and mutated ones: the same seed, the same files.

A case is a folder with one specification to judge and, for a stack, the files of its
components. Values with template marks are not made: nobody judges those.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import generator_keys as keys
import generator_odd as odd
import generator_text as texts
import mlstacks_oracle
from generator_document import Document, Entry, Map, Raw, Seq, Writer
from generator_edit import Op, misspelt

FACTS = mlstacks_oracle.facts()
ODD = [text for pool in odd.VALUES.values() for text in pool]
NAMES = [
    "''", "a", "A-b_c", "-a", "_a", "a b", "ä", "a.b", '"a\\n"', '"a\\n\\n"', "5", "'5'", "1e3", "null", "[a]", "'a '", "' a'",
    "!!binary aGVsbG8=", "!!str 5", "a" * 300, '"\\ud83d"', "日本", "'a/b'", "yes", "0x1F", "'0x1F'", "a-", "9",
]  # fmt: skip
VERSIONS = [
    "1", "1.0", "true", "'1'", "' 1 '", "'1.0'", "'01'", "'+1'", "'1_0'", "2", "0", "'2'", "null", "1.5", "0x1", "01", "'1.'",
    "'1.00'", "'-1'", "+1", "!!binary MQ==", "[1]", "'one'", "1_0", "'1_'", "'٣'", "'１'", "false", "1.0000000001", ".inf",
    "100000000000000000000", "'1e0'", "'true'", "!!str 1", "!!float 1", "1:0", '"1\\n"', "'\\u00a01'", "'0_1'",
]  # fmt: skip
SPEC_TYPES = [
    "stack", "component", "Stack", "stacks", "'stack '", "null", "5", "[stack]", "!!binary c3RhY2s=", "!!binary Y29tcG9uZW50",
]  # fmt: skip
TEXTS = ["x", "'5'", "a b", '""', "'{{a.b}}'", "europe-west1", "!!binary aGVsbG8=", "'true'", "|\n  two\n  lines"]
MAPPINGS = [
    "null", "~", "[]", "{}", "text", "5", "[{a: b}]", "{a: b}", "{a: 5}", "{5: a}", "{a: null}", "{a: [b]}", "{a: {b: c}}",
    "{a: yes}", "{yes: a}", "{a: 2024-01-01}", "!!set {a}", "!!omap [a: b]", "!!map {a: b}", "''", "{a: !!binary aGVsbG8=}",
    "{!!binary aGVsbG8=: a}", "{a: !!binary '////'}", '{a: "\\ud83d"}', "{null: a}", "&x {a: *x}", "{a: b, a: 5}", "false",
]  # fmt: skip


@dataclass
class Case:
    """The file to judge, and what was done to it."""

    path: Path
    ops: list[str] = field(default_factory=list)


@dataclass
class File:
    """A file of a case: a tree until it is written."""

    name: str
    document: Document
    text: bytes | None = None


def component(rng: random.Random, provider: str) -> Document:
    allowed: dict[str, list[str]] = FACTS["allowed"][provider]
    kind = rng.choice(list(allowed) or FACTS["types"])
    flavor = rng.choice(allowed.get(kind) or FACTS["flavors"])
    entries = [
        Entry("spec_version", Raw("1")),
        Entry("spec_type", Raw("component")),
        Entry("component_type", Raw(kind)),
        Entry("component_flavor", Raw(flavor)),
        Entry("name", Raw(rng.choice(["images", "my_store", "Tracker-1", "7up"]))),
        Entry("provider", Raw(provider)),
    ]
    if rng.random() < 0.6:
        parts = rng.sample(["config", "environment_variables", "tags", "region"], rng.randint(0, 3))
        entries.append(Entry("metadata", Map([_texts(part, rng) for part in parts])))
    if rng.random() < 0.2:
        rng.shuffle(entries)
    return Document(Map(entries), [])


def _texts(key: str, rng: random.Random) -> Entry:
    if key == "region":
        return Entry(key, Raw("eu-west-1"))
    names = rng.sample(["project_id", "bucket_name", "host", "zenml_username"], rng.randint(0, 2))
    return Entry(key, Map([Entry(name, Raw(rng.choice(TEXTS))) for name in names]))


def stack(rng: random.Random, provider: str, names: list[str]) -> Document:
    entries = [
        Entry("spec_version", Raw("1")),
        Entry("spec_type", Raw("stack")),
        Entry("name", Raw(rng.choice(["ml", "team-stack", "Stack_1"]))),
        Entry("provider", Raw(provider)),
    ]
    if rng.random() < 0.5:
        entries.append(Entry("default_region", Raw("europe-west1")))
    if rng.random() < 0.3:
        entries.append(_texts("default_tags", rng))
    if rng.random() < 0.3:
        entries.append(Entry("deployment_method", Raw(rng.choice(["kubernetes", "null"]))))
    if names or rng.random() < 0.5:
        entries.append(Entry("components", Seq([Raw(_path(name, rng)) for name in names])))
    return Document(Map(entries), [])


def _path(name: str, rng: random.Random) -> str:
    return rng.choice([name, name, f"./{name}", f"'{name}'", f"sub/../{name}", f'"{name}"'])


Mutation = Callable[[Document, random.Random], Op | None]

# What each key takes, and other things.
VALUES = {
    "spec_version": VERSIONS,
    "spec_type": SPEC_TYPES,
    "name": NAMES,
    "provider": [*FACTS["providers"], "Aws", "google", "k3s", "null", "5", "!!binary Z2Nw", "'gcp '", "[aws]"],
    "component_type": [*FACTS["types"], "orchestrators", "Orchestrator", "null", "log_store", "!!binary YWxlcnRlcg=="],
    "component_flavor": [*FACTS["flavors"], "S3", "gcs", "null", "local", "!!binary czM="],
    "deployment_method": ["kubernetes", "Kubernetes", "docker", "null", "''", "5", "!!binary a3ViZXJuZXRlcw=="],
    "default_region": [*TEXTS, "null", "5", "[a]", "2024-01-01", "''", "!!binary '////'", '"\\ud83d"'],
    "default_tags": MAPPINGS,
    "metadata": [*MAPPINGS, "{config: null}", "{config: {a: b}}", "{config: [a]}", "{environment_variables: {a: 5}}"],
    "config": MAPPINGS,
    "environment_variables": MAPPINGS,
}  # fmt: skip


def near_value(document: Document, rng: random.Random) -> Op | None:
    """A key's value: one that fits another one's key, or nearly fits."""
    entries = [e for m in keys.maps(document.root) for e in m.entries if e.key in VALUES]
    if not entries:
        return None
    entry = rng.choice(entries)
    entry.value = Raw(rng.choice(VALUES[entry.key]))
    return Op("near-value", entry, f"{entry.key}: {entry.value.text[:40]}")


def odd_value(document: Document, rng: random.Random) -> Op | None:
    entries = [e for m in keys.maps(document.root) for e in m.entries]
    if not entries:
        return None
    entry = rng.choice(entries)
    entry.value = Raw(rng.choice(ODD))
    return Op("odd-value", entry, f"{entry.key}: {entry.value.text[:40]}")


def component_paths(document: Document, rng: random.Random) -> Op | None:
    """What else may stand below `components`."""
    entry = document.root.find("components")
    if entry is None:
        return None
    if isinstance(entry.value, Seq) and entry.value.items and rng.random() < 0.7:
        at = rng.randrange(len(entry.value.items))
        item = entry.value.items[at]
        text = rng.choice(
            [
                "nowhere.yaml", "''", "null", "5", "[registry.yaml]", "{a: b}", "sub", ".", "/nowhere", "true", "1.5",
                '"a\\0b"', '"\\ud83d"', "case.yaml", "!!binary YzAueWFtbA==", "C0.YAML", "'c0.yaml '", "sub/c0.yaml",
                "../c0.yaml", "c0.yaml/", "2024-01-01", "empty.yaml", "list.yaml", "broken.yaml", "latin.yaml", "utf16.yaml",
                "two.yaml", "bom.yaml", "link.yaml", "foreign.yaml", "loop.yaml",
            ]
        )  # fmt: skip
        entry.value.items[at] = Raw(text) if rng.random() < 0.9 else Seq([item])
        return Op("component-path", entry, text)
    text = rng.choice(
        ["null", "c0.yaml", "''", "5", "{c0.yaml: null}", "{c0.yaml: a, nowhere.yaml: b}", "!!set {c0.yaml}", "{}", "[]",
         "!!omap [c0.yaml: a]", "!!omap []", "!!binary aGVsbG8=", "!!binary ''", "true", "{5: a}", "[c0.yaml, c0.yaml]",
         "!!set {5}", "{[a]: b}", "[[c0.yaml]]", "!!pairs [a: b]", "{? c0.yaml}"]
    )  # fmt: skip
    entry.value = Raw(text)
    return Op("components", entry, text)


def misspell(document: Document, rng: random.Random) -> Op | None:
    entries = [e for m in keys.maps(document.root) for e in m.entries]
    if not entries:
        return None
    entry = rng.choice(entries)
    before = entry.key
    entry.key = misspelt(before, rng)
    return Op("misspell-key", entry, f"{before} -> {entry.key}")


WEIGHTED: list[tuple[int, Mutation]] = [
    (30, near_value),
    (12, odd_value),
    (14, component_paths),
    (8, misspell),
    (8, keys.delete_key),
    (4, keys.duplicate_key),
    (4, keys.odd_key),
    (3, keys.extra_key),
    (3, keys.move_key),
    (3, keys.alias_value),
    (4, keys.prefix),
]

# Files that every case has beside its own.
BESIDE = {
    "empty.yaml": b"",
    "list.yaml": b"- a\n",
    "broken.yaml": b"a: [\n",
    "latin.yaml": b"spec_version: 1\nname: \xe4\n",
    "utf16.yaml": "spec_version: 1\n".encode("utf-16"),
    "two.yaml": b"a: b\n---\nc: d\n",
    "foreign.yaml": b"services: {web: {image: nginx}}\n",
    "sub/note.txt": b"a folder\n",
}


def write_case(folder: Path, index: int, rng: random.Random) -> Case:
    provider = rng.choice(["aws", "aws", "gcp", "gcp", "k3d", "azure"])
    count = rng.choice([0, 1, 2, 3]) if rng.random() < 0.6 else None
    files: list[File] = []
    if count is None:
        files.append(File("case.yaml", component(rng, provider)))
    else:
        names = [f"c{number}.yaml" for number in range(count)]
        files.append(File("case.yaml", stack(rng, provider, names)))
        others = [p for p in FACTS["providers"] if p != provider]
        for name in names:
            its = rng.choice(others) if rng.random() < 0.08 else provider
            files.append(File(name, component(rng, its)))
    case = Case(folder / f"{index:05}" / "case.yaml")
    for _ in range(rng.choices([0, 1, 2, 3], [22, 58, 14, 6])[0]):
        case.ops.append(_mutate(files[0] if rng.random() < 0.65 else rng.choice(files), rng))
    case.path.parent.mkdir(parents=True, exist_ok=True)
    if count is not None:
        _write_beside(case.path.parent, rng, provider)
    for file in files:
        data = file.text if file.text is not None else _text(file.document, rng).encode()
        (case.path.parent / file.name).write_bytes(data)
    return case


def _write_beside(folder: Path, rng: random.Random, provider: str) -> None:
    for name, data in BESIDE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    whole = _text(component(rng, provider), rng).encode()
    (folder / "bom.yaml").write_bytes(b"\xef\xbb\xbf" + whole)
    for name, target in {"link.yaml": "bom.yaml", "loop.yaml": "loop.yaml"}.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)


def _mutate(file: File, rng: random.Random) -> str:
    if file.text is None and rng.random() < 0.12:
        text = _text(file.document, rng)
        if text.lines:
            done = texts.mutate(text, rng)
            file.text = text.encode()
            return f"{file.name}: {done.kind} {done.detail}"
    while True:
        mutation = rng.choices([m for _, m in WEIGHTED], [w for w, _ in WEIGHTED])[0]
        try:
            op = mutation(file.document, rng)
        except IndexError:  # nothing left to choose from
            continue
        if op:
            return f"{file.name}: {op.kind} {op.detail}"


def _text(document: Document, rng: random.Random) -> texts.Text:
    writer = Writer(indent=2, indent_lists=rng.random() < 0.5)
    writer.write(document.root)
    return texts.Text(writer.lines)


def cases(folder: Path, count: int, seed: int) -> list[Case]:
    """Random cases, written into the folder."""
    return [write_case(folder, i, random.Random(f"mlstacks/{seed}/{i}")) for i in range(count)]


def every_combination(folder: Path) -> Iterator[Case]:
    """A component for each provider, type and flavor; each key with every value of the pools."""
    folder.mkdir(parents=True, exist_ok=True)
    for provider in FACTS["providers"]:
        for kind in FACTS["types"]:
            for flavor in FACTS["flavors"]:
                yield _plain(folder, f"{provider}-{kind}-{flavor}", _component(provider, kind, flavor))
    for key, near in VALUES.items():
        for number, text in enumerate([*near, *ODD]):
            yield _plain(folder, f"{key}-{number}", _with(key, text), f"{key}: {text}")


def _plain(folder: Path, name: str, data: str, note: str = "") -> Case:
    path = folder / f"{name}.yaml"
    path.write_bytes(data.encode("utf-8", "surrogatepass"))
    return Case(path, [note or name])


def _component(provider: str, kind: str, flavor: str) -> str:
    return (
        f"spec_version: 1\nspec_type: component\nname: one\nprovider: {provider}\n"
        f"component_type: {kind}\ncomponent_flavor: {flavor}\n"
    )


def _with(key: str, text: str) -> str:
    of_stack = key in ("deployment_method", "default_region", "default_tags")
    base: dict[str, Any] = (
        {"spec_version": 1, "spec_type": "stack", "name": "ml", "provider": "gcp"}
        if of_stack
        else {
            "spec_version": 1, "spec_type": "component", "name": "one", "provider": "gcp",
            "component_type": "artifact_store", "component_flavor": "gcp",
        }
    )  # fmt: skip
    nested = key in ("config", "environment_variables")
    value = text.replace("\n", "\n" + ("    " if nested else "  "))
    lines = [f"{name}: {json.dumps(old)}" for name, old in base.items() if name != key]
    lines.append(f"metadata:\n  {key}: {value}" if nested else f"{key}: {value}")
    return "\n".join(lines) + "\n"
