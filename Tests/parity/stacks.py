"""Does zenls agree with the real `zenml stack import`?

    python stacks.py --count 3000 --seed 1 [--jobs 2] [--zenls PATH] [--peer jsonschema]

Generates stack files, asks ZenML for its verdict on each, and compares it with "has a
blocking finding" of `zenls lint --kind stack`; then without `--kind`, for the files that
zenls recognises by itself. Prints every disagreement. Exit status 1 below 100 %.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

import generator
import oracle
import stacks_lint


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        return _compare(options, folder)


def _compare(options: argparse.Namespace, folder: Path) -> int:
    names = [s.name for s in generator.write_files(folder, options.count, options.seed)]
    paths = [folder / name for name in names]
    verdicts = _verdicts(options, folder, paths)
    ops = json.loads((folder / "ops.json").read_text())
    accepted = sum(verdict.accepted for verdict in verdicts)
    print(f"{len(paths)} files of seed {options.seed}, ZenML accepts {accepted}")

    cases = [
        stacks_lint.Case(
            path,
            *verdict,
            [f"line {op['line']} {op['kind']} {op['detail']}" for op in ops[path.name]],
        )
        for path, verdict in zip(paths, verdicts)
    ]
    forced = stacks_lint.lint(options.zenls, paths, "--kind", "stack")
    wrong = stacks_lint.disagreements("--kind stack", forced, cases, options.show)
    found = stacks_lint.lint(options.zenls, paths)
    known = [case for case in cases if str(case.path) in found.recognised]
    wrong += stacks_lint.disagreements(
        "recognised by content", found, known, options.show
    )
    unrecognised = Counter(
        " + ".join(op["kind"] for op in ops[p.name]) or "valid"
        for p, v in zip(paths, verdicts)
        if v.accepted and str(p) not in found.recognised
    )
    print(f"accepted by ZenML, not recognised: {dict(unrecognised)}")
    if options.peer:
        _peer(paths, verdicts)
    return 1 if wrong else 0


def _verdicts(
    options: argparse.Namespace, folder: Path, paths: list[Path]
) -> list[oracle.Verdict]:
    """ZenML's verdicts; kept beside the files only where `--reuse` asks for it."""
    kept = folder / f"verdicts-{options.seed}-{options.count}.json"
    if options.reuse and kept.exists():
        return [oracle.Verdict(*one) for one in json.loads(kept.read_text())]
    verdicts = oracle.verdicts(paths, options.jobs)
    if options.reuse:
        kept.write_text(json.dumps(verdicts))
    return verdicts


def _peer(paths: list[Path], verdicts: list[oracle.Verdict]) -> None:
    import stacks_schema

    peer = stacks_schema.SchemaPeer()
    agree = sum(peer.accepts(p) == v.accepted for p, v in zip(paths, verdicts))
    print(f"JSON Schema from pydantic: {100 * agree / len(paths):.2f} % agree")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    stacks_lint.add_binary_option(parser)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--peer", choices=["jsonschema"])
    parser.add_argument("--show", type=int, default=1000, help="disagreements shown")
    parser.add_argument("--folder", type=Path, help="keep the files here")
    parser.add_argument(
        "--reuse", action="store_true", help="verdicts kept in --folder"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
