"""Does zenls agree with the real mlstacks about its specifications?

    python mlstacks_specs.py --count 2000 --seed 1 [--zenls PATH]

First every combination of provider, component type and flavor, and every odd value at every
key; then generated stacks with the files of their components, and components alone. mlstacks
loads each (mlstacks_oracle.py), and its verdict is compared with "has a blocking finding" of
`zenls lint --kind mlstacks`, and without `--kind` for what zenls recognises by itself. Prints
every disagreement. Exit status 1 below 100 %.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import mlstacks_generator
import mlstacks_oracle
import stacks_lint


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        combinations = list(mlstacks_generator.every_combination(folder / "combinations"))
        wrong = _compare("combinations", combinations, options)
        cases = mlstacks_generator.cases(folder, options.count, options.seed)
        wrong += _compare(f"generated with seed {options.seed}", cases, options)
    return 1 if wrong else 0


def _compare(title: str, made: list[mlstacks_generator.Case], options: argparse.Namespace) -> int:
    cases = [
        stacks_lint.Case(case.path, *mlstacks_oracle.verdict(case.path), case.ops) for case in made
    ]
    paths = [case.path for case in cases]
    accepted = sum(case.accepted for case in cases)
    print(f"{title}: {len(cases)} cases, mlstacks accepts {accepted}")
    found = stacks_lint.lint(options.zenls, paths, "--kind", "mlstacks")
    wrong = stacks_lint.disagreements("--kind mlstacks", found, cases, options.show)
    found = stacks_lint.lint(options.zenls, paths)
    known = [case for case in cases if str(case.path) in found.recognised]
    return wrong + stacks_lint.disagreements("recognised by content", found, known, options.show)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    stacks_lint.add_binary_option(parser)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="not used: mlstacks is fast enough")
    parser.add_argument("--show", type=int, default=1000, help="disagreements shown")
    parser.add_argument("--folder", type=Path, help="keep the files here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
