"""Does a finding lie where the mistake is, and is it one?

    python place.py --count 600 --seed 1 [--jobs 2] [--zenls PATH]

Changes one line of valid stacks, keeps those that ZenML then refuses, and measures how
often a blocking finding starts on that line (a deleted key: on the first line of the
mapping that lost it; an unclosed quote or bracket: where it opens), and how often one
finding is all that the change adds. Exit status 1 below 99 % and 95 %.

Where two lines disagree about their indentation, nothing in the text tells which one was
changed: the place where PyYAML stumbles counts too (design §4). How many of the findings
lie there and not on the changed line is printed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

import oracle
import place_mutations
import stacks_lint

PLACE_BAR, SINGLE_BAR = 99.0, 95.0


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        return _measure(options, options.folder or Path(temporary))


def _measure(options: argparse.Namespace, folder: Path) -> int:
    damages = _damages(options)
    for sub in ("valid", "damaged"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    for damage in damages:
        (folder / "valid" / damage.name).write_bytes(damage.valid)
        (folder / "damaged" / damage.name).write_bytes(damage.damaged)
    damaged = [folder / "damaged" / damage.name for damage in damages]
    verdicts = oracle.verdicts(damaged, options.jobs)
    refused = [d for d, verdict in zip(damages, verdicts) if not verdict.accepted]
    print(
        f"{len(damages)} changed lines of seed {options.seed}, {len(refused)} refused"
    )

    before = stacks_lint.lint(
        options.zenls, [folder / "valid" / d.name for d in refused], "--kind", "stack"
    )
    after = stacks_lint.lint(
        options.zenls, [folder / "damaged" / d.name for d in refused], "--kind", "stack"
    )
    misplaced, several, stumbled = [], [], 0
    for damage in refused:
        path = folder / "damaged" / damage.name
        findings = after.of(path)
        lines = {f["range"]["start"]["line"] for f in findings if f["blocking"]}
        if not any(damage.first_line <= line <= damage.last_line for line in lines):
            if damage.kind == "indentation" and _stumbles_at(damage.damaged) in lines:
                stumbled += 1
            else:
                misplaced.append((damage, findings))
        new = _new(before.of(folder / "valid" / damage.name), findings)
        if len(new) > 1:
            several.append((damage, new))
    kinds = Counter(damage.kind for damage in refused)
    print(f"indentation found where PyYAML stumbles, not where changed: {stumbled}")
    place = _figure("on the line", misplaced, kinds, options.show)
    single = _figure("one finding", several, kinds, options.show)
    return 0 if place >= options.place_bar and single >= SINGLE_BAR else 1


def _stumbles_at(data: bytes) -> int:
    """The line (1-based) of PyYAML's own error; 0 without one."""
    try:
        yaml.safe_load(data)
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line + 1 if error.problem_mark else 0
    return 0


def _new(
    before: list[stacks_lint.Finding], after: list[stacks_lint.Finding]
) -> list[stacks_lint.Finding]:
    """Findings that the change added; hints and information of the file itself stay."""
    known = Counter((f["rule"], f["message"]) for f in before)
    new = []
    for finding in after:
        key = (finding["rule"], finding["message"])
        if known[key]:
            known[key] -= 1
        else:
            new.append(finding)
    return new


def _figure(
    title: str,
    missed: list[tuple[place_mutations.Damage, list[stacks_lint.Finding]]],
    kinds: Counter[str],
    show: int,
) -> float:
    by_kind = Counter(damage.kind for damage, _ in missed)
    for damage, findings in missed[:show]:
        where = f"{damage.first_line}"
        if damage.last_line != damage.first_line:
            where += f"-{damage.last_line}"
        print(
            f"\nnot {title}: {damage.name} line {where} {damage.kind} {damage.detail}"
        )
        for finding in findings[:6]:
            print(f"    {stacks_lint.short(finding)[:200]}")
    total = sum(kinds.values())
    share = 100 * (total - len(missed)) / max(1, total)
    detail = ", ".join(
        f"{kind} {n} of {kinds[kind]}" for kind, n in by_kind.most_common()
    )
    print(f"{title}: {share:.2f} % of {total}; misses: {detail or 'none'}")
    return share


def _damages(options: argparse.Namespace) -> list[place_mutations.Damage]:
    oracle.isolate()
    return list(place_mutations.Damages().files(options.count, options.seed))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    stacks_lint.add_binary_option(parser)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--place-bar", type=float, default=PLACE_BAR, help="percent, for the exit status")
    parser.add_argument("--show", type=int, default=1000, help="misses shown")
    parser.add_argument("--folder", type=Path, help="keep the files here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
