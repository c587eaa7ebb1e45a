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
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import components_generator
import register_oracle
import stacks_lint
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
        cases = [
            stacks_lint.Case(path, *verdict, [f"{op['kind']} {op['detail']}" for op in file.ops])
            for path, verdict, file in zip(paths, verdicts, files)
        ]
        found = stacks_lint.lint(options.zenls, paths, "--kind", "component")
        wrong = stacks_lint.disagreements("--kind component", found, cases, options.show)
        found = stacks_lint.lint(options.zenls, paths)
        known = [case for case in cases if str(case.path) in found.recognised]
        wrong += stacks_lint.disagreements("recognised by content", found, known, options.show)
    return 1 if wrong else 0


def _verdicts(paths: list[Path], jobs: int) -> list[Verdict]:
    if jobs == 1:
        return [register_oracle.verdict(path) for path in paths]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(register_oracle.verdict, map(os.fspath, paths), chunksize=8))


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
