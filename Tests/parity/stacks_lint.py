"""Runs the binary under test, reads its JSON (design §8) and compares verdicts."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Finding = dict[str, Any]


@dataclass
class Report:
    """What `zenls lint` says about the files of one call."""

    recognised: set[str] = field(default_factory=set)
    findings: dict[str, list[Finding]] = field(default_factory=dict)

    def of(self, path: Path) -> list[Finding]:
        return self.findings.get(str(path), [])

    def blocking(self, path: Path) -> list[Finding]:
        return [finding for finding in self.of(path) if finding["blocking"]]

    def of_stage(self, path: Path, stage: str) -> list[Finding]:
        return [finding for finding in self.of(path) if finding["stage"] == stage]


def add_binary_option(parser: argparse.ArgumentParser) -> None:
    default = os.environ.get("ZENLS", ".build/debug/zenls")
    parser.add_argument("--zenls", default=default, help=f"the binary ({default})")


def lint(binary: str, paths: Sequence[Path], *options: str) -> Report:
    """Lints the files; a crash or an answer that is no JSON ends the test."""
    report = Report()
    for batch in _batches(paths, 400):
        command = [binary, "lint", "--format", "json", "--fail-on", "never", *options]
        done = subprocess.run(
            [*command, *map(str, batch)], capture_output=True, check=False
        )
        if done.returncode not in (0, 2):
            raise SystemExit(
                f"{binary} ended with {done.returncode} on {batch[0]}…{batch[-1]}\n"
                + done.stderr.decode(errors="replace")[-2000:]
            )
        answer = json.loads(done.stdout)
        report.recognised.update(one["path"] for one in answer["files"])
        for finding in answer["findings"]:
            report.findings.setdefault(finding["path"], []).append(finding)
    return report


def _batches(paths: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    for start in range(0, len(paths), size):
        yield paths[start : start + size]


@dataclass
class Case:
    """A file, the real package's verdict on it, and what was done to it in words."""

    path: Path
    accepted: bool
    reason: str
    ops: list[str]


def disagreements(title: str, report: Report, cases: Sequence[Case], show: int) -> int:
    """How often "has a blocking finding" is not the verdict; up to `show` cases are printed."""
    wrong = [case for case in cases if case.accepted == bool(report.blocking(case.path))]
    for case in wrong[:show]:
        print(f"\n{case.path}: {'accepted' if case.accepted else 'refused'} by the real package")
        for op in case.ops:
            print(f"    mutated: {op}")
        if case.reason:
            print(f"    real:    {case.reason[:300]}")
        for finding in report.of(case.path)[:6]:
            print(f"    zenls:   {short(finding)[:240]}")
    agreeing = len(cases) - len(wrong)
    share = 100 * agreeing / max(1, len(cases))
    print(f"{title}: {agreeing} of {len(cases)} agree ({share:.2f} %)")
    return len(wrong)


def short(finding: Finding) -> str:
    start = finding["range"]["start"]
    mark = "blocking" if finding["blocking"] else finding["severity"]
    return f"{start['line']}:{start['column']} {mark} {finding['rule']}: {finding['message']}"
