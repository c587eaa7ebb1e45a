"""Measures zenls on many files: `make bench` runs it after bench.py.

5,000 small stack files in one directory, one in ten with a mistake: with one thread, with two, and
beside yamllint. The output has to be the same whatever the number of threads.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import stacks
from bench import MEBIBYTE, Bench, shortest, show


def write_tree(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = stacks.SMALL.replace("name: vertex", f"name: vertex-{number}")
        if number % 10 == 0:
            text = text.replace("flavor: vertex", "flavor: vertx")
        (folder / f"stack-{number:04}.yaml").write_text(text)


def output(zenls: str, tree: Path, jobs: int, format: str) -> bytes:
    command = [zenls, "lint", "--jobs", str(jobs), "--format", format, str(tree)]
    done = subprocess.run(command, capture_output=True)
    return done.stdout + done.stderr


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zenls", type=Path, required=True, help="the stripped release binary")
    parser.add_argument("--turns", type=int, default=20, help="runs of zenls with each number of threads")
    parser.add_argument("--files", type=int, default=5000)
    arguments = parser.parse_args()
    zenls, peers = str(arguments.zenls.resolve()), Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        tree = Path(folder) / "tree"
        write_tree(tree, arguments.files)
        lint = [zenls, "lint", "--jobs"]
        runs = bench.by_turns(
            {
                "zenls, 1 thread": ([*lint, "1", str(tree)], 1, arguments.turns),
                "zenls, 2 threads": ([*lint, "2", str(tree)], 1, arguments.turns),
                "yamllint": ([str(peers / "yamllint"), "-d", "relaxed", str(tree)], 0, 2),
            }
        )
        show(f"{arguments.files} small stack files", runs)
        one, two = shortest(runs["zenls, 1 thread"]), shortest(runs["zenls, 2 threads"])
        if len(os.sched_getaffinity(0)) > 1:
            bench.row("many files, two threads", f"{one / two:.2f}x faster", ">= 1.7x", one / two >= 1.7)
        ratio = shortest(runs["yamllint"]) / two
        bench.row("many files, faster than yamllint", f"{ratio:.0f}x", ">= 50x", ratio >= 50)
        peak = max(run.peak_bytes for name in runs if "zenls" in name for run in runs[name]) / MEBIBYTE
        bench.row("many files, peak memory", f"{peak:.1f} MiB", "< 64 MiB", peak < 64)
        for format in ["text", "json"]:
            outputs = {output(zenls, tree, jobs, format) for jobs in [1, 2, 3, 16]}
            same = "identical" if len(outputs) == 1 else "differs"
            bench.row(f"many files, {format} for any --jobs", same, "identical", len(outputs) == 1)
        return 0 if bench.report() else 1


if __name__ == "__main__":
    sys.exit(main())
