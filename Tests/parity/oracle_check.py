"""Checks the in-process oracle against the `zenml` command itself.

    python oracle_check.py FILE.yaml...

Each file is imported by `zenml stack import` in a subprocess with a fresh copy of a
new installation (about 5 s a file), and in process twice: in the order given and
shuffled. Exit status 1 when any two verdicts differ.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import oracle

ZENML = Path(sys.executable).with_name("zenml")


class RealCommand:
    """The `zenml` command with a store of its own for every call."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template"
        self._template.mkdir()
        self._run(self._template, "stack", "list")

    def accepts(self, path: Path) -> bool:
        return self.succeed(
            ["stack", "import", "--ignore-version-mismatch", str(path)]
        )

    def succeed(self, *commands: list[str]) -> bool:
        """Whether all commands do, one after the other in one new installation."""
        home = Path(tempfile.mkdtemp(dir=self._folder))
        shutil.copytree(self._template, home, dirs_exist_ok=True)
        config = home / "config.yaml"
        config.write_text(config.read_text().replace(str(self._template), str(home)))
        done = all(self._run(home, *command) == 0 for command in commands)
        shutil.rmtree(home)
        return done

    @staticmethod
    def _run(home: Path, *arguments: str) -> int:
        environment = {
            **os.environ,
            "ZENML_CONFIG_PATH": str(home),
            "ZENML_ANALYTICS_OPT_IN": "false",
        }
        return subprocess.run(
            [str(ZENML), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode


def main(paths: list[Path]) -> int:
    with tempfile.TemporaryDirectory(dir=oracle._memory_backed_folder()) as folder:
        command = RealCommand(Path(folder))
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            real = dict(zip(paths, pool.map(command.accepts, paths)))
    ordered = {path: oracle.verdict(path) for path in paths}
    mixed = random.Random(1).sample(paths, len(paths))
    shuffled = {path: oracle.verdict(path) for path in mixed}
    wrong = 0
    for path in paths:
        answers = (real[path], ordered[path].accepted, shuffled[path].accepted)
        if len(set(answers)) > 1:
            wrong += 1
            print(f"{path}: command, in process, shuffled: {answers}")
            print(f"    {ordered[path].reason or shuffled[path].reason}")
    print(f"{len(paths)} files, {sum(real.values())} accepted, {wrong} verdicts differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
