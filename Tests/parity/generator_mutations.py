"""Mutations of a stack file's tree: each changes one thing and says which."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Callable, Optional

import generator_odd as odd
from generator_document import Component, Document, Entry, Map, Raw, Seq, maps


@dataclass
class Op:
    """What was changed; `part` is the piece of the tree whose line it touches."""

    kind: str
    part: object
    detail: str = ""


Mutation = Callable[[Document, random.Random], Optional[Op]]


def _component(document: Document, rng: random.Random) -> Component:
    return rng.choice(document.components)


def _set(body: Map, key: str, text: str, kind: str) -> Optional[Op]:
    entry = body.find(key)
    if entry is None:
        return None
    entry.value = Raw(text)
    return Op(kind, entry, f"{key}: {text[:60]}")


def name(document: Document, rng: random.Random) -> Optional[Op]:
    body = _component(document, rng).body
    return _set(body, "name", rng.choice(odd.NAMES), "name")


def default_name(document: Document, rng: random.Random) -> Optional[Op]:
    """The store's own component, with and without a configuration equal to its own."""
    component = rng.choice(document.components[:2] or document.components)
    if rng.random() < 0.6:
        _set(component.body, "configuration", "{}", "")
    text = rng.choice(["default", "def", "''", "null", "0", "[]", "DEFAULT", "d"])
    return _set(component.body, "name", text, "default-name")


def stack_name(document: Document, rng: random.Random) -> Optional[Op]:
    return _set(document.root, "stack_name", rng.choice(odd.STACK_NAMES), "stack-name")


def version(document: Document, rng: random.Random) -> Optional[Op]:
    return _set(document.root, "zenml_version", rng.choice(odd.VERSIONS), "version")


def flavor(document: Document, rng: random.Random) -> Optional[Op]:
    component = _component(document, rng)
    text = rng.choice(odd.FLAVORS)
    if rng.random() < 0.4:
        text = misspelt(component.flavor, rng)
    return _set(component.body, "flavor", text, "flavor")


def configuration(document: Document, rng: random.Random) -> Optional[Op]:
    body = _component(document, rng).body
    text = rng.choice(odd.CONFIGURATIONS)
    return _set(body, "configuration", text, "configuration")


def components(document: Document, rng: random.Random) -> Optional[Op]:
    return _set(document.root, "components", rng.choice(odd.COMPONENTS), "components")


def part(document: Document, rng: random.Random) -> Optional[Op]:
    if not document.parts.entries:
        return None
    entry = rng.choice(document.parts.entries)
    entry.value = Raw(rng.choice(odd.PARTS))
    return Op("part", entry, f"{entry.key}: {entry.value.text}")


def type_key(document: Document, rng: random.Random) -> Optional[Op]:
    if not document.parts.entries:
        return None
    entry = rng.choice(document.parts.entries)
    before = entry.key
    entry.key = rng.choice(
        [misspelt(before, rng), before.upper(), before + "s", "secrets_manager", "5", "null", "'" + before + "'", "[a]"]
    )
    return Op("type-key", entry, f"{before} -> {entry.key}")


def value(document: Document, rng: random.Random) -> Optional[Op]:
    """An odd value for a field that is there."""
    entries = _fields(document)
    if not entries:
        return None
    entry = rng.choice(entries)
    pool = rng.choice(list(odd.VALUES))
    entry.value = Raw(rng.choice(odd.VALUES[pool]))
    return Op(f"value-{pool}", entry, f"{entry.key}: {entry.value.text[:60]}")


def _fields(document: Document) -> list[Entry]:
    found: list[Entry] = []
    for component in document.components:
        if component.configuration:
            found += component.configuration.entries
    return found


def delete_key(document: Document, rng: random.Random) -> Optional[Op]:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    mapping.entries.remove(entry)
    return Op("delete-key", mapping, entry.key)


def misspell_key(document: Document, rng: random.Random) -> Optional[Op]:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    before = entry.key
    entry.key = misspelt(before, rng)
    return Op("misspell-key", entry, f"{before} -> {entry.key}")


def duplicate_key(document: Document, rng: random.Random) -> Optional[Op]:
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


def odd_key(document: Document, rng: random.Random) -> Optional[Op]:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = Entry(rng.choice(odd.KEYS), Raw(rng.choice(["x", "5", "null", "{a: b}"])))
    mapping.entries.insert(rng.randint(0, len(mapping.entries)), entry)
    return Op("odd-key", entry, entry.key)


def extra_key(document: Document, rng: random.Random) -> Optional[Op]:
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = Entry(rng.choice(["extra", "id", "labels", "type", "name", "description", "x-team"]), Raw("value"))
    mapping.entries.append(entry)
    return Op("extra-key", entry, entry.key)


def move_key(document: Document, rng: random.Random) -> Optional[Op]:
    """A key lands in another mapping than its own."""
    candidates = [m for m in maps(document.root) if m.entries]
    source, target = rng.choice(candidates), rng.choice(candidates)
    entry = rng.choice(source.entries)
    if target is source or any(target is m for m in maps(entry.value)):
        return None
    source.entries.remove(entry)
    target.entries.append(entry)
    return Op("move-key", entry, entry.key)


def duplicate_component(document: Document, rng: random.Random) -> Optional[Op]:
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
        copy.entries[copy.entries.index(original)] = Entry("name", Raw(chosen or rng.choice(prefixes)))
    configuration_entry = copy.find("configuration")
    if configuration_entry and rng.random() < 0.3:
        copy.entries[copy.entries.index(configuration_entry)] = Entry("configuration", Raw("{}"))
    items = entry.value.items if isinstance(entry.value, Seq) else [entry.value]
    entry.value = Seq([*items, copy])
    return Op("duplicate-component", copy, component.type)


def change_form(document: Document, rng: random.Random) -> Optional[Op]:
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


def merge_key(document: Document, rng: random.Random) -> Optional[Op]:
    """Fields come from elsewhere: a merge key, an alias, or what looks like one."""
    component = _component(document, rng)
    target = rng.choice([component.body, component.configuration or component.body])
    if not target.entries:
        return None
    moved = rng.sample(target.entries, rng.randint(1, len(target.entries)))
    entry = Entry("<<", Raw(rng.choice(["*shared", "*shared", "*shared", "[*shared]", "5", "[5]", "null", "*none"])))
    shared = Entry("shared", Map([Entry(e.key, e.value) for e in moved]), prefix=" &shared")
    document.root.entries.insert(0, shared)
    if rng.random() < 0.7:
        target.entries[:] = [e for e in target.entries if e not in moved]
    target.entries.insert(rng.choice([0, len(target.entries)]), entry)
    return Op("merge-key", entry, entry.value.text if isinstance(entry.value, Raw) else "")


def alias_value(document: Document, rng: random.Random) -> Optional[Op]:
    """A whole value replaced by an alias to an anchor above it."""
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    document.root.entries.insert(0, Entry("x-shared", entry.value, prefix=" &shared"))
    index = mapping.entries.index(entry)
    mapping.entries[index] = Entry(entry.key, Raw("*shared"))
    return Op("alias-value", mapping.entries[index], entry.key)


def prefix(document: Document, rng: random.Random) -> Optional[Op]:
    """A tag or an anchor in front of a block collection or a scalar."""
    mapping = rng.choice([m for m in maps(document.root) if m.entries])
    entry = rng.choice(mapping.entries)
    entry.prefix = " " + rng.choice(["!!map", "!!seq", "!!str", "!custom", "&a1", "!!set", "!!omap", "!", "&a !!map", "!!null", "!!python/dict"])
    return Op("prefix", entry, entry.key + entry.prefix)


def misspelt(text: str, rng: random.Random) -> str:
    at = rng.randrange(max(1, len(text)))
    swapped = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return rng.choice([swapped, text[:at] + text[at + 1 :], text[:at] + "x" + text[at:], text.capitalize(), text.replace("_", "-")])


WEIGHTED: list[tuple[int, Mutation]] = [
    (6, name), (4, default_name), (4, stack_name), (3, version), (5, flavor), (3, configuration),
    (2, components), (3, part), (3, type_key), (22, value), (7, delete_key), (7, misspell_key),
    (5, duplicate_key), (4, odd_key), (4, extra_key), (3, move_key), (4, duplicate_component),
    (3, change_form), (4, merge_key), (3, alias_value), (3, prefix),
]


def mutate(document: Document, rng: random.Random) -> Op:
    """One mutation that applies."""
    weights = [weight for weight, _ in WEIGHTED]
    while True:
        _, mutation = rng.choices(WEIGHTED, weights)[0]
        op = mutation(document, rng)
        if op:
            return op
