"""Does zenls agree with ZenML's own stack validators?

    python runtime.py --count 1000 --seed 1 [--jobs 2] [--zenls PATH]

Generates stacks that import (asked of the real command, the others are left out), asks
the validators as at the start of a pipeline run (`runtime_oracle.py` says what is taken
for granted), and compares with "has a finding of stage `run`". Exit status 1 below 100 %.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import yaml

import oracle
import runtime_oracle
import stacks_lint


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        return _compare(options, options.folder or Path(temporary))


def _compare(options: argparse.Namespace, folder: Path) -> int:
    made = _write(folder, options.count, options.seed)
    imports = oracle.verdicts(made, options.jobs)
    paths = [path for path, verdict in zip(made, imports) if verdict.accepted]
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        verdicts = list(pool.map(runtime_oracle.verdict, paths, chunksize=16))
    runs = sum(verdict.accepted for verdict in verdicts)
    print(
        f"{len(paths)} of {len(made)} files of seed {options.seed} import, {runs} run"
    )
    _print_one_sided(paths, verdicts)

    report = stacks_lint.lint(options.zenls, paths, "--kind", "stack")
    wrong = [
        (path, verdict)
        for path, verdict in zip(paths, verdicts)
        if verdict.accepted == bool(report.of_stage(path, "run"))
    ]
    for path, verdict in wrong[: options.show]:
        print(f"\n{path}: validators {'accept' if verdict.accepted else 'refuse'} it")
        if verdict.reason:
            print(f"    ZenML:   {verdict.reason[:300]}")
        for finding in report.of(path)[:6]:
            print(f"    zenls:   {finding['stage']} {stacks_lint.short(finding)[:240]}")
    agreeing = len(paths) - len(wrong)
    print(f"{agreeing} of {len(paths)} agree ({100 * agreeing / len(paths):.2f} %)")
    return 1 if wrong else 0


def _write(folder: Path, count: int, seed: int) -> list[Path]:
    import runtime_stacks

    folder.mkdir(parents=True, exist_ok=True)
    oracle.isolate()
    made = list(runtime_stacks.RuntimeStacks().files(count, seed))
    for stack in made:
        (folder / stack.name).write_bytes(stack.data)
    return [folder / stack.name for stack in made]


def _print_one_sided(paths: list[Path], verdicts: list[oracle.Verdict]) -> None:
    """Flavors that occurred in one verdict only say little."""
    seen: Counter[tuple[str, bool]] = Counter()
    for path, verdict in zip(paths, verdicts):
        parts = yaml.safe_load(path.read_bytes())["components"]
        for kind, entries in parts.items():
            for entry in entries if isinstance(entries, list) else [entries]:
                seen[f"{kind}/{entry['flavor']}", verdict.accepted] += 1
    flavors = sorted({flavor for flavor, _ in seen})
    both = [f for f in flavors if seen[f, True] and seen[f, False]]
    print(f"{len(both)} of {len(flavors)} flavors in both verdicts; others:")
    print("   ", ", ".join(f for f in flavors if f not in both) or "none")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    stacks_lint.add_binary_option(parser)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int, default=1000, help="disagreements shown")
    parser.add_argument("--folder", type=Path, help="keep the files here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
