"""What no client should send: each gets its protocol error, or nothing; the server lives."""

from __future__ import annotations

import json
import os
import select
from collections.abc import Callable

import pytest
from lsp_client import CAPABILITIES, Client, with_pull

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
URI = "file:///stack.yaml"
MEBIBYTE = 1 << 20

BROKEN = """\
zenml_version: 0.98.0
stack_name: local
components:
  orchestrator:
    - {name: jobs, flavor: locall, configuration: {}}
  artifact_store:
    - {name: files, flavor: local, configuration: {}}
"""


def is_alive(client: Client) -> None:
    """The server answers still, and judges as ever."""
    client.open("file:///alive.yaml", BROKEN, version=77)
    codes = [item["code"] for item in client.diagnostics("file:///alive.yaml", 77)]
    assert codes == ["unknown-flavor"]
    assert client.stop() == 0


def framed(content: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"nonsense\r\n\r\n", PARSE_ERROR),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", PARSE_ERROR),
        (b"Content-Length: -5\r\n\r\n", PARSE_ERROR),
        (b"Content-Length: 99999999999999999999999\r\n\r\n", PARSE_ERROR),
        (b"Content-Length: 0x10\r\n\r\n", PARSE_ERROR),
        (b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n", PARSE_ERROR),
        (b"Content-Type: text/plain\r\n\r\n", PARSE_ERROR),
        (b"X" * 20_000, PARSE_ERROR),
        (framed(b""), PARSE_ERROR),
        (framed(b"{"), PARSE_ERROR),
        (framed(b"\x00"), PARSE_ERROR),
        (framed(b'{"jsonrpc": "2.0", "method": "\xff\xfe"}'), PARSE_ERROR),
        (framed(b"[]"), INVALID_REQUEST),
        (framed(b"[1, 2]"), INVALID_REQUEST),
        (framed(b"null"), INVALID_REQUEST),
        (framed(b'"text"'), INVALID_REQUEST),
        (framed(b"{}"), INVALID_REQUEST),
        (framed(b'{"jsonrpc": "2.0"}'), INVALID_REQUEST),
        (framed(b'{"jsonrpc": "2.0", "method": 5}'), INVALID_REQUEST),
        (framed(b"[" * 100_000), PARSE_ERROR),
        (framed(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), PARSE_ERROR),
    ],
    ids=lambda value: value[:40].decode(errors="replace") if isinstance(value, bytes) else None,
)
def test_garbage_in_the_stream(client: Client, content: bytes, code: int) -> None:
    client.write(content)
    # Garbage may swallow what stands right behind it, until the next header.
    client.notify("$/nothing")
    assert client.unsolicited_error()["code"] == code
    is_alive(client)


@pytest.mark.parametrize("id", [None, True, [], {}, 1.5])
def test_wrong_ids(client: Client, id: object) -> None:
    client.send({"jsonrpc": "2.0", "id": id, "method": "shutdown"})
    if id is not None:
        assert client.unsolicited_error()["code"] == INVALID_REQUEST
    is_alive(client)


def test_header_variants(client: Client) -> None:
    for number, header in enumerate(
        (
            "content-length: {}\r\n\r\n",
            "CONTENT-LENGTH:{}\r\n\r\n",
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
            "Content-Length: {}\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n",
            "X-Trace: a:b:c\r\nContent-Length:   {}  \r\n\r\n",
        )
    ):
        id = f"header {number}"
        client._methods[id] = "shutdown"
        content = json.dumps({"jsonrpc": "2.0", "id": id, "method": "zenls/unheardOf"}).encode()
        client.write(header.format(len(content)).encode() + content)
        with pytest.raises(Exception, match=str(METHOD_NOT_FOUND)):
            client.answer(id)
    is_alive(client)


def test_messages_in_single_bytes(client: Client) -> None:
    content = json.dumps({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": URI, "languageId": "yaml", "version": 1, "text": BROKEN + "# 😀"}}}, ensure_ascii=False)  # fmt: skip
    for byte in framed(content.encode()):
        client.write(bytes([byte]))
    assert [item["code"] for item in client.diagnostics(URI, 1)] == ["unknown-flavor"]
    is_alive(client)


WRONG_PARAMS = [5, "x", [], {"textDocument": None}, {"textDocument": 5}, {"textDocument": {"uri": 5}},
                {"textDocument": {}}]  # fmt: skip


@pytest.mark.parametrize("params", WRONG_PARAMS)
def test_wrong_types(serve: Callable[..., Client], params: object) -> None:
    client = serve()
    offered = client.initialize(with_pull())
    position_methods = {
        "completionProvider": "completion",
        "hoverProvider": "hover",
        "codeActionProvider": "codeAction",
        "documentSymbolProvider": "documentSymbol",
        "definitionProvider": "definition",
        "referencesProvider": "references",
        "renameProvider": "rename",
        "foldingRangeProvider": "foldingRange",
        "selectionRangeProvider": "selectionRange",
        "documentLinkProvider": "documentLink",
        "inlayHintProvider": "inlayHint",
        "codeLensProvider": "codeLens",
        "documentHighlightProvider": "documentHighlight",
        "diagnosticProvider": "diagnostic",
    }
    for provider, method in position_methods.items():
        if provider in offered:
            assert client.error(f"textDocument/{method}", params).code == INVALID_PARAMS
    for method in ("didOpen", "didChange", "didClose", "didSave"):
        client.notify(f"textDocument/{method}", params)
    for method in ("didChangeConfiguration", "didChangeWatchedFiles", "didChangeWorkspaceFolders"):
        client.notify(f"workspace/{method}", params)
    client.notify("$/setTrace", params)
    client.notify("$/cancelRequest", params)
    client.drain()
    assert client.unsolicited == []
    assert client.stop() == 0


def test_unknown_documents(serve: Callable[..., Client]) -> None:
    client = serve()
    client.initialize(with_pull())
    for uri in (URI, "", "no uri", "untitled:1", "file:///" + "x" * 10_000, "http://[", "%%%"):
        client.change(uri, 2, {"text": "a"})
        client.close(uri)
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        assert client.error("textDocument/diagnostic", {"textDocument": {"uri": uri}}).code == INVALID_PARAMS
    assert client.stop() == 0


@pytest.mark.parametrize("uri", ["", "no uri", "untitled:Untitled-1", "file:///%ZZ", "git:/a.yaml?{}", "a:b:c#d"])
def test_any_uri_is_a_document(client: Client, uri: str) -> None:
    client.open(uri, BROKEN)
    assert [item["code"] for item in client.diagnostics(uri, 1)] == ["unknown-flavor"]
    client.close(uri)
    assert client.diagnostics(uri) == []
    assert client.stop() == 0


def test_unknown_methods(client: Client) -> None:
    for method in ("textDocument/unheardOf", "$/unheardOf", "", "x" * 10_000, "shutdown ", "é😀"):
        assert client.error(method).code == METHOD_NOT_FOUND
        client.notify(method, [1])
    is_alive(client)


def test_answers_to_nothing(client: Client) -> None:
    client.send({"jsonrpc": "2.0", "id": 4711, "result": None})
    client.send({"jsonrpc": "2.0", "id": "zenls-1", "result": {"a": []}})
    client.send({"jsonrpc": "2.0", "id": "zenls-2", "error": {"code": 1, "message": "no"}})
    client.send({"jsonrpc": "2.0", "id": "zenls-2", "error": "no"})
    client.drain()
    assert client.unsolicited == []
    is_alive(client)


def test_a_document_opened_twice(client: Client) -> None:
    client.open(URI, BROKEN)
    assert len(client.diagnostics(URI, 1)) == 1
    client.open(URI, BROKEN.replace("locall", "local"), version=1)
    assert client.diagnostics(URI, 1) == []
    client.close(URI)
    assert client.diagnostics(URI) == []
    client.close(URI)
    client.drain()
    assert client.notifications == []
    is_alive(client)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_edits_outside_the_text(serve: Callable[..., Client], encoding: str) -> None:
    client = serve()
    client.initialize({**CAPABILITIES, "general": {"positionEncodings": [encoding]}})
    largest = 2**31 - 1
    client.open(URI, "stack_name: é😀")

    def at(line: int, column: int, end_line: int, end_column: int) -> dict:
        start, end = {"line": line, "character": column}, {"line": end_line, "character": end_column}
        return {"start": start, "end": end}

    client.change(
        URI,
        2,
        # Beyond the last line: appended. Beyond a line's end: at its end. Swapped: put right.
        {"range": at(largest, 0, largest, largest), "text": "\nzenml_version: 0.98.0\ncomponents: {"},
        {"range": at(0, largest, 0, largest), "text": "x"},
        {"range": at(2, largest, 2, 12), "text": "[]"},
        {"range": at(0, 12, 0, largest), "text": "'"},
    )
    expected = "stack_name: '\nzenml_version: 0.98.0\ncomponents: []"
    client.open("file:///other.yaml", expected)
    assert client.diagnostics(URI, 2) == client.diagnostics("file:///other.yaml", 1) != []
    is_alive(client)


@pytest.mark.parametrize(
    "change",
    [
        {"range": {"start": {"line": 0}, "end": {"line": 0, "character": 0}}, "text": "x"},
        {"range": {"start": {"line": 2**70, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"},
        {"range": {"start": {"line": -1, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"},
        {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": -1}}, "text": "x"},
        {"range": {"start": {"line": 0, "character": 0.5}, "end": {"line": 0, "character": 1}}, "text": "x"},
        {"range": 5, "text": "x"},
        {"text": None},
        {"text": 5},
        {},
    ],
)
def test_an_edit_of_the_wrong_type_changes_nothing(client: Client, change: dict) -> None:
    client.open(URI, BROKEN)
    before = client.diagnostics(URI, 1)
    # What stands beside it in the message is not taken either.
    good = {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}}, "text": "a: 1\n\n"}
    client.change(URI, 2, good, change)
    client.change(URI, 3, {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": ""})
    assert client.diagnostics(URI, 3) == before
    told = client.notification("window/logMessage")
    assert told["type"] == 2 and told["message"].startswith("ignored 'textDocument/didChange': ")
    is_alive(client)


def test_halves_of_surrogate_pairs(client: Client) -> None:
    content = r"""{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument":
        {"uri": "file:///stack.yaml", "languageId": "yaml", "version": 1, "text":
        "zenml_version: 0.98.0\nstack_name: \"\ud83d \ude00\"\ncomponents: 5\n"}}}"""
    client.frame(content.encode())
    assert client.diagnostics(URI, 1) != []
    # In the middle of a pair, in UTF-16.
    client.open(URI, "# 😀\nstack_name: [", version=2)
    client.diagnostics(URI, 2)
    middle = {"line": 0, "character": 3}
    client.change(URI, 3, {"range": {"start": middle, "end": middle}, "text": "x"})
    client.diagnostics(URI, 3)
    is_alive(client)


ALIAS_BOMB = "stack_name: a\nzenml_version: 0.98.0\na0: &a0 [x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 40)
) + "components: *a39\n"  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        ALIAS_BOMB,
        "stack_name: a\ncomponents: " + "[" * 100_000,
        "stack_name: a\ncomponents: " + "{a: " * 100_000,
        "stack_name: a\ncomponents:\n" + "".join(" " * depth + "a:\n" for depth in range(2000)),
        "stack_name: a\ncomponents: &a [*a]\n",
        "stack_name: " + "'" * 100_001 + "\ncomponents: {}\n",
        "\0" * 100_000,
        "stack_name: a\ncomponents:\n" + "- " * 50_000,
    ],
    ids=["alias bomb", "brackets", "braces", "indentation", "self", "quotes", "zeros", "dashes"],
)
def test_hostile_documents(client: Client, text: str) -> None:
    client.open(URI, text)
    client.diagnostics(URI, 1)
    client.change(URI, 2, {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "#\n"})
    client.diagnostics(URI, 2)
    assert client.memory("VmHWM") < 512 * MEBIBYTE
    is_alive(client)


def test_a_document_of_50_megabytes(client: Client) -> None:
    component = "    - {name: jobs, flavor: local, configuration: {}}\n"
    text = BROKEN.replace("    - {name: jobs", component * (50_000_000 // len(component)) + "    - {name: jobs")
    client.open(URI, text)
    assert client.diagnostics(URI, 1) != []
    start = {"line": 0, "character": 0}
    client.change(URI, 2, {"range": {"start": start, "end": start}, "text": "# x\n"})
    # Something small is not kept waiting for it.
    client.open("file:///small.yaml", BROKEN)
    assert len(client.diagnostics("file:///small.yaml", 1)) == 1
    assert client.diagnostics(URI, 2) != []
    client.close(URI)
    assert client.diagnostics(URI) == []
    is_alive(client)


def test_a_message_that_is_too_large_is_skipped(client: Client) -> None:
    size = 300 * MEBIBYTE
    client.write(b"Content-Length: %d\r\n\r\n" % size)
    block = b" " * MEBIBYTE
    for _ in range(300):
        client.write(block)
    assert client.unsolicited_error()["code"] == INVALID_REQUEST
    assert client.memory("VmHWM") < 64 * MEBIBYTE
    is_alive(client)


@pytest.mark.parametrize("position", [{"line": -1, "character": 0}, {"line": 0, "character": -1}])
def test_a_question_about_a_negative_place(client: Client, position: dict) -> None:
    client.open(URI, BROKEN)
    document = {"uri": URI}
    for method in ("completion", "hover", "definition"):
        error = client.error(f"textDocument/{method}", {"textDocument": document, "position": position})
        assert error.code == INVALID_PARAMS and "position." in error.message
    is_alive(client)


@pytest.mark.parametrize("streams", [("stdin", "stdout"), ("stdin",)], ids=["gone", "gone, its output held open"])
def test_a_client_that_never_reads(serve: Callable[..., Client], streams: tuple) -> None:
    """Nothing grows without bound while answers pile up; then the client ends. Another process
    may still hold the pipe from which nobody reads."""
    client = serve(read=False)
    client.send({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"capabilities": {}}})
    client.notify("initialized", {})
    text = "stack_name: a\nzenml_version: 0.98.0\ncomponents:\n" + "".join(f"  wrong{n}: []\n" for n in range(4000))
    item = {"uri": URI, "languageId": "yaml", "version": 1, "text": text}
    message = {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}}
    frame = framed(json.dumps(message).encode()) * 16
    stdin = client.process.stdin.fileno()
    os.set_blocking(stdin, False)
    # Until the server takes no more, or enough was sent to fill any memory.
    sent = 0
    while sent < 512 * MEBIBYTE and select.select([], [stdin], [], 4)[1]:
        sent += os.write(stdin, frame[sent % len(frame) :])
    assert sent < 512 * MEBIBYTE, "the server stops reading"
    assert client.memory("VmHWM") < 512 * MEBIBYTE
    for stream in streams:
        getattr(client.process, stream).close()
    assert client.process.wait(30) == 1


def test_a_client_that_floods(client: Client) -> None:
    """Edits faster than they are judged: the newest text wins, memory stays bounded."""
    client.open(URI, BROKEN)
    start = {"line": 0, "character": 0}
    frame = b""
    for version in range(2, 5002):
        change = {"range": {"start": start, "end": start}, "text": ""}
        if version == 5001:
            change = {"text": BROKEN.replace("locall", "local")}
        params = {"textDocument": {"uri": URI, "version": version}, "contentChanges": [change]}
        message = {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}
        frame += framed(json.dumps(message).encode())
    client.write(frame)
    assert client.diagnostics(URI, 5001) == []
    assert client.memory("VmHWM") < 128 * MEBIBYTE
    is_alive(client)


def test_a_flood_of_requests(client: Client) -> None:
    frame = b""
    for number in range(5000):
        client._methods[f"f{number}"] = "shutdown"
        frame += framed(b'{"jsonrpc": "2.0", "id": "f%d", "method": "zenls/unheardOf"}' % number)
        if number % 2:
            frame += framed(b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "f%d"}}' % number)
    client.write(frame)
    for number in range(5000):
        with pytest.raises(Exception, match=r"-32601|-32800"):
            client.answer(f"f{number}")
    assert client.memory("VmHWM") < 128 * MEBIBYTE
    is_alive(client)
