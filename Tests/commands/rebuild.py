"""Does the script of `zenls commands` rebuild what `zenml stack import` makes of the document?

    python rebuild.py --count 330 --seed 1 [--jobs 2] [--zenls PATH] [--show 20]

For valid stacks over all flavors: the script is run by real shells (stand-ins write down the
arguments, see shell_run.py); ZenML's own command line runs those commands against a throw-away
store; the stack is exported, and compared with the export of what the real import makes of the
document in another fresh store. Keys at their default count as left out.

Where the script imports the file, since no flags could say it, flags as anybody would write them
are tried too: where these make the same stack, the import was not needed. Exit status 1 where a
stack differs.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import shell_run
import zenml_store
from exports import Exports
from hostile_stacks import HostileStacks, Stack

import register_oracle

ROOT = Path(__file__).resolve().parents[2]
VERSION = "0.98.0"


@dataclass
class Case:
    """What became of one stack."""

    index: int
    flavors: list[str]
    kind: str
    """`invalid` (ZenML refuses the document), `flags` or `import`."""
    wrong: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    """Why it is imported."""
    needed: bool = True
    """Could no flags have said it?"""
    document: str = ""
    commands: list[list[str]] = field(default_factory=list)


class Rebuilder:
    """One per process."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self._binary, self._folder = binary, folder
        self._store = zenml_store.store()
        self.stacks = HostileStacks()
        self._exports = Exports(self.stacks.flavors)
        self._recorder = shell_run.Recorder()

    def case(self, stack: Stack) -> Case:
        folder = self._folder / f"{stack.index:05}"
        folder.mkdir(parents=True)
        path = folder / "stack.yaml"
        path.write_bytes(stack.data)
        case = Case(stack.index, stack.flavors, "invalid", document=stack.data.decode(errors="replace"))
        wanted = self._imported(path, stack)
        if wanted is None:
            return case
        case.kind = "flags"
        run = self._recorded(folder, stack, case)
        if run is None:
            return case
        case.commands = run
        if any(words[1:3] == ["stack", "import"] for words in run):
            case.kind = "import"
            case.reasons = self._reasons(folder)
        found = self._rebuilt(folder, run, stack, case)
        if found is not None:
            case.wrong += self._exports.differences(found, wanted)
        if case.kind == "import":
            case.needed = self._plain_flags(stack, wanted)
        return case

    def _imported(self, path: Path, stack: Stack) -> dict[str, Any] | None:
        try:
            done = self._store.import_file(path, stack.content["stack_name"]).done
            return self._store.export(stack.content["stack_name"]) if done else None
        finally:
            self._store.reset()

    def _zenls(self, folder: Path, form: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._binary, "commands", "--format", form, "stack.yaml"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def _recorded(self, folder: Path, stack: Stack, case: Case) -> list[list[str]] | None:
        """The commands that the script runs: three shells have to agree."""
        written = self._zenls(folder, "sh")
        # 1 tells of a stack that imports, and would not run.
        if written.returncode not in (0, 1):
            case.wrong.append(f"exit status {written.returncode}: {written.stderr.decode()[-500:]}")
            return None
        script = written.stdout.decode()
        variables = {
            name: value_of(name, stack.content) for name in shell_run.required_variables(script)
        }
        runs = [
            self._recorder.run(script, shell, variables, folder) for shell in ("dash", "bash", "zsh")
        ]
        for shell, run in zip(("dash", "bash", "zsh"), runs):
            if run.status:
                case.wrong.append(f"{shell}: exit status {run.status}: {run.err[-500:]}")
        if any(run.commands != runs[0].commands for run in runs):
            case.wrong.append("shells do not agree on the words")
        return runs[0].commands

    def _reasons(self, folder: Path) -> list[str]:
        report = json.loads(self._zenls(folder, "json").stdout)
        return list(report.get("notes") or ["no reason given"])

    def _rebuilt(
        self, folder: Path, commands: list[list[str]], stack: Stack, case: Case
    ) -> dict[str, Any] | None:
        """The export of the stack that the commands make."""
        sets = False
        try:
            for words in commands:
                if words[0] != "zenml" or shell_run.is_question(words):
                    continue
                sets = sets or "--set" in words or words[1:3] == ["stack", "set"]
                with contextlib.chdir(folder):
                    outcome = self._store.run(words[1:])
                if not outcome.done:
                    case.wrong.append(f"{words} fails: {outcome.reason}")
                    return None
            if sets and self._store.active_stack != stack.content["stack_name"]:
                case.wrong.append(f"the active stack is {self._store.active_stack!r}")
            return self._store.export(stack.content["stack_name"])
        except KeyError as error:
            case.wrong.append(str(error))
            return None
        finally:
            self._store.reset()

    def _plain_flags(self, stack: Stack, wanted: dict[str, Any]) -> bool:
        """Do flags, as anybody would write them, fail to make this stack?"""
        try:
            for words in plain_commands(stack.content):
                if not self._store.run(words).done:
                    return True
            found = self._store.export(stack.content["stack_name"])
            return bool(self._exports.differences(found, wanted))
        except (KeyError, register_oracle.Unsayable):
            return True
        finally:
            self._store.reset()


def value_of(name: str, *contents: Any) -> str:
    """What a person sets a placeholder to: a document's own text, where it holds a template."""
    return next((found for found in (_value(name, content) for content in contents) if found is not None), f"value of {name}")


def _value(name: str, content: Any) -> str | None:
    for text in _texts(content):
        for form in (f"<{name}>", f"${{{name}}}", f"${{{name.lower()}}}"):
            if form in text:
                return form
    for kind, bodies in content["components"].items():
        for number, body in enumerate(bodies if isinstance(bodies, list) else [bodies], 1):
            for key, value in body["configuration"].items():
                if variable(f"{kind}_{body.get('name')}_{key}") == name:
                    return _escaped(value)
            if name == kind.upper() + (f"_{number}" if number > 1 else "") + "_NAME":
                return str(body["name"])
    if name in ("STACK_NAME", "OLD_STACK_NAME"):
        return str(content["stack_name"])
    return None


def variable(text: str) -> str:
    """The name of a shell variable that zenls makes of a text: of each byte a letter, a digit or `_`."""
    name = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else "_" for byte in text.encode().upper())
    return f"_{name}" if name[:1].isdigit() else name


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value)


# The options of `zenml stack register`.
_OPTIONS = {"artifact_store": "-a", "orchestrator": "-o", "container_registry": "-c"}


def plain_commands(content: dict[str, Any]) -> Iterator[list[str]]:
    """Texts for themselves (`@` twice), JSON for everything else, nothing for null."""
    parts: list[str] = []
    for kind, bodies in content["components"].items():
        for body in bodies if isinstance(bodies, list) else [bodies]:
            option = _OPTIONS.get(kind, f"--{kind}")
            parts.append(f"{option}={body['name']}" if option.startswith("--") else f"{option}{body['name']}")
            if body["name"] == "default" and body["configuration"] == {}:
                continue
            flags = [
                f"--{key}={_escaped(value)}"
                for key, value in body["configuration"].items()
                if value is not None
            ]
            yield register_oracle.Command.of(kind, body["flavor"], body["name"], flags).words
    yield ["stack", "register", *parts, "--", content["stack_name"]]


def _escaped(value: Any) -> str:
    text = register_oracle.flag_text(value)
    return "@" + text if isinstance(value, str) and text.startswith("@") else text


_rebuilder: Rebuilder | None = None


def _cases(binary: Path, first: int, count: int, seed: int) -> list[Case]:
    global _rebuilder
    with tempfile.TemporaryDirectory(prefix="zenls-rebuild-") as folder:
        if _rebuilder is None:
            _rebuilder = Rebuilder(binary, Path(folder))
        _rebuilder._folder = Path(folder)
        return [_rebuilder.case(stack) for stack in _rebuilder.stacks.stacks(count, seed, first)]


def cases(binary: Path, count: int, seed: int, jobs: int = 1, first: int = 0) -> list[Case]:
    """The cases in their order."""
    return in_parts(_cases, binary, count, seed, jobs, first)


def in_parts(
    run: Callable[..., list[Any]], binary: Path, count: int, seed: int, jobs: int, first: int, *more: Any
) -> list[Any]:
    """What `run` makes of `count` numbers, a few at a time and `jobs` at once."""
    size = 20
    parts = [
        (binary, start, min(size, first + count - start), seed, *more) for start in range(first, first + count, size)
    ]
    if jobs == 1:
        return [case for part in parts for case in run(*part)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return [case for done in pool.map(run, *zip(*parts)) for case in done]


def report(found: list[Case], show: int) -> int:
    """Prints what was found; how many cases are wrong."""
    valid = [case for case in found if case.kind != "invalid"]
    wrong = [case for case in valid if case.wrong]
    imported = [case for case in valid if case.kind == "import"]
    unneeded = [case for case in imported if not case.needed]
    seen = Counter(flavor for case in valid for flavor in set(case.flavors))
    for case in wrong[:show]:
        print(f"--- stack {case.index}, {case.kind}")
        print(case.document[:3000])
        for words in case.commands:
            print(f"    {words}")
        for line in case.wrong[:10]:
            print(f"  * {line}")
    for case in unneeded[:show]:
        print(f"--- stack {case.index} need not be imported: {case.reasons}")
    print(f"{len(valid)} valid stacks over {len(seen)} flavors, each in {min(seen.values(), default=0)} or more")
    print(f"{len(valid) - len(wrong)} come back equal, {len(wrong)} do not")
    share = 100 * len(imported) / max(1, len(valid))
    print(f"{len(imported)} are imported ({share:.1f} %), {len(unneeded)} of these without need")
    kinds = Counter(" ".join(_kind(reason) for reason in case.reasons) for case in imported)
    for reason, count in kinds.most_common(20):
        print(f"  {count:4} {reason[:200]}")
    return len(wrong)


def _kind(reason: str) -> str:
    """The reason without the words of the document."""
    import re

    return re.sub(r"`[^`]*`", "`…`", reason)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("ZENLS", ROOT / ".build" / "release" / "zenls"))
    parser.add_argument("--zenls", type=Path, default=default)
    parser.add_argument("--count", type=int, default=330)
    parser.add_argument("--first", type=int, default=0, help="number of the first stack")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args(arguments)
    found = cases(options.zenls.resolve(), options.count, options.seed, options.jobs, options.first)
    return 1 if report(found, options.show) else 0


if __name__ == "__main__":
    sys.exit(main())
