"""Mutations of what a stack file says: names, flavors, values, whole parts."""

from __future__ import annotations

import json
import random

import generator_odd as odd
from generator_document import Document, Entry, Map, Raw
from generator_edit import Op, any_component, misspelt, set_text


def name(document: Document, rng: random.Random) -> Op | None:
    body = any_component(document, rng).body
    return set_text(body, "name", rng.choice(odd.NAMES), "name")


def default_name(document: Document, rng: random.Random) -> Op | None:
    """The store's own component, with and without a configuration equal to its own."""
    component = rng.choice(document.components[:2] or document.components)
    if rng.random() < 0.6:
        set_text(component.body, "configuration", "{}", "")
    text = rng.choice(["default", "def", "''", "null", "0", "[]", "DEFAULT", "d"])
    return set_text(component.body, "name", text, "default-name")


def stack_name(document: Document, rng: random.Random) -> Op | None:
    return set_text(
        document.root, "stack_name", rng.choice(odd.STACK_NAMES), "stack-name"
    )


def version(document: Document, rng: random.Random) -> Op | None:
    return set_text(document.root, "zenml_version", rng.choice(odd.VERSIONS), "version")


def flavor(document: Document, rng: random.Random) -> Op | None:
    component = any_component(document, rng)
    text = rng.choice(odd.FLAVORS)
    if rng.random() < 0.4:
        text = misspelt(component.flavor, rng)
    return set_text(component.body, "flavor", text, "flavor")


def configuration(document: Document, rng: random.Random) -> Op | None:
    body = any_component(document, rng).body
    text = rng.choice(odd.CONFIGURATIONS)
    return set_text(body, "configuration", text, "configuration")


def components(document: Document, rng: random.Random) -> Op | None:
    return set_text(
        document.root, "components", rng.choice(odd.COMPONENTS), "components"
    )


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
