"""After any edits the server holds the client's text: its findings are those of `zenls lint`."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest
from lsp_client import Client, with_encodings
from lsp_findings import diagnostics
from lsp_text import ENCODINGS, Lines, random_change
from zenls_binary import FIXTURES, ROOT, Zenls

URI = "untitled:edited.yaml"
SEEDS = range(4)
EDITS = int(os.environ.get("ZENLS_EDITS", 4000))
"""For each seed and encoding."""

STARTS = [
    ROOT / "Examples" / "gcp-stack.yaml",
    *sorted((FIXTURES / "refused").rglob("*.yaml"))[::6],
]


def held_text(text: str) -> str:
    """What the verbose trace says of a text: its length and its FNV-1a hash."""
    value = 0xCBF29CE484222325
    content = text.encode()
    for byte in content:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{len(content)} bytes, FNV-1a {value:x}"


def check_held(client: Client, held: dict[int, str]) -> None:
    """The server had each version's text."""
    for version, text in held.items():
        message = f"Holds '{URI}' in version {version}."
        assert client.notification("$/logTrace", lambda p: p["message"] == message)["verbose"] == text, version
    held.clear()
    client.notifications.clear()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("seed", SEEDS)
def test_random_edits(serve: Callable[..., Client], zenls: Zenls, encoding: str, seed: int) -> None:
    client = serve()
    client.initialize(with_encodings(encoding), trace="verbose")
    choice = random.Random(f"{encoding} {seed}")
    text = choice.choice(STARTS).read_text()
    client.open(URI, text, version=0)
    client.diagnostics(URI, 0)
    version, compared = 0, 0
    held: dict[int, str] = {0: held_text(text)}
    while version < EDITS:
        changes = []
        for _ in range(choice.choice([1, 1, 1, 2, 5])):
            text, change = random_change(text, choice, encoding)
            changes.append(change)
        version += len(changes)
        client.change(URI, version, *changes)
        held[version] = held_text(text)
        if len(text) > 6000 or not text.strip():
            text = choice.choice(STARTS).read_text()
            version += 1
            client.change(URI, version, {"text": text})
            held[version] = held_text(text)
        if choice.random() < 0.006:
            expected = zenls.lint("--stdin-path", "edited.yaml", "-", stdin=text.encode()).findings
            seen = client.diagnostics(URI, version)
            assert seen == diagnostics(expected, text, URI, encoding), (version, text)
            compared += 1
            check_held(client, held)
    client.drain()
    check_held(client, held)
    assert compared > 3
    assert client.stop() == 0


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_text_byte_by_byte(serve: Callable[..., Client], zenls: Zenls, encoding: str) -> None:
    """A flavor that zenls does not know is quoted in its finding: the text comes back."""
    client = serve()
    client.initialize(with_encodings(encoding))
    choice = random.Random(encoding)
    letters = "abé→漢😀\U0001f469\u200dz_-."
    head, tail = "zenml_version: 0.98.0\nstack_name: s\ncomponents:\n  orchestrator:\n    - name: o\n      flavor: '", "'\n"
    word = "start"
    client.open(URI, head + word + tail, version=0)
    for version in range(1, 700):
        start = choice.randint(0, len(word))
        end = min(len(word), start + choice.randint(0, 3))
        inserted = "".join(choice.choice(letters) for _ in range(choice.randint(0, 3 if len(word) < 40 else 1)))
        if not word[:start] + inserted + word[end:]:
            continue
        text = head + word + tail
        range_ = Lines(text).range(len(head) + start, len(head) + end, encoding)
        client.change(URI, version, {"range": range_, "text": inserted})
        word = word[:start] + inserted + word[end:]
        messages = [item["message"] for item in client.diagnostics(URI, version)]
        assert any(f"`{word}`" in message for message in messages), (word, messages)
    assert client.stop() == 0


def test_every_version_that_is_not_overtaken_is_answered(client: Client) -> None:
    client.open(URI, "stack_name: a\nzenml_version: 0.98.0\n", version=1)
    client.diagnostics(URI, 1)
    for version in range(2, 200):
        start = {"line": 0, "character": 0}
        client.change(URI, version, {"range": {"start": start, "end": start}, "text": "# x\n" * (version % 2)})
        client.diagnostics(URI, version)
    client.drain()
    assert client.notifications == []
    assert client.stop() == 0
