"""Checks the in-process oracle of component files against the `zenml` command itself.

    python register_check.py FILE.yaml...

The commands of each file run in processes of their own, in a fresh copy of a new installation
(about 5 s a command). Exit status 1 when any verdict differs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import yaml

import oracle
import register_oracle
from oracle_check import RealCommand


def main(paths: list[Path]) -> int:
    wrong = accepted = 0
    with tempfile.TemporaryDirectory(dir=oracle._memory_backed_folder()) as folder:
        real = RealCommand(Path(folder))
        for path in paths:
            here = register_oracle.verdict(path)
            try:
                commands = register_oracle.installation().commands(path)
            except (register_oracle.Unsayable, yaml.YAMLError, UnicodeDecodeError):
                there = False  # no command to run
            else:
                there = real.succeed(*(command.words for command in commands))
            accepted += there
            if there != here.accepted:
                wrong += 1
                print(f"{path}: command {there}, in process {here.accepted} {here.reason}")
    print(f"{len(paths)} files, {accepted} accepted, {wrong} verdicts differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
