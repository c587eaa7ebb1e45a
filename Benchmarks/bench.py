"""Measures zenls beside its peers, all in one run: `make bench`.

What counts is the ratio of two programs measured by turns on one machine, not seconds.
Each figure is the shortest of many runs: the machine only ever adds time. Ends with
status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import stacks

HERE = Path(__file__).resolve().parent
MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Run:
    seconds: float
    peak_bytes: int


class Bench:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: list[tuple[str, str, str, bool]] = []
        self._measure = self.compile("measure")

    def compile(self, name: str, *libraries: str) -> Path:
        compiler = shutil.which("cc") or shutil.which("clang")
        if compiler is None:
            sys.exit("a C compiler is needed")
        binary = self.folder / name
        source = HERE / f"{name}.c"
        subprocess.run([compiler, "-O2", "-o", binary, source, *libraries], check=True)
        return binary

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def run(self, command: list[str], status: int) -> Run:
        done = subprocess.run(
            [self._measure, *command], cwd=self.folder, capture_output=True, text=True, check=True
        )
        nanoseconds, kibibytes, actual = map(int, done.stdout.split())
        if actual != status:
            sys.exit(f"status {actual} instead of {status}: {' '.join(command)}")
        return Run(nanoseconds / 1e9, kibibytes * 1024)

    def by_turns(self, commands: dict[str, tuple[list[str], int, int]]) -> dict[str, list[Run]]:
        """Name → (command, expected status, runs); the runs of all are spread evenly."""
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        most = max(count for _, _, count in commands.values())
        for name, (command, status, _) in commands.items():
            self.run(command, status)  # warms the file cache, not counted
        for turn in range(most):
            for name, (command, status, count) in commands.items():
                if turn * count // most != (turn + 1) * count // most:
                    runs[name].append(self.run(command, status))
        return runs

    def row(self, what: str, figure: str, bar: str, passed: bool) -> None:
        self.rows.append((what, figure, bar, passed))

    def report(self) -> bool:
        widths = [max(len(row[column]) for row in self.rows) for column in range(3)]
        for what, figure, bar, passed in self.rows:
            verdict = "pass" if passed else "FAIL"
            print(f"{what:<{widths[0]}}  {figure:>{widths[1]}}  {bar:>{widths[2]}}  {verdict}")
        return all(row[3] for row in self.rows)


def shortest(runs: list[Run]) -> float:
    return min(run.seconds for run in runs)


def show(title: str, runs: dict[str, list[Run]]) -> None:
    print(title)
    for name, of_name in runs.items():
        median = statistics.median(run.seconds for run in of_name)
        peak = max(run.peak_bytes for run in of_name) / MEBIBYTE
        print(
            f"  {name:<22} shortest {shortest(of_name) * 1e3:9.2f} ms   median {median * 1e3:9.2f} ms"
            f"   peak {peak:7.1f} MiB   {len(of_name)} runs"
        )
    print()


def small_file(bench: Bench, zenls: str, peers: Path, turns: int) -> None:
    stack = bench.write("stack.yaml", stacks.SMALL)
    line = bench.write("line.py", "x = 1\n")
    schema = bench.write("schema.json", stacks.SCHEMA)
    runs = bench.by_turns(
        {
            "zenls": ([zenls, "lint", stack], 0, turns),
            "ruff": ([str(peers / "ruff"), "check", "--no-cache", line], 0, turns),
            "yamllint": ([str(peers / "yamllint"), "-d", "relaxed", stack], 0, max(turns // 5, 3)),
            "check-jsonschema": (
                [str(peers / "check-jsonschema"), "--schemafile", schema, stack],
                0,
                max(turns // 10, 3),
            ),
        }
    )
    show("A small stack file", runs)
    ours = shortest(runs["zenls"])
    ratio = ours / shortest(runs["ruff"])
    bench.row("small file, time of ruff on one line", f"{ratio:.2f}x", "<= 1.5x", ratio <= 1.5)
    for peer, bar in (("yamllint", 15), ("check-jsonschema", 40)):
        ratio = shortest(runs[peer]) / ours
        bench.row(f"small file, faster than {peer}", f"{ratio:.1f}x", f">= {bar}x", ratio >= bar)
    peak = max(run.peak_bytes for run in runs["zenls"]) / MEBIBYTE
    bench.row("small file, peak memory", f"{peak:.1f} MiB", "<= 16 MiB", peak <= 16)


def large_files(bench: Bench, zenls: str, turns: int) -> None:
    libyaml = str(bench.compile("libyaml_events", "-lyaml"))
    for name, make in stacks.LARGE.items():
        status = 1 if name == "many findings" else 0
        once = bench.write("large.yaml", make(2 * stacks.MEGABYTE))
        tenfold = bench.write("larger.yaml", make(20 * stacks.MEGABYTE))
        runs = bench.by_turns(
            {
                "zenls, 2 MB": ([zenls, "lint", once], status, turns),
                "bare libyaml, 2 MB": ([libyaml, once], 0, turns),
                "zenls, 20 MB": ([zenls, "lint", tenfold], status, max(turns // 4, 3)),
            }
        )
        show(f"A large stack file: {name}", runs)
        ratio = shortest(runs["zenls, 2 MB"]) / shortest(runs["bare libyaml, 2 MB"])
        bench.row(f"{name}, time of bare libyaml", f"{ratio:.2f}x", "<= 2x", ratio <= 2)
        ratio = shortest(runs["zenls, 20 MB"]) / shortest(runs["zenls, 2 MB"])
        bench.row(f"{name}, ten times the lines", f"{ratio:.1f}x", "<= 11x", ratio <= 11)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zenls", type=Path, required=True, help="the stripped release binary")
    parser.add_argument("--turns", type=int, default=60, help="runs of each program on the small file")
    arguments = parser.parse_args()
    zenls = str(arguments.zenls.resolve())
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        small_file(bench, zenls, Path(sys.executable).parent, arguments.turns)
        large_files(bench, zenls, max(arguments.turns // 4, 3))
        size = arguments.zenls.stat().st_size / 1e6
        bench.row("binary", f"{size:.1f} MB", "<= 20 MB", size <= 20)
        return 0 if bench.report() else 1


if __name__ == "__main__":
    sys.exit(main())
