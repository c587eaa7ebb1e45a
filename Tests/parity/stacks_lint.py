"""Runs the binary under test and reads its JSON (design §8)."""

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


def short(finding: Finding) -> str:
    start = finding["range"]["start"]
    mark = "blocking" if finding["blocking"] else finding["severity"]
    return f"{start['line']}:{start['column']} {mark} {finding['rule']}: {finding['message']}"
