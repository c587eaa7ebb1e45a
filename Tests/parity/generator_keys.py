"""Mutations of how a stack file is put together: keys, forms, anchors."""

from __future__ import annotations

import random

import generator_odd as odd
from generator_document import Document, Entry, Map, Raw, Seq, maps
from generator_edit import Op, any_component, misspelt


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
    component = any_component(document, rng)
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
    component = any_component(document, rng)
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
