"""A client of the real server, over its standard streams.

Every message of the server is checked against the meta model before a test sees it, and its
requests are answered as an editor would.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsp_model import ProtocolError, check_request, check_response
from zenls_binary import Zenls

# No test measures time: this only ends a wait that is in vain.
SAFETY_SECONDS = 60

# What an up to date editor offers.
CAPABILITIES: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {
        "configuration": True,
        "applyEdit": True,
        "workspaceFolders": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
        "diagnostics": {"refreshSupport": True},
    },
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "versionSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
            "codeDescriptionSupport": True,
            "dataSupport": True,
        },
        "completion": {
            "completionItem": {
                "snippetSupport": True,
                "documentationFormat": ["markdown"],
                "labelDetailsSupport": True,
                "resolveSupport": {"properties": ["documentation"]},
            }
        },
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
            "dataSupport": True,
        },
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "rename": {"prepareSupport": True},
        "documentLink": {"tooltipSupport": True},
    },
}


def with_pull(capabilities: dict = CAPABILITIES) -> dict:
    """The same client, asking for diagnostics itself."""
    return {
        **capabilities,
        "textDocument": {**capabilities["textDocument"], "diagnostic": {"relatedDocumentSupport": False}},
    }


def with_encodings(*encodings: str, capabilities: dict = CAPABILITIES) -> dict:
    return {**capabilities, "general": {"positionEncodings": list(encodings)}}


class ResponseError(Exception):
    """The server's error for a request."""

    def __init__(self, error: dict) -> None:
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.message = error["message"]


class Gone(Exception):
    """The server closed its standard output."""


class Client:
    """One server process; use it as a context."""

    def __init__(self, binary: Path, folder: Path, *, read: bool = True, arguments: tuple = ("serve",)) -> None:
        self.configuration: object = None
        """The answer to `workspace/configuration`."""
        self.requests: list[dict] = []
        """What the server asked."""
        self.notifications: list[dict] = []
        """What the server told and no test took yet."""
        self.unsolicited: list[dict] = []
        """Errors without an id."""
        self._next_id = 0
        self._methods: dict[object, str] = {}
        self._answers: dict[object, dict] = {}
        self._incoming: queue.Queue = queue.Queue()
        self._stderr = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [binary, *arguments],
            cwd=folder,
            env=Zenls.environment(None),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            bufsize=0,
        )
        self._writes = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        if read:
            self._reader.start()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type | None, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        # Its descriptor may be another client's as soon as it is closed.
        if self._reader.is_alive():
            self._reader.join()
        for stream in (self.process.stdin, self.process.stdout, self._stderr):
            try:
                stream.close()
            except OSError:
                pass

    @property
    def stderr(self) -> str:
        self._stderr.seek(0)
        return self._stderr.read().decode(errors="replace")

    # Writing

    def write(self, content: bytes) -> None:
        """Bytes as they are."""
        with self._writes:
            view = memoryview(content)
            while view:
                view = view[self.process.stdin.write(view) :]

    def frame(self, content: bytes) -> None:
        self.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))

    def send(self, message: object) -> None:
        self.frame(json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def notify(self, method: str, params: object = None) -> None:
        message = {"jsonrpc": "2.0", "method": method}
        self.send(message if params is None else {**message, "params": params})

    def ask(self, method: str, params: object = None, *, id: object = None) -> object:
        """Sends a request, returns its id."""
        if id is None:
            self._next_id += 1
            id = self._next_id
        self._methods[id] = method
        message = {"jsonrpc": "2.0", "id": id, "method": method}
        self.send(message if params is None else {**message, "params": params})
        return id

    def request(self, method: str, params: object = None, *, id: object = None) -> Any:
        """The result of a request.

        Raises: ResponseError
        """
        return self.answer(self.ask(method, params, id=id))

    def error(self, method: str, params: object = None) -> ResponseError:
        """The error of a request that must fail."""
        try:
            result = self.request(method, params)
        except ResponseError as error:
            return error
        raise AssertionError(f"{method} was answered with {result!r}")

    # Reading

    def answer(self, id: object) -> Any:
        while id not in self._answers:
            self._dispatch(self._take())
        answer = self._answers.pop(id)
        if "error" in answer:
            raise ResponseError(answer["error"])
        return answer["result"]

    def notification(self, method: str, wanted: Callable[[dict], bool] = lambda _: True) -> dict:
        """The parameters of the next notification like that; others wait for their turn."""
        place = 0
        while True:
            for index in range(place, len(self.notifications)):
                message = self.notifications[index]
                if message["method"] == method and wanted(message["params"]):
                    return self.notifications.pop(index)["params"]
            place = len(self.notifications)
            self._dispatch(self._take())

    def unsolicited_error(self) -> dict:
        """The next error that answers no request."""
        while not self.unsolicited:
            self._dispatch(self._take())
        return self.unsolicited.pop(0)

    def drain(self) -> None:
        """Deals with all that the server had to say before it answers this."""
        try:
            self.request("zenls/drain")
        except ResponseError:
            pass

    def wait_for_end(self) -> int:
        """The exit status; what is still sent is checked."""
        while True:
            try:
                self._dispatch(self._take())
            except Gone:
                return self.process.wait(SAFETY_SECONDS)

    def _take(self) -> dict:
        try:
            message = self._incoming.get(timeout=SAFETY_SECONDS)
        except queue.Empty:
            raise AssertionError(f"the server says nothing\n{self.stderr[-2000:]}") from None
        if isinstance(message, Exception):
            self._incoming.put(message)
            raise message
        return message

    def _dispatch(self, message: dict) -> None:
        if message.get("jsonrpc") != "2.0":
            raise ProtocolError(f"no JSON-RPC 2.0: {message}")
        if "method" in message:
            check_request(message)
            if "id" in message:
                self.requests.append(message)
                answer = {"jsonrpc": "2.0", "id": message["id"], "result": self._reply(message)}
                try:
                    self.send(answer)
                except (BrokenPipeError, ValueError):
                    pass  # One of the two is about to end.
            else:
                self.notifications.append(message)
        elif message.get("id") is None:
            check_response(message, "(no request)")
            self.unsolicited.append(message["error"])
        else:
            method = self._methods.pop(message["id"], None)
            if method is None:
                raise ProtocolError(f"an answer to nothing: {message}")
            check_response(message, method)
            self._answers[message["id"]] = message

    def _reply(self, message: dict) -> object:
        match message["method"]:
            case "workspace/configuration":
                return [self.configuration for _ in message["params"]["items"]]
            case "workspace/applyEdit":
                return {"applied": True}
            case _:
                return None

    def _read(self) -> None:
        try:
            while True:
                self._incoming.put(self._read_message())
        except Exception as error:
            self._incoming.put(error)

    def _read_message(self) -> dict:
        length = None
        while (line := self._read_line()) != b"\r\n":
            name, _, value = line.partition(b":")
            if name != b"Content-Length" or not line.endswith(b"\r\n"):
                raise ProtocolError(f"standard output carries {line!r}")
            length = int(value)
        if length is None:
            raise ProtocolError("a frame without a length")
        content = self._read_bytes(length)
        try:
            return json.loads(content.decode())
        except ValueError as error:
            raise ProtocolError(f"{error}: {content[:500]!r}") from None

    def _read_line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            line += self._read_bytes(1)
        return line

    def _read_bytes(self, count: int) -> bytes:
        parts = []
        while count:
            part = self._buffered_read(count)
            if not part:
                raise Gone
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    _buffer = b""

    def _buffered_read(self, count: int) -> bytes:
        if not self._buffer:
            self._buffer = os.read(self.process.stdout.fileno(), 1 << 20)
        part, self._buffer = self._buffer[:count], self._buffer[count:]
        return part

    # What an editor does

    def initialize(self, capabilities: dict = CAPABILITIES, **params: object) -> dict:
        """The server's capabilities."""
        result = self.request(
            "initialize", {"processId": None, "rootUri": None, "capabilities": capabilities, **params}
        )
        self.notify("initialized", {})
        return result["capabilities"]

    def open(self, uri: str, text: str, version: int = 1, language: str = "yaml") -> None:
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, *changes: dict) -> None:
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def close(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def diagnostics(self, uri: str, version: int | None = ...) -> list[dict]:
        """The next that are published for a document (of that version)."""

        def is_wanted(params: dict) -> bool:
            return params["uri"] == uri and (version is ... or params.get("version") == version)

        return self.notification("textDocument/publishDiagnostics", is_wanted)["diagnostics"]

    def pull(self, uri: str, **params: object) -> dict:
        return self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}, **params})

    def stop(self) -> int:
        """The exit status after an orderly end."""
        assert self.request("shutdown") is None
        self.notify("exit")
        return self.wait_for_end()

    def memory(self, field: str = "VmRSS") -> int:
        """Of the server, in bytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
        raise AssertionError(f"no {field}")
