"""Runs a script of commands with a real shell, and tells which arguments each command got.

The programs that such scripts call (`zenml`, `gcloud`, `docker` …) are stand-ins: they write
their arguments down, byte for byte, and do nothing else. So what a shell makes of quotes,
variables and line breaks is proven by the shell itself.

    python shell_run.py SCRIPT.sh [NAME=VALUE…]      the arguments, one command a line
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SHELLS = ["sh", "dash", "bash", "zsh"]
PROGRAMS = ["zenml", "gcloud", "aws", "az", "doctl", "docker", "kubectl", "gsutil", "zenls"]

# The words that make a command a question: does it exist?
QUESTIONS = {"get", "describe", "list", "show", "get-credentials"}

# One folder a call, numbered by who makes it first: two ends of a pipe run at once.
_STAND_IN = r"""#!/bin/sh
number=0
until mkdir "$RECORD/$number" 2>/dev/null; do number=$((number + 1)); done
printf '%s\0' "${0##*/}" "$@" >"$RECORD/$number/argv"
question=no
for word do
  case $word in
    -*) break ;;
    get | describe | list | show) question=yes ;;
  esac
done
for word do
  case $word in
    --password-stdin) cat >"$RECORD/$number/stdin" ;;
  esac
done
case ${0##*/} in aws) echo a-password ;; esac
if [ "$question" = yes ]; then exit "$ANSWER"; fi
exit 0
"""

_REQUIRED = re.compile(r'^ *: "\$\{([A-Za-z_][A-Za-z0-9_]*):\?', re.MULTILINE)


class Run(NamedTuple):
    status: int
    commands: list[list[str]]
    """The words of each command, in the order in which they started; bytes that are no UTF-8 as
    `surrogateescape`."""
    out: str
    err: str


def required_variables(script: str) -> list[str]:
    """The environment variables without which the script stops: its placeholders."""
    return list(dict.fromkeys(_REQUIRED.findall(script)))


def is_question(words: list[str]) -> bool:
    """Does the command only ask for something?"""
    for word in words[1:]:
        if word.startswith("-"):
            return False
        if word in QUESTIONS:
            return True
    return False


class Recorder:
    """A folder with the stand-ins, used for any number of runs."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="zenls-shell-")
        self.programs = Path(self._folder.name, "programs")
        self.programs.mkdir()
        for name in PROGRAMS:
            path = self.programs / name
            path.write_text(_STAND_IN)
            path.chmod(0o755)
        self._record = Path(self._folder.name, "record")

    def run(
        self,
        script: str | bytes,
        shell: str = "sh",
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
        known: bool = False,
    ) -> Run:
        """Runs the script as a file, the variables in its environment.

        `known`: do the things exist that the script asks for?
        """
        shutil.rmtree(self._record, ignore_errors=True)
        self._record.mkdir()
        path = Path(self._folder.name, "script.sh")
        path.write_bytes(script.encode(errors="surrogateescape") if isinstance(script, str) else script)
        environment = {
            "PATH": f"{self.programs}:/usr/bin:/bin",
            "HOME": self._folder.name,
            "LC_ALL": "C.UTF-8",
            "RECORD": str(self._record),
            "ANSWER": "0" if known else "1",
            **(variables or {}),
        }
        done = subprocess.run(
            [shutil.which(shell) or shell, path],
            cwd=folder or self._folder.name,
            env={k: v.encode(errors="surrogateescape") for k, v in environment.items()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=120,
        )
        return Run(
            done.returncode,
            self._commands(),
            done.stdout.decode(errors="replace"),
            done.stderr.decode(errors="replace"),
        )

    def _commands(self) -> list[list[str]]:
        commands = []
        for number in range(len(os.listdir(self._record))):
            content = (self._record / str(number) / "argv").read_bytes()
            words = content.split(b"\0")[:-1]
            commands.append([word.decode(errors="surrogateescape") for word in words])
        return commands


def words_of_all(shell: str, commands: list[str]) -> list[list[str]]:
    """The words that a shell makes of each command; no program is called."""
    lines = ["show() { printf '%s\\0' \"$#\" \"$@\"; }"]
    lines += [f"show {command}" for command in commands]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "words.sh")
        path.write_bytes(("\n".join(lines) + "\n").encode(errors="surrogateescape"))
        done = subprocess.run(
            [shutil.which(shell) or shell, path],
            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            check=True,
            timeout=60,
        )
    read = iter(done.stdout.split(b"\0")[:-1])
    return [
        [next(read).decode(errors="surrogateescape") for _ in range(int(count))] for count in read
    ]


def main(arguments: list[str]) -> int:
    script = Path(arguments[0]).read_text()
    variables = dict(argument.split("=", 1) for argument in arguments[1:])
    for name in required_variables(script):
        variables.setdefault(name, f"<{name}>")
    run = Recorder().run(script, variables=variables)
    for words in run.commands:
        print(words)
    sys.stderr.write(run.err)
    return run.status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
