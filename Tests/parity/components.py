"""Does zenls agree with the real `zenml TYPE register` about component files?

    python components.py --count 2000 --seed 1 [--jobs 2] [--zenls PATH]

Generates component files, has ZenML register what each of them says (register_oracle.py), and
compares with "has a blocking finding" of `zenls lint --kind component`; then without `--kind`,
for the files that zenls recognises by itself. Prints every disagreement. Exit status 1 below
100 %.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import components_generator
import register_oracle
import stacks_lint
from generator import StackFile
from oracle import Verdict


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        files = components_generator.write_files(folder, options.count, options.seed)
        paths = [folder / file.name for file in files]
        verdicts = _verdicts(paths, options.jobs)
        accepted = sum(verdict.accepted for verdict in verdicts)
        print(f"{len(files)} files of seed {options.seed}, ZenML accepts {accepted}")
        found = stacks_lint.lint(options.zenls, paths, "--kind", "component")
        wrong = _disagreements("--kind component", found, files, paths, verdicts, options.show)
        found = stacks_lint.lint(options.zenls, paths)
        known = [i for i, path in enumerate(paths) if str(path) in found.recognised]
        wrong += _disagreements(
            "recognised by content",
            found,
            [files[i] for i in known],
            [paths[i] for i in known],
            [verdicts[i] for i in known],
            options.show,
        )
    return 1 if wrong else 0


def _verdicts(paths: list[Path], jobs: int) -> list[Verdict]:
    if jobs == 1:
        return [register_oracle.verdict(path) for path in paths]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(register_oracle.verdict, map(os.fspath, paths), chunksize=8))


def _disagreements(
    title: str,
    report: stacks_lint.Report,
    files: Sequence[StackFile],
    paths: Sequence[Path],
    verdicts: Sequence[Verdict],
    show: int,
) -> int:
    wrong = [
        case
        for case in zip(files, paths, verdicts)
        if case[2].accepted == bool(report.blocking(case[1]))
    ]
    for file, path, verdict in wrong[:show]:
        print(f"\n{path}: ZenML {'accepts' if verdict.accepted else 'refuses'} it")
        for op in file.ops:
            print(f"    mutated: {op['kind']} {op['detail']}")
        if verdict.reason:
            print(f"    ZenML:   {verdict.reason[:300]}")
        for finding in report.of(path)[:6]:
            print(f"    zenls:   {stacks_lint.short(finding)[:240]}")
    agreeing = len(files) - len(wrong)
    share = 100 * agreeing / max(1, len(files))
    print(f"{title}: {agreeing} of {len(files)} agree ({share:.2f} %)")
    return len(wrong)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    stacks_lint.add_binary_option(parser)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int, default=1000, help="disagreements shown")
    parser.add_argument("--folder", type=Path, help="keep the files here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
