"""Makes valid stacks whose names and values mean something to a shell, to click or to YAML: the
same seed makes the same files. Stack number i always holds flavor i modulo 82.

Half of them are the valid stacks of Tests/parity, written in every way of YAML; the other half
hold hostile texts wherever ZenML's classes take them, explicit nulls, numbers as texts, nested
models. Sensitive fields hold references to secrets, never a value: zenls prints none.
"""

from __future__ import annotations

import contextlib
import json
import random
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Union

import yaml
from zenml_store import oracle

import generator
import generator_fields as fields
from generator_document import Raw, Writer

# Printed here are the characters that matter: to shells, to `--KEY=VALUE`, to YAML, to ZenML.
TEXTS = [
    "two words", " leading", "trailing ", "  ", "it's", 'say "hi"', "'", '"', "\\", "a\\b", "\\n", "$HOME", "$(reboot)",
    "`reboot`", "a;b", "a|b&c", "a>b<c", "*", "?", "[ab]", "{a,b}", "~", "~root", "!x", "!!", "#x", "a#b", "x #y", "=x",
    "=ls", "%x", "^x", "-x", "--x", "--x=y", "--", "-", "a=b", "==", "@x", "@@x", "@@@x", "@", "@@", "line\nbreak",
    "two\nlines\n", "\n", "a\tb", "\t", "cr\rx", "crlf\r\nx", "ä", "日本", "🙂", "e\u0301", "\u00a0", "\u2028", "\ufeffx",
    "\u202e", "a\x07b", "\x1b[31m", "\x7f", "\x85", "null", "None", "~~", "true", "no", "5", "007", "0x1F", "1e3", "1_000",
    ".nan", "2024-01-01", "[]", "{}", "[1", "{a", '{"a": 1}', '["a"]', '"x"', "a: b", "- x", "&a", "*a", "|", ">", "[red]x",
    "[/red]", "[/]", "\\[x]", "{{x}}", "a'b\"c`d$e\\f", "''", '""', "$'x'", "x" * 300, "%s%d\\0", "\\u0041", "&&", "||",
    "a b\tc\nd", "\\\n", "end\\", "#", "<x>", "<a b>", ">x", "(x)", "x)", "(", "C:\\dir\\file", "//host/share", "\u2018x\u2019",
]  # fmt: skip
EMPTY = [""]
TEMPLATES = ["$(reboot)", "${NAME}", "<NAME>", "x-${name}-y", "%{x}"]

# A name may hold neither tab nor line break.
NAMES = [text for text in TEXTS if not set(text) & set("\t\n\r\v\f") and len(text) < 256] + [
    "x" * 255, "é" * 255, "my stack", "prod/eu", "a.yaml", "stack.yaml", "-f", "-o", "--flavor", "--flavor=gcp", "--set", "-h",
    "--help", "equals:x", "contains:x", "in:[\"x\"]", "12345678", "deadbeef", "00000000-0000-0000-0000-000000000000",
    "def%", "a_b", "a%b", "Default stack", "name", "default2", "none",
]  # fmt: skip


@dataclass(frozen=True)
class Stack:
    index: int
    data: bytes
    flavors: list[str]

    @property
    def content(self) -> dict[str, Any]:
        return dict(yaml.safe_load(self.data))

    @property
    def name(self) -> str:
        return str(self.content["stack_name"])


class ReferencesOnly(fields.FlavorFields):
    """No value of a sensitive field, only references."""

    def value(self, name: str, rng: random.Random) -> Any:
        if is_secret(self.config_class, name):
            return rng.choice(["{{team_secret.key}}", "{{ other.token }}", "{{a-b.c_d}}"])
        return super().value(name, rng)


def is_secret(config_class: Any, name: str) -> bool:
    from zenml.utils import secret_utils

    return bool(secret_utils.is_secret_field(config_class.model_fields[name]))


class HostileStacks:
    """Valid stacks over all flavors."""

    def __init__(self) -> None:
        self._plain = generator.Generator()
        for flavor in self._plain.flavors:
            flavor.__class__ = ReferencesOnly
            flavor.flavor = str(getattr(flavor.flavor, "value", flavor.flavor))
        self.flavors: list[fields.FlavorFields] = self._plain.flavors
        self._types = fields.by_type(self.flavors)

    def stacks(self, count: int, seed: int, first: int = 0) -> Iterator[Stack]:
        for index in range(first, first + count):
            rng = random.Random(f"commands/{seed}/{index}")
            if (index + index // len(self.flavors)) % 2:
                yield self._written(index, rng)
            else:
                yield self._hostile(index, rng)

    def _written(self, index: int, rng: random.Random) -> Stack:
        """A stack of the parity tests, in one of YAML's many ways."""
        document = self._plain.document(index, rng)
        writer = Writer(indent=rng.choice([2, 4]), indent_lists=rng.random() < 0.5)
        version = document.root.find("zenml_version")
        if version:
            version.value = Raw("0.98.0")
        writer.write(document.root)
        flavors = [f"{c.type}/{c.flavor}" for c in document.components]
        return Stack(index, ("\n".join(writer.lines) + "\n").encode(), flavors)

    def _hostile(self, index: int, rng: random.Random) -> Stack:
        featured = self.flavors[index % len(self.flavors)]
        kinds = {"orchestrator", "artifact_store", featured.type}
        kinds |= set(rng.sample(sorted(self._types), rng.choice([0, 1, 2])))
        picked = []
        for kind in sorted(kinds):
            several = kind in generator.TYPES_WITH_SEVERAL and rng.random() < 0.4
            first = featured if kind == featured.type else rng.choice(self._types[kind])
            picked += [first] + ([rng.choice(self._types[kind])] if several else [])
        rng.shuffle(picked)
        parts: dict[str, list[dict[str, Any]]] = {}
        with oracle.silenced():
            for flavor in picked:
                parts.setdefault(flavor.type, []).append(self._component(flavor, parts, rng))
        components: dict[str, Any] = {
            kind: bodies if len(bodies) > 1 or rng.random() < 0.6 else bodies[0]
            for kind, bodies in parts.items()
        }
        content = {"zenml_version": "0.98.0", "stack_name": rng.choice(NAMES), "components": components}
        return Stack(index, _text(content, rng).encode(), [f"{f.type}/{f.flavor}" for f in picked])

    def _component(
        self, flavor: fields.FlavorFields, parts: dict[str, list[dict[str, Any]]], rng: random.Random
    ) -> dict[str, Any]:
        taken = [body["name"] for body in parts.get(flavor.type, [])]
        if flavor.flavor == "local" and flavor.type in ("orchestrator", "artifact_store") and rng.random() < 0.2:
            return {"name": "default", "flavor": "local", "configuration": {}}
        while True:
            name = rng.choice(NAMES)
            # A name that begins another one of its type means that other one.
            # So does one that by chance begins another one's identifier: no two imports agree on it.
            if not any(t.lower().startswith(name.lower()) for t in [*taken, "default"]) and not _begins_identifier(name):
                break
        body = {"name": name, "flavor": flavor.flavor, "configuration": self._values(flavor, rng)}
        if rng.random() < 0.3:
            body["type"] = flavor.type
        return body

    def _values(self, flavor: fields.FlavorFields, rng: random.Random) -> dict[str, Any]:
        values = flavor.configuration(rng, rng.choice([1, 2, 4, 6]))
        names = list(flavor.fields)
        for name in rng.sample(names, min(len(names), 6)) + list(values):
            if is_secret(flavor.config_class, name):
                continue
            for _ in range(2):
                varied = {**values, name: hostile(flavor.fields[name].annotation, rng)}
                if not flavor.refused(varied):
                    values = varied
                    break
        return values


def _begins_identifier(name: str) -> bool:
    digits = name.replace("-", "").lower()
    return len(digits) < 8 and set(digits) <= set("0123456789abcdef")


def hostile(annotation: Any, rng: random.Random, depth: int = 0) -> Any:
    """A value that the annotation may take, and a command line may not be able to say."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return hostile(arguments[0], rng, depth)
    if origin in (Union, types.UnionType):
        return hostile(rng.choice(arguments), rng, depth)
    if annotation in (None, type(None)):
        return None
    if annotation is str:
        return text(rng)
    if annotation is Any or annotation is object:
        return rng.choice([text(rng), 5, 1.5, True, None, [text(rng)], {text(rng): text(rng)}])
    if annotation is bytes:
        return text(rng).encode()
    name = getattr(origin, "__name__", "")
    if origin in (list, set, tuple) or name == "Sequence":
        inner = [a for a in arguments if a is not Ellipsis] or [str]
        return [hostile(inner[0], rng, depth + 1) for _ in range(rng.randint(0, 3))]
    if origin is dict or name == "Mapping":
        return {
            text(rng): hostile(arguments[1], rng, depth + 1) for _ in range(rng.randint(0, 3))
        }
    if annotation is dict:
        return {text(rng): hostile(Any, rng, depth + 1)}
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        return {
            field: hostile(info.annotation, rng, depth + 1)
            for field, info in annotation.model_fields.items()
            if info.is_required() or (depth < 3 and rng.random() < 0.3)
        }
    value = fields.plausible(annotation, rng, depth)
    if depth == 0 and isinstance(value, (bool, int, float)) and rng.random() < 0.5:
        return generator.loose(value, rng)
    return value


def text(rng: random.Random) -> str:
    if rng.random() < 0.05:
        return rng.choice(EMPTY)
    if rng.random() < 0.03:
        return rng.choice(TEMPLATES)
    if rng.random() < 0.1:
        return "".join(rng.choices(TEXTS, k=3))
    return rng.choice(TEXTS)


def _text(content: dict[str, Any], rng: random.Random) -> str:
    if rng.random() < 0.15:
        written = json.dumps(content, ensure_ascii=False, indent=rng.choice([None, 2]))
        # The one character that JSON takes as it stands and YAML does not.
        written = written.replace("\x7f", "\\u007f")
        # A key above 1024 characters is none that YAML takes without a `?`.
        with contextlib.suppress(yaml.YAMLError):
            yaml.safe_load(written)
            return written
    return str(
        yaml.safe_dump(
            content,
            allow_unicode=rng.random() < 0.5,
            default_flow_style=rng.choice([False, False, None, True]),
            default_style=rng.choice([None, None, None, '"']),
            width=rng.choice([40, 80, 10_000]),
            sort_keys=rng.random() < 0.3,
        )
    )
