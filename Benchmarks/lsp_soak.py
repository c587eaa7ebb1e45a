"""Types for a long time: memory stays flat and no keystroke gets slow: `make soak-lsp`.

100,000 edits of a stack, each waited for until its diagnostics are there. Ends with status 1 when a bar
is missed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from pathlib import Path

import stacks
from lsp_peer import Server, percentile, timed

URI = "file:///soak/stack.yaml"
MEBIBYTE = 1 << 20
TYPED = ["a", "x: y", " ", ":", "-", "'", '"', "{", "[", "#", "é", "😀", "\n", "\n  - ", "flavor: gcp", "&a ", "*a"]


class Typist:
    """Types something somewhere, and takes it back with the next edit."""

    def __init__(self, text: str) -> None:
        self.choice = random.Random(5)
        self.lines = text.splitlines()
        self.undo: dict | None = None

    def next_change(self) -> dict:
        if self.undo:
            change, self.undo = self.undo, None
            return change
        line = self.choice.randrange(len(self.lines))
        column = self.choice.randint(0, len(self.lines[line]))
        text = self.choice.choice(TYPED)
        start = {"line": line, "character": column}
        *above, last = text.split("\n")
        length = len(last.encode("utf-16-le")) // 2
        end = {"line": line + len(above), "character": length if above else column + length}
        self.undo = {"range": {"start": start, "end": end}, "text": ""}
        return {"range": {"start": start, "end": start}, "text": text}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zenls", type=Path, required=True, help="the stripped release binary")
    parser.add_argument("--edits", type=int, default=100_000)
    arguments = parser.parse_args()
    tenth = arguments.edits // 10
    memory: list[float] = []
    ratios: list[float] = []
    with Server([str(arguments.zenls.resolve()), "serve"]) as server:
        server.initialize()
        server.open(URI, stacks.SMALL)
        server.published()
        typist = Typist(stacks.SMALL)
        for part in range(10):
            seconds, resident = [], []
            for number in range(tenth):
                version = part * tenth + number + 1
                params = {"textDocument": {"uri": URI, "version": version}, "contentChanges": [typist.next_change()]}
                began = timed()
                server.notify("textDocument/didChange", params)
                diagnostics = server.published(version)
                seconds.append(timed() - began)
                if number % 100 == 0:
                    resident.append(server.resident_bytes())
            memory.append(statistics.mean(resident))
            p50, p99 = percentile(seconds, 50), percentile(seconds, 99)
            ratios.append(p99 / p50)
            print(
                f"edits up to {(part + 1) * tenth:>7}: p50 {p50 * 1e3:6.3f} ms  p99 {p99 * 1e3:6.3f} ms"
                f"  resident {memory[-1] / MEBIBYTE:6.2f} MiB"
            )
        if typist.undo is None and diagnostics:
            sys.exit("the valid document has findings: the texts have come apart")
    change = abs(memory[-1] / memory[1] - 1) * 100
    rows = [
        ("memory of the last tenth against the second", f"{change:.1f} %", "<= 5 %", change <= 5),
        ("p99 over p50 in the worst tenth", f"{max(ratios):.1f}x", "<= 5x", max(ratios) <= 5),
    ]
    print()
    for what, figure, bar, passed in rows:
        print(f"{what:<45}  {figure:>7}  {bar:>7}  {'pass' if passed else 'FAIL'}")
    return 0 if all(row[3] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
