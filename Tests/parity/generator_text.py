"""Mutations of a stack file's text: syntax, encoding, layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

# Stands for bytes that no text has; replaced when the text is encoded.
_HOLE = "\ue000"
CODECS = {"utf-8": "utf-8", "bom": "utf-8-sig", "utf-16": "utf-16"}


@dataclass
class Text:
    """The lines of a file, how they end and how they are encoded."""

    lines: list[str]
    newline: str = "\n"
    codec: str = "utf-8"
    final_newline: bool = True
    hole: bytes = b""

    def encode(self) -> bytes:
        text = self.newline.join(self.lines) + (
            self.newline if self.final_newline else ""
        )
        data = text.encode(CODECS[self.codec], "surrogatepass")
        return data.replace(_HOLE.encode(), self.hole)


@dataclass
class TextOp:
    """What was changed, and the line (1-based; 0: the whole file) it touches."""

    kind: str
    line: int
    detail: str = ""


TextMutation = Callable[[Text, random.Random], TextOp | None]


def _pick(text: Text, rng: random.Random, needle: str = "") -> int | None:
    found = [i for i, line in enumerate(text.lines) if needle in line and line.strip()]
    return rng.choice(found) if found else None


def unclosed(text: Text, rng: random.Random) -> TextOp | None:
    at = _pick(text, rng, ": ")
    if at is None:
        return None
    key, _, value = text.lines[at].partition(": ")
    opened = rng.choice(["'", '"', "[", "{"])
    text.lines[at] = f"{key}: {opened}{value.strip(chr(39) + chr(34))}"
    return TextOp("unclosed", at + 1, opened)


def indentation(text: Text, rng: random.Random) -> TextOp | None:
    at = _pick(text, rng)
    if at is None:
        return None
    line = text.lines[at]
    shift = rng.choice([-3, -2, -1, 1, 2, 3, 4])
    text.lines[at] = (
        " " * shift + line
        if shift > 0
        else line[min(-shift, len(line) - len(line.lstrip(" "))) :]
    )
    return TextOp("indentation", at + 1, str(shift)) if text.lines[at] != line else None


def tab(text: Text, rng: random.Random) -> TextOp | None:
    at = _pick(text, rng)
    if at is None:
        return None
    line = text.lines[at]
    body = line.lstrip(" ")
    text.lines[at] = rng.choice(
        [
            "\t" + line,
            line + "\t",
            line + "\t# comment",
            line.replace(": ", ":\t", 1),
            line.replace(": ", ": \t", 1),
            line[: len(line) - len(body)].replace("  ", "\t", 1) + body,
            line.replace("- ", "-\t", 1),
            line.replace(":", "\t:", 1),
        ]
    )
    return TextOp("tab", at + 1) if text.lines[at] != line else None


def colon(text: Text, rng: random.Random) -> TextOp | None:
    at = _pick(text, rng, ":")
    if at is None:
        return None
    line = text.lines[at]
    text.lines[at] = rng.choice(
        [
            line.replace(":", "", 1),
            line.replace(": ", ":", 1),
            line.replace(":", " :", 1),
            line + ":",
            line.replace(":", "::", 1),
            line.replace(":", "=", 1),
        ]
    )
    return TextOp("colon", at + 1) if text.lines[at] != line else None


def stray(text: Text, rng: random.Random) -> TextOp | None:
    """A line that does not belong, anywhere."""
    line = rng.choice(
        [
            "text",
            "  text",
            "- item",
            "%YAML 1.1",
            "%FOO bar",
            "%YAML 1.3",
            "...",
            "---",
            "]",
            "}",
            "'",
            "<<<<<<< HEAD",
            "=======",
            ">>>>>>> branch",
            "@",
            "`",
            "*none",
            "&anchor",
            "!tag",
            "? key",
            ": value",
            "\x00",
            "\x07",
            "\t",
            "  \t",
            "# comment",
            "",
            "\x85",
            "\u2028",
            "key: value",
            "  key: value",
            "!!map",
            "|",
            "- - -",
        ]
    )
    at = rng.randint(0, len(text.lines))
    text.lines.insert(at, line)
    return TextOp("stray-line", at + 1, repr(line))


def character(text: Text, rng: random.Random) -> TextOp | None:
    """One character typed anywhere."""
    at = _pick(text, rng)
    if at is None:
        return None
    line = text.lines[at]
    column = rng.randint(0, len(line))
    typed = rng.choice(
        list("[]{},:#&*!|>'\"%@`-?= \\~")
        + ["\u00a0", "\ufeff", "🙂", "\x7f", "\x1b", "\r"]
    )
    text.lines[at] = line[:column] + typed + line[column:]
    return TextOp("character", at + 1, f"{typed!r} at {column}")


def remove_line(text: Text, rng: random.Random) -> TextOp | None:
    at = _pick(text, rng)
    if at is None:
        return None
    return TextOp("remove-line", at + 1, text.lines.pop(at).strip()[:40])


def documents(text: Text, rng: random.Random) -> TextOp | None:
    what = rng.choice(
        [
            "start",
            "end",
            "second",
            "empty-second",
            "directive",
            "version",
            "tag-directive",
            "both",
        ]
    )
    at = 0
    if what in ("start", "both"):
        text.lines.insert(0, "---")
    if what in ("end", "both"):
        text.lines.append("...")
        at = len(text.lines) - 1
    if what in ("second", "empty-second"):
        text.lines += ["---"] + (["a: b"] if what == "second" else [])
        at = len(text.lines) - 1
    if what == "directive":
        text.lines[:0] = ["%FOO bar", "---"]
    if what == "version":
        text.lines[:0] = [
            rng.choice(
                ["%YAML 1.1", "%YAML 1.2", "%YAML 1.3", "%YAML 2.0", "%YAML 1", "%YAML"]
            ),
            "---",
        ]
    if what == "tag-directive":
        text.lines[:0] = [
            rng.choice(["%TAG !e! tag:example.com,2000:", "%TAG ! x", "%TAG !e!"]),
            "---",
        ]
    return TextOp("documents", at + 1, what)


def encoding(text: Text, rng: random.Random) -> TextOp | None:
    what = rng.choice(
        [
            "crlf",
            "crlf",
            "bom",
            "bom",
            "cr",
            "no-final-newline",
            "utf-16",
            "invalid-utf-8",
            "trailing-blanks",
            "blank-lines",
        ]
    )
    line = 0
    if what in ("crlf", "cr"):
        text.newline = "\r\n" if what == "crlf" else "\r"
    elif what in ("bom", "utf-16"):
        text.codec = what
    elif what == "no-final-newline":
        text.final_newline = False
    elif what == "invalid-utf-8":
        at = _pick(text, rng) or 0
        text.lines[at] += rng.choice([" # ", ""]) + _HOLE
        text.hole = rng.choice([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x80"])
        line = at + 1
    elif what == "trailing-blanks":
        text.lines = [item + "   " for item in text.lines]
    else:
        text.lines = [item for one in text.lines for item in (one, "")]
    return TextOp("encoding", line, what)


def comments(text: Text, rng: random.Random) -> TextOp | None:
    at = _pick(text, rng)
    if at is None:
        return None
    text.lines[at] += rng.choice(
        [" # comment", "# no comment", "  #", " #\tcomment", "\t# comment", " # 🙂"]
    )
    return TextOp("comment", at + 1)


def nesting(text: Text, rng: random.Random) -> TextOp | None:
    depth = rng.choice([5, 50, 400, 600])
    text.lines.append("deep: " + "[" * depth + "]" * depth)
    return TextOp("nesting", len(text.lines), str(depth))


def anchors(text: Text, rng: random.Random) -> TextOp | None:
    added = rng.choice(
        [
            ["x: &a 1", "y: *a"],
            ["x: &a [*a]"],
            ["x: &a {b: *a}"],
            ["x: &a 1", "y: &a 2"],
            ["y: *a", "x: &a 1"],
            ["x: &a", "y: *a"],
            ["x: &a {? *a : b}"],
            ["x: &ä 1", "y: *ä"],
            ["x: &a-b_c 1", "y: *a-b_c"],
            ["x: &a.b 1"],
            ["x: &a:b 1"],
            ["? &k key", ": *k"],
            ["x: &a {a: b}", "*a : c"],
            ["x: &a b", "*a : c"],
        ]
    )
    line = len(text.lines) + 1
    text.lines += added
    return TextOp("anchors", line, "; ".join(added))


WEIGHTED: list[tuple[int, TextMutation]] = [
    (5, unclosed),
    (5, indentation),
    (5, tab),
    (4, colon),
    (6, stray),
    (8, character),
    (3, remove_line),
    (4, documents),
    (6, encoding),
    (4, comments),
    (2, nesting),
    (4, anchors),
]


def mutate(text: Text, rng: random.Random) -> TextOp:
    """One mutation that applies."""
    weights = [weight for weight, _ in WEIGHTED]
    while True:
        _, mutation = rng.choices(WEIGHTED, weights)[0]
        op = mutation(text, rng)
        if op:
            return op
