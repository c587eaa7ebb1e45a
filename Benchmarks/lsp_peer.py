"""The smallest client of a language server: what `lsp_bench.py` and `lsp_soak.py` measure with."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
}


class Server:
    """One server process; the same client for every server."""

    def __init__(self, command: list[str]) -> None:
        self._id = 0
        self._buffer = b""
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self._descriptor = self._process.stdout.fileno()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()

    def initialize(self) -> None:
        params = {"processId": os.getpid(), "rootUri": None, "capabilities": CAPABILITIES}
        self.request("initialize", params)
        self.notify("initialized", {})

    def notify(self, method: str, params: object) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: object) -> int:
        self._id += 1
        self._send({"jsonrpc": "2.0", "id": self._id, "method": method, "params": params})
        return self._id

    def request(self, method: str, params: object) -> object:
        return self.answer(self.ask(method, params))

    def answer(self, id: int) -> object:
        while True:
            message = self._read()
            if message.get("id") == id and "method" not in message:
                return message["result"]

    def published(self, version: int | None = None) -> list:
        """The next diagnostics; those of a version where the server names one."""
        while True:
            message = self._read()
            if message.get("method") != "textDocument/publishDiagnostics":
                continue
            if version is None or message["params"].get("version", version) == version:
                return message["params"]["diagnostics"]

    def open(self, uri: str, text: str) -> None:
        item = {"uri": uri, "languageId": "yaml", "version": 0, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, line: int, start: int, end: int, text: str) -> None:
        ends = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"range": ends, "text": text}]}
        self.notify("textDocument/didChange", params)

    def resident_bytes(self) -> int:
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def processor_seconds(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _send(self, message: dict) -> None:
        content = json.dumps(message, ensure_ascii=False).encode()
        view = memoryview(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        while view:
            view = view[self._process.stdin.write(view) :]

    def _read(self) -> dict:
        while b"\r\n\r\n" not in self._buffer:
            self._fill()
        header, rest = self._buffer.split(b"\r\n\r\n", 1)
        length = int(header.lower().split(b"content-length:")[1].split()[0])
        self._buffer = rest
        while len(self._buffer) < length:
            self._fill()
        content, self._buffer = self._buffer[:length], self._buffer[length:]
        message = json.loads(content)
        if "method" in message and "id" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        return message

    def _fill(self) -> None:
        part = os.read(self._descriptor, 1 << 20)
        if not part:
            raise SystemExit("the server has ended")
        self._buffer += part


def percentile(values: list[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def timed() -> float:
    return time.perf_counter()
