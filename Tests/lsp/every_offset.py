"""By hand, a minute or two: every byte offset and every prefix of every fixture, on the real binary.

Completion, hover and code actions each have an answer, their ranges lie inside the text and on
characters, edits can be applied, and a text that parses still does so afterwards.

    ZENLS=.build/release/zenls .venv/bin/python Tests/lsp/every_offset.py
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from functools import lru_cache
from pathlib import Path
from queue import Queue

import yaml

FIXTURES = Path(__file__).parents[1] / "Fixtures"
METHODS = ("completion", "hover", "codeAction")
BATCH = 40
CAPABILITIES = {
    "general": {"positionEncodings": ["utf-8"]},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "diagnostic": {},
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor"]}}},
    },
}
counts: Counter[str] = Counter()


class Server:
    """Sends many requests before it reads their answers."""

    def __init__(self, binary: str) -> None:
        self.process = subprocess.Popen([binary, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/")
        self.frames: list[bytes] = []
        self.messages: Queue[dict | None] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while header := self.process.stdout.readline():
            length = int(header.partition(b":")[2])
            self.process.stdout.readline()
            self.messages.put(json.loads(self.process.stdout.read(length)))
        self.messages.put(None)

    def send(self, method: str, params: object, id: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        content = json.dumps(message if id is None else {**message, "id": id}).encode()
        self.frames.append(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))

    def answers(self, count: int) -> dict[int, object]:
        self.process.stdin.write(b"".join(self.frames))
        self.process.stdin.flush()
        self.frames.clear()
        found: dict[int, object] = {}
        while len(found) < count:
            message = self.messages.get(timeout=60)
            assert message is not None, "the server is gone"
            assert "error" not in message, message
            if "id" in message and "method" not in message:
                found[message["id"]] = message["result"]
        return found


class Document:
    """A text with its lines, in bytes."""

    def __init__(self, uri: str, text: str) -> None:
        self.uri, self.text, self.content = uri, text, text.encode()
        breaks = list(re.finditer(rb"\r\n|\r|\n", self.content))
        self.starts = [0, *(found.end() for found in breaks)]
        self.ends = [*(found.start() for found in breaks), len(self.content)]

    def positions(self) -> list[dict]:
        return [
            {"line": line, "character": column}
            for line, (start, end) in enumerate(zip(self.starts, self.ends))
            for column in range(end - start + 1)
        ]

    def end(self) -> dict:
        return {"line": len(self.starts) - 1, "character": len(self.content) - self.starts[-1]}

    def offset(self, position: dict) -> int:
        line, column = position["line"], position["character"]
        assert 0 <= line < len(self.starts) and 0 <= column <= self.ends[line] - self.starts[line], position
        offset = self.starts[line] + column
        assert offset == len(self.content) or self.content[offset] & 0xC0 != 0x80, "inside of a character"
        return offset

    def span(self, range_: dict) -> tuple[int, int]:
        start, end = self.offset(range_["start"]), self.offset(range_["end"])
        assert start <= end
        return start, end

    def check(self, edits: list[dict]) -> None:
        places = sorted(((*self.span(edit["range"]), edit["newText"]) for edit in edits), reverse=True)
        content, before = self.content, len(self.content) + 1
        for start, end, new in places:
            assert end <= before, "edits overlap"
            content, before = content[:start] + new.encode() + content[end:], start
        counts["edits"] += 1
        assert parses(content.decode()) or not parses(self.text), content.decode()


@lru_cache(maxsize=20_000)
def parses(text: str) -> bool:
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.YAMLError:
        return False
    return True


def ask(server: Server, uri: str, position: dict, base: int) -> None:
    document = {"textDocument": {"uri": uri}}
    here = {"range": {"start": position, "end": position}, "context": {"diagnostics": []}}
    for number, method in enumerate(METHODS):
        params = {**document, **(here if method == "codeAction" else {"position": position})}
        server.send(f"textDocument/{method}", params, base + number)


def check(document: Document, completions: dict, hover: dict | None, actions: list) -> None:
    counts["requests"] += len(METHODS)
    for rank, item in enumerate(completions["items"]):
        counts["items"] += 1
        document.span(item["textEdit"]["range"])
        # Each is of the kind of the first ones; parsing takes the time.
        if rank < 2:
            document.check([item["textEdit"]])
    if hover:
        document.span(hover["range"])
        assert hover["contents"]["value"].strip()
    for action in actions:
        for change in action["edit"]["documentChanges"]:
            document.check(change["edits"])


def check_all(server: Server, places: list[tuple[Document, dict]], kind: str) -> None:
    """Prefixes are sent as changes of one document."""
    for first in range(0, len(places), BATCH):
        batch = places[first : first + BATCH]
        for number, (document, position) in enumerate(batch):
            if kind == "prefixes":
                identifier = {"uri": document.uri, "version": first + number + 1}
                changes = [{"text": document.text}]
                server.send("textDocument/didChange", {"textDocument": identifier, "contentChanges": changes})
            ask(server, document.uri, position, number * len(METHODS))
        found = server.answers(len(METHODS) * len(batch))
        for number, (document, position) in enumerate(batch):
            try:
                check(document, *(found[number * len(METHODS) + index] for index in range(len(METHODS))))
            except AssertionError as error:
                sys.exit(f"{document.uri} {position} ({kind}): {error}")
            counts[kind] += 1


def main() -> None:
    server = Server(os.path.abspath(os.environ["ZENLS"]))
    server.send("initialize", {"processId": None, "rootUri": None, "capabilities": CAPABILITIES}, 0)
    server.answers(1)
    server.send("initialized", {})
    for path in sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".yaml", ".yml")):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        counts["files"] += 1
        document = Document(path.as_uri(), text)
        item = {"uri": document.uri, "languageId": "yaml", "version": 0, "text": text}
        server.send("textDocument/didOpen", {"textDocument": item})
        check_all(server, [(document, position) for position in document.positions()], "offsets")
        prefixes = [Document(document.uri, text[:length]) for length in range(len(text))]
        check_all(server, [(prefix, prefix.end()) for prefix in prefixes], "prefixes")
        server.send("textDocument/didClose", {"textDocument": {"uri": document.uri}})
    server.send("shutdown", None, 0)
    server.answers(1)
    server.send("exit", None)
    server.answers(0)
    assert server.process.wait(60) == 0
    print(", ".join(f"{count} {name}" for name, count in counts.items()))


if __name__ == "__main__":
    main()
