"""The plans of `zenls commands` for many documents, and what all their commands have to hold."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from zenls_binary import FIXTURES, ROOT

TOPICS = ["registry", "register", "secrets", "stack", "auth", "connector", "deploy", "migrate", "import"]
NEW = ["gcp", "aws", "azure", "local"]
KEYS = {"id", "purpose", "argv", "shell", "placeholders", "requires"}


class Plan(NamedTuple):
    document: str
    arguments: tuple[str, ...]
    status: int
    out: str
    err: str

    @property
    def content(self) -> dict[str, Any]:
        return dict(json.loads(self.out))

    @property
    def commands(self) -> list[dict[str, Any]]:
        """None where the document is not one that has commands."""
        if self.status == 2 and not self.out:
            return []
        return list(self.content["commands"])

    @property
    def version(self) -> str:
        """Of ZenML, for which the commands are."""
        return str(self.content.get("zenml_version") or "0.98.0")

    @property
    def problems(self) -> list[Any]:
        return list(self.content["problems"])

    def __str__(self) -> str:
        return f"{self.document} {' '.join(self.arguments)}"


def fixtures() -> list[Path]:
    """Documents that ZenML takes and refuses, and the examples."""
    paths = [path for name in ("accepted", "refused") for path in (FIXTURES / name).rglob("*.y*ml")]
    return sorted([*paths, *(ROOT / "Examples").glob("*.yaml")])


def write_new_stacks(binary: Path, folder: Path) -> list[Path]:
    """What `zenls new` prints."""
    paths = []
    for kind in NEW:
        path = folder / f"new-{kind}.yaml"
        path.write_bytes(subprocess.run([binary, "new", kind], stdout=subprocess.PIPE, check=True).stdout)
        paths.append(path)
    return paths


def documents(binary: Path, folder: Path) -> list[Path]:
    return [*fixtures(), *write_new_stacks(binary, folder)]


def ask(binary: Path, path: Path, *arguments: str) -> Plan:
    """`zenls commands PATH --format json` and more arguments."""
    form = () if "--format" in arguments else ("--format", "json")
    done = subprocess.run(
        [binary, "commands", path, *form, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=120,
    )
    try:
        name = str(path.relative_to(FIXTURES))
    except ValueError:
        name = path.name
    return Plan(name, arguments, done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))


def ask_all(binary: Path, questions: Iterable[tuple[Path, tuple[str, ...]]]) -> list[Plan]:
    """Plans for many documents, in order."""
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda question: ask(binary, question[0], *question[1]), questions))


def zenml_commands(plans: Iterable[Plan]) -> dict[tuple[str, ...], Plan]:
    """Every command of `zenml` once, without that word, with a plan that has it."""
    found: dict[tuple[str, ...], Plan] = {}
    for plan in plans:
        for command in plan.commands:
            if command["argv"][0] == "zenml":
                found.setdefault(tuple(command["argv"][1:]), plan)
    return found


def shell_texts(plans: Iterable[Plan]) -> dict[str, tuple[list[str], Plan]]:
    """Every command as a shell has it, with its words."""
    found: dict[str, tuple[list[str], Plan]] = {}
    for plan in plans:
        for command in plan.commands:
            found.setdefault(command["shell"], (command["argv"], plan))
    return found


def component_ends(data: bytes) -> Iterator[tuple[str, str, int]]:
    """Type and name of each component of a stack file, and the byte behind it."""
    text = data.decode()
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, value in root.value:
        if key.value != "components":
            continue
        for kind, bodies in value.value:
            for body in bodies.value if isinstance(bodies, yaml.SequenceNode) else [bodies]:
                name = next(v.value for k, v in body.value if k.value == "name")
                yield kind.value, name, len(text[: body.end_mark.index].encode())
