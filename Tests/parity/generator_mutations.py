"""Mutations of a stack file's tree: each changes one thing and says which."""

from __future__ import annotations

import random

import generator_keys as keys
import generator_values as values
from generator_document import Document
from generator_edit import Mutation, Op

WEIGHTED: list[tuple[int, Mutation]] = [
    (6, values.name),
    (4, values.default_name),
    (4, values.stack_name),
    (3, values.version),
    (5, values.flavor),
    (3, values.configuration),
    (2, values.components),
    (3, values.part),
    (3, values.type_key),
    (8, values.value),
    (40, values.field_value),
    (7, keys.delete_key),
    (7, keys.misspell_key),
    (5, keys.duplicate_key),
    (4, keys.odd_key),
    (4, keys.extra_key),
    (3, keys.move_key),
    (4, keys.duplicate_component),
    (3, keys.change_form),
    (4, keys.merge_key),
    (3, keys.alias_value),
    (3, keys.prefix),
]


def mutate(document: Document, rng: random.Random) -> Op:
    """One mutation that applies."""
    weights = [weight for weight, _ in WEIGHTED]
    while True:
        _, mutation = rng.choices(WEIGHTED, weights)[0]
        op = mutation(document, rng)
        if op:
            return op
