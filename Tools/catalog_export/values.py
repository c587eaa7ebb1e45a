"""Writes Python values as the tokens of a catalog line."""

from enum import Enum
from typing import Any, List


def encoded(value: Any) -> List[str]:
    """The tokens of a default value.

    `n` None, `b1`/`b0` bool, `i…` int, `f…` float, `s…` str; `[ … ]` list,
    `( … )` tuple, `{ key value … }` dict.
    """
    if isinstance(value, Enum):
        value = value.value
    if value is None:
        return ["n"]
    if isinstance(value, bool):
        return ["b1" if value else "b0"]
    if isinstance(value, int):
        return [f"i{value}"]
    if isinstance(value, float):
        return [f"f{value!r}"]
    if isinstance(value, str):
        return ["s" + value]
    if isinstance(value, list):
        return ["[", *[token for item in value for token in encoded(item)], "]"]
    if isinstance(value, tuple):
        return ["(", *[token for item in value for token in encoded(item)], ")"]
    if isinstance(value, dict):
        pairs = [encoded(key) + encoded(item) for key, item in value.items()]
        return ["{", *[token for pair in pairs for token in pair], "}"]
    raise TypeError(f"a default of type {type(value).__name__} has no form: {value!r}")
