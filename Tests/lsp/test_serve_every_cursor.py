"""Wherever the cursor is, and however much of the text is there: an answer, with ranges inside
the text and edits that can be applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import yaml
from lsp_client import CAPABILITIES, Client, with_encodings
from lsp_text import Lines, units
from zenls_binary import FIXTURES

FOLDERS = ("accepted", "refused", "recognised")
FILES = sorted(
    path for folder in FOLDERS for path in (FIXTURES / folder).rglob("*") if path.suffix in (".yaml", ".yml")
)
EVERYTHING = {
    **CAPABILITIES,
    "textDocument": {**CAPABILITIES["textDocument"], "inlayHint": {}, "codeLens": {}},
}


def texts() -> Iterator[tuple[str, str]]:
    for path in FILES:
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        if 0 < len(text) < 6000:
            yield path.as_uri(), text


class Checked:
    """Asks about one text, and checks what comes back."""

    def __init__(self, client: Client, uri: str, text: str, encoding: str) -> None:
        self.client, self.uri, self.text, self.encoding = client, uri, text, encoding
        self.lines = Lines(text)
        self.edits = 0

    def ask(self, method: str, **params: object) -> object:
        return self.client.request(method, {"textDocument": {"uri": self.uri}, **params})

    def offset(self, position: dict) -> int:
        """The place in the text; a position outside of it fails."""
        line, character = position["line"], position["character"]
        assert 0 <= line < len(self.lines.starts), position
        start = self.lines.starts[line]
        end = self.lines.starts[line + 1] if line + 1 < len(self.lines.starts) else len(self.text)
        content = self.text[start:end].rstrip("\r\n")
        assert 0 <= character <= units(content, self.encoding), position
        for index in range(len(content) + 1):
            if units(content[:index], self.encoding) == character:
                return start + index
        raise AssertionError(f"{position} is inside of a character")

    def span(self, range: dict) -> tuple[int, int]:
        start, end = self.offset(range["start"]), self.offset(range["end"])
        assert start <= end
        return start, end

    def apply(self, edits: list[dict]) -> str:
        places = sorted(((*self.span(edit["range"]), edit["newText"]) for edit in edits), reverse=True)
        text, before = self.text, len(self.text) + 1
        for start, end, new in places:
            assert end <= before, "edits overlap"
            text, before = text[:start] + new + text[end:], start
        self.edits += 1
        return text

    def cursor(self, line: int, character: int) -> None:
        position = {"line": line, "character": character}
        for item in self.ask("textDocument/completion", position=position)["items"]:
            edit = item["textEdit"]
            start, end = self.span(edit["range"])
            assert edit["range"]["start"]["line"] == edit["range"]["end"]["line"] == line
            assert start <= self.lines.starts[line] + len(self.text[self.lines.starts[line] :]) and end >= start
            assert item["label"].strip(), item
        hover = self.ask("textDocument/hover", position=position)
        if hover:
            assert hover["contents"]["value"].strip()
            self.span(hover["range"])
        here = {"start": position, "end": position}
        for action in self.ask("textDocument/codeAction", range=here, context={"diagnostics": []}):
            for change in action["edit"]["documentChanges"]:
                if change.get("kind") == "create" or change["textDocument"]["uri"] != self.uri:
                    continue
                assert parses(self.apply(change["edits"])) or not parses(self.text), action["title"]
        for method in ("definition", "references", "documentHighlight"):
            for place in self.ask(f"textDocument/{method}", position=position, **context(method)):
                if place.get("uri", self.uri) == self.uri:
                    self.span(place["range"])

    def views(self) -> None:
        for method in ("documentSymbol", "foldingRange", "documentLink", "codeLens"):
            for item in self.ask(f"textDocument/{method}"):
                self.view(item)
        whole = {"start": {"line": 0, "character": 0}, "end": self.lines.position(len(self.text), self.encoding)}
        for hint in self.ask("textDocument/inlayHint", range=whole):
            self.offset(hint["position"])

    def view(self, item: dict) -> None:
        if "range" in item:
            start, end = self.span(item["range"])
            if "selectionRange" in item:
                first, last = self.span(item["selectionRange"])
                assert start <= first <= last <= end
        if "startLine" in item:
            assert 0 <= item["startLine"] < item["endLine"] < len(self.lines.starts)
        for child in item.get("children", []):
            self.view(child)


def context(method: str) -> dict:
    return {"context": {"includeDeclaration": True}} if method == "references" else {}


def parses(text: str) -> bool:
    """Is it YAML, whatever its tags mean?"""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError:
        return False
    return True


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
@pytest.mark.parametrize("part", range(4))
def test_three_columns_of_every_line(serve: Callable[..., Client], encoding: str, part: int) -> None:
    client = serve()
    client.initialize(with_encodings(encoding, capabilities=EVERYTHING))
    cursors = edits = 0
    for number, (uri, text) in enumerate(texts()):
        if number % 4 != part:
            continue
        client.open(uri, text)
        checked = Checked(client, uri, text, encoding)
        checked.views()
        for line, start in enumerate(checked.lines.starts):
            content = text[start:].split("\n", 1)[0].rstrip("\r")
            width = units(content, encoding)
            indent = len(content) - len(content.lstrip(" "))
            columns = {indent, (indent + width) // 2, width}
            for character in columns:
                checked.cursor(line, character)
                cursors += 1
        edits += checked.edits
        client.close(uri)
    assert cursors > 500 and edits > 20
    assert client.stop() == 0


@pytest.mark.parametrize("part", range(4))
def test_every_prefix(serve: Callable[..., Client], part: int) -> None:
    """What a person has typed so far, the cursor behind it."""
    client = serve()
    client.initialize(with_encodings("utf-16", capabilities=EVERYTHING))
    prefixes = 0
    for number, (uri, text) in enumerate(texts()):
        if number % 16 != part * 4 or len(text) > 2500:
            continue
        client.open(uri, "")
        for length in range(1, len(text) + 1, 2):
            prefix = text[:length]
            if prefix.endswith("\r"):
                continue
            client.change(uri, length, {"text": prefix})
            checked = Checked(client, uri, prefix, "utf-16")
            end = checked.lines.position(length, "utf-16")
            checked.cursor(end["line"], end["character"])
            prefixes += 1
        client.close(uri)
    assert prefixes > 500
    assert client.stop() == 0
