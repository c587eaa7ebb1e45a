"""Mutations of a stack file's tree: each changes one thing and says which."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass

import generator_odd as odd
from generator_document import Component, Document, Entry, Map, Raw, Seq, maps


@dataclass
class Op:
    """What was changed; `part` is the piece of the tree whose line it touches."""

    kind: str
    part: object
    detail: str = ""


Mutation = Callable[[Document, random.Random], Op | None]


def _component(document: Document, rng: random.Random) -> Component:
    return rng.choice(document.components)


def _set(body: Map, key: str, text: str, kind: str) -> Op | None:
    entry = body.find(key)
    if entry is None:
        return None
    entry.value = Raw(text)
    return Op(kind, entry, f"{key}: {text[:60]}")


def name(document: Document, rng: random.Random) -> Op | None:
    body = _component(document, rng).body
    return _set(body, "name", rng.choice(odd.NAMES), "name")


def default_name(document: Document, rng: random.Random) -> Op | None:
    """The store's own component, with and without a configuration equal to its own."""
    component = rng.choice(document.components[:2] or document.components)
    if rng.random() < 0.6:
        _set(component.body, "configuration", "{}", "")
    text = rng.choice(["default", "def", "''", "null", "0", "[]", "DEFAULT", "d"])
    return _set(component.body, "name", text, "default-name")


def stack_name(document: Document, rng: random.Random) -> Op | None:
    return _set(document.root, "stack_name", rng.choice(odd.STACK_NAMES), "stack-name")


def version(document: Document, rng: random.Random) -> Op | None:
    return _set(document.root, "zenml_version", rng.choice(odd.VERSIONS), "version")


def flavor(document: Document, rng: random.Random) -> Op | None:
    component = _component(document, rng)
    text = rng.choice(odd.FLAVORS)
    if rng.random() < 0.4:
        text = misspelt(component.flavor, rng)
    return _set(component.body, "flavor", text, "flavor")


def configuration(document: Document, rng: random.Random) -> Op | None:
    body = _component(document, rng).body
    text = rng.choice(odd.CONFIGURATIONS)
    return _set(body, "configuration", text, "configuration")


def components(document: Document, rng: random.Random) -> Op | None:
    return _set(document.root, "components", rng.choice(odd.COMPONENTS), "components")


def part(document: Document, rng: random.Random) -> Op | None:
    if not document.parts.entries:
        return None
    entry = rng.choice(document.parts.entries)
    entry.value = Raw(rng.choice(odd.PARTS))
    return Op("part", entry, f"{entry.key}: {entry.value.text}")


def type_key(document: Document, rng: random.Random) -> Op | None:
    if not document.parts.entries:
        return None
    entry = rng.choice(document.parts.entries)
    before = entry.key
    entry.key = rng.choice(
        [
            misspelt(before, rng),
            before.upper(),
            before + "s",
            "secrets_manager",
            "5",
            "null",
            "'" + before + "'",
            "[a]",
        ]
    )
    return Op("type-key", entry, f"{before} -> {entry.key}")


def value(document: Document, rng: random.Random) -> Op | None:
    """An odd value for a field that is there."""
    entries = _fields(document)
    if not entries:
        return None
    entry = rng.choice(entries)
    pool = rng.choice(list(odd.VALUES))
    entry.value = Raw(rng.choice(odd.VALUES[pool]))
    return Op(f"value-{pool}", entry, f"{entry.key}: {entry.value.text[:60]}")


def field_value(document: Document, rng: random.Random) -> Op | None:
    """An odd value for any field of the flavor: each kind of field equally often."""
    able = [c for c in document.components if c.fields and c.fields.fields]
    if not able:
        return None
    component = rng.choice(able)
    assert component.fields
    kinds = component.fields.kinds()
    kind = rng.choice(sorted(kinds))
    chosen = rng.choice(kinds[kind])
    pool, text = _odd_for(kind, rng)
    value = Raw(text)
    if rng.random() < 0.25:
        value.text = _inside(component.fields.value(chosen, rng), value.text, rng)
    configuration = component.configuration
    if configuration is None:
        configuration = Map()
        entry = component.body.find("configuration")
        if entry is None:
            return None
        entry.value = configuration
    entry = configuration.find(chosen)
    if entry is None:
        entry = Entry(chosen, value)
        configuration.entries.append(entry)
    entry.value = value
    return Op(f"field-{pool}", entry, f"{chosen}: {value.text[:60]}")


def _odd_for(kind: str, rng: random.Random) -> tuple[str, str]:
    """An odd value, more often one that comes near to the kind of field."""
    near = {
        "int": odd.NUMERIC,
        "float": odd.NUMERIC,
        "bool": odd.BOOLEAN,
        "str": odd.VALUES["quoted"] + odd.VALUES["tag"] + odd.VALUES["plain"],
    }
    collections = odd.VALUES["collection"] + odd.VALUES["json"]
    if rng.random() < 0.5:
        return "near", rng.choice(near.get(kind, collections))
    pool = rng.choice(sorted(odd.VALUES))
    return pool, rng.choice(odd.VALUES[pool])


def _inside(plausible: object, text: str, rng: random.Random) -> str:
    """The odd value one level deeper, in a flow collection."""
    if isinstance(plausible, dict) and plausible:
        key = rng.choice(sorted(plausible))
        rest = "".join(
            f", {json.dumps(k)}: {json.dumps(v)}"
            for k, v in plausible.items()
            if k != key
        )
        return "{" + f"{json.dumps(key)}: {text}{rest}" + "}"
    if isinstance(plausible, list):
        rest = "".join(f", {json.dumps(v)}" for v in plausible[1:])
        return f"[{text}{rest}]"
    return rng.choice([f"[{text}]", f"{{a: {text}}}", text])


def _fields(document: Document) -> list[Entry]:
    found: list[Entry] = []
    for component in document.components:
        if component.configuration:
            found += component.configuration.entries
    return found


def delete_key(document: Document, rng: random.Random) -> Op | None:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    mapping.entries.remove(entry)
    return Op("delete-key", mapping, entry.key)


def misspell_key(document: Document, rng: random.Random) -> Op | None:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    before = entry.key
    entry.key = misspelt(before, rng)
    return Op("misspell-key", entry, f"{before} -> {entry.key}")


def duplicate_key(document: Document, rng: random.Random) -> Op | None:
    """The last of two equal keys counts: one copy is odd, the other as it was."""
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    text = rng.choice(["null", "5", "text", "[]", "{}", "''"])
    if isinstance(entry.value, Raw) and rng.random() < 0.3:
        text = entry.value.text
    copy = Entry(entry.key, Raw(text))
    at = mapping.entries.index(entry)
    mapping.entries.insert(at + rng.choice([0, 1]), copy)
    return Op("duplicate-key", copy, f"{copy.key}: {text[:40]}")


def odd_key(document: Document, rng: random.Random) -> Op | None:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = Entry(rng.choice(odd.KEYS), Raw(rng.choice(["x", "5", "null", "{a: b}"])))
    mapping.entries.insert(rng.randint(0, len(mapping.entries)), entry)
    return Op("odd-key", entry, entry.key)


def extra_key(document: Document, rng: random.Random) -> Op | None:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = Entry(
        rng.choice(["extra", "id", "labels", "type", "name", "description", "x-team"]),
        Raw("value"),
    )
    mapping.entries.append(entry)
    return Op("extra-key", entry, entry.key)


def move_key(document: Document, rng: random.Random) -> Op | None:
    """A key lands in another mapping than its own."""
    candidates = [m for m in maps(document.root) if m.entries]
    source, target = rng.choice(candidates), rng.choice(candidates)
    entry = rng.choice(source.entries)
    if target is source or any(target is m for m in maps(entry.value)):
        return None
    source.entries.remove(entry)
    target.entries.append(entry)
    return Op("move-key", entry, entry.key)


def duplicate_component(document: Document, rng: random.Random) -> Op | None:
    """Two components of one type: other or same name, other or same configuration."""
    component = _component(document, rng)
    entry = document.parts.find(component.type)
    if entry is None or not isinstance(entry.value, (Map, Seq)):
        return None
    copy = Map([Entry(e.key, e.value) for e in component.body.entries])
    names = ["second", "SECOND", None, None]
    original = copy.find("name")
    chosen = rng.choice(names)
    if original and isinstance(original.value, Raw):
        text = original.value.text
        prefixes = [text, text.upper(), text[:-2], text + "-2"]
        copy.entries[copy.entries.index(original)] = Entry(
            "name", Raw(chosen or rng.choice(prefixes))
        )
    configuration_entry = copy.find("configuration")
    if configuration_entry and rng.random() < 0.3:
        copy.entries[copy.entries.index(configuration_entry)] = Entry(
            "configuration", Raw("{}")
        )
    items = entry.value.items if isinstance(entry.value, Seq) else [entry.value]
    entry.value = Seq([*items, copy])
    return Op("duplicate-component", copy, component.type)


def change_form(document: Document, rng: random.Random) -> Op | None:
    """List form to mapping form and back."""
    if not document.parts.entries:
        return None
    entry = rng.choice(document.parts.entries)
    if isinstance(entry.value, Seq) and len(entry.value.items) == 1:
        entry.value = entry.value.items[0]
    elif isinstance(entry.value, Map):
        entry.value = Seq([entry.value])
    else:
        return None
    return Op("change-form", entry, entry.key)


def merge_key(document: Document, rng: random.Random) -> Op | None:
    """Fields come from elsewhere: a merge key, an alias, or what looks like one."""
    component = _component(document, rng)
    target = rng.choice([component.body, component.configuration or component.body])
    if not target.entries:
        return None
    moved = rng.sample(target.entries, rng.randint(1, len(target.entries)))
    entry = Entry(
        "<<",
        Raw(
            rng.choice(
                [
                    "*shared",
                    "*shared",
                    "*shared",
                    "[*shared]",
                    "5",
                    "[5]",
                    "null",
                    "*none",
                ]
            )
        ),
    )
    shared = Entry(
        "shared", Map([Entry(e.key, e.value) for e in moved]), prefix=" &shared"
    )
    document.root.entries.insert(0, shared)
    if rng.random() < 0.7:
        target.entries[:] = [e for e in target.entries if e not in moved]
    target.entries.insert(rng.choice([0, len(target.entries)]), entry)
    return Op(
        "merge-key", entry, entry.value.text if isinstance(entry.value, Raw) else ""
    )


def alias_value(document: Document, rng: random.Random) -> Op | None:
    """A whole value replaced by an alias to an anchor above it."""
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    document.root.entries.insert(0, Entry("x-shared", entry.value, prefix=" &shared"))
    index = mapping.entries.index(entry)
    mapping.entries[index] = Entry(entry.key, Raw("*shared"))
    return Op("alias-value", mapping.entries[index], entry.key)


def prefix(document: Document, rng: random.Random) -> Op | None:
    """A tag or an anchor in front of a block collection or a scalar."""
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    entry.prefix = " " + rng.choice(
        [
            "!!map",
            "!!seq",
            "!!str",
            "!custom",
            "&a1",
            "!!set",
            "!!omap",
            "!",
            "&a !!map",
            "!!null",
            "!!python/dict",
        ]
    )
    return Op("prefix", entry, entry.key + entry.prefix)


def misspelt(text: str, rng: random.Random) -> str:
    at = rng.randrange(max(1, len(text)))
    swapped = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return rng.choice(
        [
            swapped,
            text[:at] + text[at + 1 :],
            text[:at] + "x" + text[at:],
            text.capitalize(),
            text.replace("_", "-"),
        ]
    )


WEIGHTED: list[tuple[int, Mutation]] = [
    (6, name),
    (4, default_name),
    (4, stack_name),
    (3, version),
    (5, flavor),
    (3, configuration),
    (2, components),
    (3, part),
    (3, type_key),
    (8, value),
    (40, field_value),
    (7, delete_key),
    (7, misspell_key),
    (5, duplicate_key),
    (4, odd_key),
    (4, extra_key),
    (3, move_key),
    (4, duplicate_component),
    (3, change_form),
    (4, merge_key),
    (3, alias_value),
    (3, prefix),
]


def mutate(document: Document, rng: random.Random) -> Op:
    """One mutation that applies."""
    weights = [weight for weight, _ in WEIGHTED]
    while True:
        _, mutation = rng.choices(WEIGHTED, weights)[0]
        op = mutation(document, rng)
        if op:
            return op
