"""A document as an editor holds it, and its places in the encodings of the protocol."""

from __future__ import annotations

import random
import re

ENCODINGS = ("utf-8", "utf-16", "utf-32")

_BREAK = re.compile("\r\n|\r|\n")


def units(text: str, encoding: str) -> int:
    """The length of a text in the unit of columns."""
    match encoding:
        case "utf-8":
            return len(text.encode())
        case "utf-16":
            return len(text.encode("utf-16-le")) // 2
        case _:
            return len(text)


class Lines:
    """Where the lines of a text start; the protocol knows three kinds of line breaks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int, encoding: str) -> dict:
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle)
        return {"line": low, "character": units(self.text[self.starts[low] : offset], encoding)}

    def range(self, start: int, end: int, encoding: str) -> dict:
        return {"start": self.position(start, encoding), "end": self.position(end, encoding)}


# Texts that are typed, pasted or left behind: structure, other planes, halves of line breaks.
SNIPPETS = [
    "", "a", ":", " ", "\n", "\r\n", "\r", "- ", "#", "'", '"', "{", "}", "[", "]", "\t", "|\n", "&a ", "*a",
    "é", "→", "漢字", "😀", "👩‍👩‍👧", "\u2028", "\x85", "\ufeff", "flavor: gcp\n", "\n  - name: x\r\n",
    "zenml_version: 0.98.0\n", "components:\n", "\n\n\n", "# zenls: ignore[unknown-flavor]\n", "uri: gcr.io/p",
]  # fmt: skip


def random_change(text: str, choice: random.Random, encoding: str) -> tuple[str, dict]:
    """One edit of a text: the new text, and the edit as the protocol writes it."""
    kind = choice.random()
    if kind < 0.005:
        new = choice.choice(["", text[: len(text) // 2], text + choice.choice(SNIPPETS)])
        return new, {"text": new}
    lines = Lines(text)
    if kind < 0.01:
        start, end = 0, len(text)
    else:
        start = choice.randint(0, len(text))
        end = min(len(text), start + int(choice.expovariate(0.3)))
    # A position between `\r` and `\n` belongs to the line that they end, and so it is clamped
    # to where that line ends.
    start, end = (_before_break(text, offset) for offset in (start, end))
    inserted = "".join(choice.choice(SNIPPETS) for _ in range(choice.randint(0, 2)))
    change = {"range": lines.range(start, end, encoding), "text": inserted}
    return text[:start] + inserted + text[end:], change


def _before_break(text: str, offset: int) -> int:
    return offset - 1 if text[offset - 1 : offset + 1] == "\r\n" else offset
