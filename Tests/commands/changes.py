"""Do the commands of `zenls commands --from OLD NEW` make of the one what the other describes?

    python changes.py --count 300 --seed 1 [--jobs 2] [--zenls PATH] [--show 20]

Pairs of valid stacks that differ in one or several ways. The real import makes the former one; the
script's commands, as real shells read them, are run by ZenML's own command line; the export of the
stack has to equal that of what the real import makes of the other file. Keys at their default
count as left out. Exit status 1 where one differs.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hostile_stacks
import rebuild
import shell_run
import yaml
import zenml_store
from exports import Exports

import generator

Content = dict[str, Any]

# How messages begin that tell what no command says.
NAMED = ("only `zenml stack import` ", "no command ")


@dataclass
class Case:
    """What became of one pair."""

    index: int
    mutations: list[str]
    flavors: list[str]
    kind: str
    """`invalid` (ZenML refuses one of them), `commands`, or `named`: no command says all of it."""
    wrong: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    documents: tuple[str, str] = ("", "")
    commands: list[list[str]] = field(default_factory=list)


class Mutations:
    """Ways in which a stack changes."""

    def __init__(self, stacks: hostile_stacks.HostileStacks) -> None:
        self._stacks = stacks
        self._flavors = {(f.type, f.flavor): f for f in stacks.flavors}
        self._types: dict[str, list[Any]] = {}
        for flavor in stacks.flavors:
            self._types.setdefault(flavor.type, []).append(flavor)
        self.all = [getattr(self, name) for name in dir(self) if name.startswith("change_")]

    def mutate(self, content: Content, rng: random.Random) -> list[str]:
        """Changes the content; the names of the changes."""
        names = []
        for mutation in rng.choices(self.all, k=rng.choice([1, 1, 2, 4])):
            with zenml_store.oracle.silenced():
                if mutation(content, rng):
                    names.append(mutation.__name__.removeprefix("change_"))
        return names

    @staticmethod
    def bodies(content: Content) -> list[tuple[str, Content]]:
        return [
            (kind, body)
            for kind, bodies in content["components"].items()
            for body in (bodies if isinstance(bodies, list) else [bodies])
            if body.get("name") != "default"
        ]

    def _one(self, content: Content, rng: random.Random) -> tuple[str, Content] | None:
        bodies = self.bodies(content)
        return rng.choice(bodies) if bodies else None

    def change_values(self, content: Content, rng: random.Random) -> bool:
        """Some attributes get another value, some are new, some are gone."""
        found = self._one(content, rng)
        if not found:
            return False
        kind, body = found
        flavor = self._flavors[kind, body["flavor"]]
        fresh = self._stacks._values(flavor, rng)
        values = {**body["configuration"], **fresh}
        for name in list(values):
            if rng.random() < 0.4:
                smaller = {k: v for k, v in values.items() if k != name}
                if not flavor.refused(smaller):
                    values = smaller
        if flavor.refused(values):
            return False
        body["configuration"] = values
        return True

    def change_one_value(self, content: Content, rng: random.Random) -> bool:
        return self._change(content, rng, lambda flavor, name: {name: flavor.value(name, rng)} if name in flavor.fields else {})

    def change_removed_value(self, content: Content, rng: random.Random) -> bool:
        return self._change(content, rng, None)

    def _change(self, content: Content, rng: random.Random, made: Any) -> bool:
        """One attribute that is there gets what is made, or goes."""
        found = self._one(content, rng)
        if not found or not found[1]["configuration"]:
            return False
        kind, body = found
        flavor = self._flavors[kind, body["flavor"]]
        name = rng.choice(list(body["configuration"]))
        values = {k: v for k, v in body["configuration"].items() if k != name}
        values |= made(flavor, name) if made else {}
        if flavor.refused(values):
            return False
        body["configuration"] = values
        return True

    def change_null(self, content: Content, rng: random.Random) -> bool:
        found = self._one(content, rng)
        if not found:
            return False
        kind, body = found
        flavor = self._flavors[kind, body["flavor"]]
        values = {**body["configuration"], rng.choice([*flavor.fields, "none"]): None}
        if flavor.refused(values):
            return False
        body["configuration"] = values
        return True

    def change_flavor(self, content: Content, rng: random.Random) -> bool:
        found = self._one(content, rng)
        if not found:
            return False
        kind, body = found
        flavor = rng.choice(self._types[kind])
        body["flavor"], body["configuration"] = flavor.flavor, self._stacks._values(flavor, rng)
        return True

    def change_name(self, content: Content, rng: random.Random) -> bool:
        found = self._one(content, rng)
        if found:
            found[1]["name"] = rng.choice(hostile_stacks.NAMES)
        return bool(found)

    def change_stack_name(self, content: Content, rng: random.Random) -> bool:
        content["stack_name"] = rng.choice(hostile_stacks.NAMES)
        return True

    def change_members(self, content: Content, rng: random.Random) -> bool:
        """A type is taken out or comes in, one more of several, another order."""
        parts = content["components"]
        optional = [kind for kind in parts if kind not in ("orchestrator", "artifact_store")]
        if optional and rng.random() < 0.4:
            del parts[rng.choice(optional)]
            return True
        several = [kind for kind, bodies in parts.items() if isinstance(bodies, list) and len(bodies) > 1]
        if several and rng.random() < 0.5:
            rng.shuffle(parts[rng.choice(several)])
            return True
        kind = rng.choice([k for k in self._types if k in generator.TYPES_WITH_SEVERAL or k not in parts])
        present = parts.get(kind, [])
        present = present if isinstance(present, list) else [present]
        body = self._stacks._component(rng.choice(self._types[kind]), {kind: present}, rng)
        parts[kind] = [*present, body]
        return True


class Changer:
    """One per process."""

    def __init__(self, binary: Path) -> None:
        self._binary = binary
        self._store = zenml_store.store()
        self.stacks = hostile_stacks.HostileStacks()
        self.mutations = Mutations(self.stacks)
        self._exports = Exports(self.stacks.flavors)
        self._recorder = shell_run.Recorder()

    def pairs(self, count: int, seed: int, first: int = 0) -> Iterator[tuple[Case, bytes, bytes]]:
        for stack in self.stacks.stacks(count, seed, first):
            rng = random.Random(f"changes/{seed}/{stack.index}")
            content = stack.content
            mutations = self.mutations.mutate(content, rng)
            new = hostile_stacks._text(content, rng)
            yield Case(stack.index, mutations, stack.flavors, "invalid"), stack.data, new.encode()

    def case(self, case: Case, old: bytes, new: bytes, folder: Path, shells: tuple[str, ...] = ("dash",)) -> Case:
        folder.mkdir(parents=True, exist_ok=True)
        paths = folder / "old.yaml", folder / "new.yaml"
        for path, data in zip(paths, (old, new)):
            path.write_bytes(data)
        case.documents = old.decode(), new.decode()
        try:
            names = [yaml.safe_load(data)["stack_name"] for data in (old, new)]
        except yaml.YAMLError:
            return case
        wanted = self.imported(paths[1], names[1])
        if wanted is None:
            return case
        if self.imported(paths[0], names[0]) is None:
            return case
        case.kind = "commands"
        written = self._zenls(folder, "sh")
        if written.returncode not in (0, 1):
            case.wrong.append(f"exit status {written.returncode}: {written.stderr.decode()[-500:]}")
            return case
        script = written.stdout.decode()
        if written.returncode == 1:
            # What is else wrong with a stack that imports stands in nobody's way.
            problems = [p["message"] for p in json.loads(self._zenls(folder, "json").stdout)["problems"]]
            case.reasons = [message for message in problems if message.startswith(NAMED)]
            if case.reasons:
                case.kind = "named"
                return case
        variables = {
            name: rebuild.value_of(name, *map(yaml.safe_load, (old, new) if name == "OLD_STACK_NAME" else (new, old)))
            for name in shell_run.required_variables(script)
        }
        runs = [self._recorder.run(script, shell, variables, folder) for shell in shells]
        case.wrong += [f"exit status {run.status}: {run.err[-500:]}" for run in runs if run.status]
        if any(run.commands != runs[0].commands for run in runs):
            case.wrong.append("shells do not agree on the words")
        case.commands = runs[0].commands
        found = self._changed(case, paths[0], *names)
        if found is not None:
            case.wrong += self._exports.differences(found, wanted)
        return case

    def _zenls(self, folder: Path, form: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._binary, "commands", "--from", "old.yaml", "new.yaml", "--format", form],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def imported(self, path: Path, name: str) -> Content | None:
        """The export of what the import makes of the file in a fresh store."""
        try:
            done = self._store.import_file(path, name).done
            return self._store.export(name) if done else None
        finally:
            self._store.reset()

    def _changed(self, case: Case, old: Path, old_name: str, new_name: str) -> Content | None:
        """The export of the former stack once the commands have run."""
        try:
            assert self._store.import_file(old, old_name).done
            for words in case.commands:
                if words[0] != "zenml" or shell_run.is_question(words):
                    continue
                with contextlib.chdir(old.parent):
                    outcome = self._store.run(words[1:])
                if not outcome.done:
                    case.wrong.append(f"{words} fails: {outcome.reason}")
                    return None
            return self._store.export(new_name)
        except KeyError as error:
            case.wrong.append(str(error))
            return None
        finally:
            self._store.reset()


_changer: Changer | None = None


def _cases(binary: Path, first: int, count: int, seed: int, shells: tuple[str, ...]) -> list[Case]:
    global _changer
    if _changer is None:
        _changer = Changer(binary)
    with tempfile.TemporaryDirectory(prefix="zenls-changes-") as folder:
        return [
            _changer.case(*pair, Path(folder, str(pair[0].index)), shells)
            for pair in _changer.pairs(count, seed, first)
        ]


def cases(
    binary: Path, count: int, seed: int, jobs: int = 1, first: int = 0, shells: tuple[str, ...] = ("dash",)
) -> list[Case]:
    """The cases in their order."""
    return rebuild.in_parts(_cases, binary, count, seed, jobs, first, shells)


def report(found: list[Case], show: int) -> int:
    """Prints what was found; how many cases are wrong."""
    valid = [case for case in found if case.kind != "invalid"]
    wrong = [case for case in valid if case.wrong]
    named = [case for case in valid if case.kind == "named"]
    for case in wrong[:show]:
        print(f"--- pair {case.index}, {case.mutations}")
        for document in case.documents:
            print(document[:2000])
        for words in case.commands:
            print(f"    {words}")
        for line in case.wrong[:10]:
            print(f"  * {line}")
    print(f"{len(valid)} pairs of valid stacks ({len(found) - len(valid)} more are refused)")
    print(f"{len(valid) - len(wrong) - len(named)} arrive, {len(wrong)} do not")
    print(f"{sum(not case.commands for case in valid if case.kind == 'commands')} need no command")
    print(f"{len(named)} are named as what no command says ({100 * len(named) / max(1, len(valid)):.1f} %)")
    kinds = Counter(rebuild._kind(reason) for case in named for reason in case.reasons)
    for reason, count in kinds.most_common(20):
        print(f"  {count:4} {reason[:200]}")
    used = Counter(" ".join(words[2:3] if words[1] != "stack" else words[1:3]) for case in valid for words in case.commands)
    print("commands: " + ", ".join(f"{count} {name}" for name, count in used.most_common()))
    print("changes: " + ", ".join(f"{count} {name}" for name, count in Counter(
        name for case in valid for name in case.mutations).most_common()))
    return len(wrong)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("ZENLS", rebuild.ROOT / ".build" / "release" / "zenls"))
    parser.add_argument("--zenls", type=Path, default=default)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="number of the first pair")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args(arguments)
    found = cases(
        options.zenls.resolve(), options.count, options.seed, options.jobs, options.first, ("dash", "bash", "zsh")
    )
    return 1 if report(found, options.show) else 0


if __name__ == "__main__":
    sys.exit(main())
