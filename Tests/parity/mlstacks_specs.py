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
from mlstacks_generator import Case


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        combinations = list(mlstacks_generator.every_combination(folder / "combinations"))
        wrong = _compare("combinations", combinations, options)
        cases = mlstacks_generator.cases(folder, options.count, options.seed)
        wrong += _compare(f"generated with seed {options.seed}", cases, options)
    return 1 if wrong else 0


def _compare(title: str, cases: list[Case], options: argparse.Namespace) -> int:
    verdicts = [mlstacks_oracle.verdict(case.path) for case in cases]
    paths = [case.path for case in cases]
    accepted = sum(verdict.accepted for verdict in verdicts)
    print(f"{title}: {len(cases)} cases, mlstacks accepts {accepted}")
    wrong = 0
    for kind in (["--kind", "mlstacks"], []):
        report = stacks_lint.lint(options.zenls, paths, *kind)
        judged = disagreeing = 0
        for case, verdict in zip(cases, verdicts):
            if not kind and str(case.path) not in report.recognised:
                continue
            judged += 1
            if verdict.accepted == bool(report.blocking(case.path)):
                disagreeing += 1
                if disagreeing <= options.show:
                    _show(case, verdict, report)
        share = 100 * (judged - disagreeing) / max(1, judged)
        how = " ".join(kind) or "recognised by content"
        print(f"  {how}: {judged - disagreeing} of {judged} agree ({share:.2f} %)")
        wrong += disagreeing
    return wrong


def _show(case: Case, verdict: mlstacks_oracle.Verdict, report: stacks_lint.Report) -> None:
    print(f"\n{case.path}: mlstacks {'accepts' if verdict.accepted else 'refuses'} it")
    for op in case.ops:
        print(f"    mutated:  {op}")
    if verdict.reason:
        print(f"    mlstacks: {verdict.reason[:300]}")
    for finding in report.of(case.path)[:6]:
        print(f"    zenls:    {stacks_lint.short(finding)[:240]}")


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
