"""What all mutations of a stack file's tree share."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from generator_document import Component, Document, Map, Raw


@dataclass
class Op:
    """What was changed; `part` is the piece of the tree whose line it touches."""

    kind: str
    part: object
    detail: str = ""


Mutation = Callable[[Document, random.Random], Op | None]


def any_component(document: Document, rng: random.Random) -> Component:
    return rng.choice(document.components)


def set_text(body: Map, key: str, text: str, kind: str) -> Op | None:
    entry = body.find(key)
    if entry is None:
        return None
    entry.value = Raw(text)
    return Op(kind, entry, f"{key}: {text[:60]}")


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
