"""The verdict of the real `zenml TYPE register` on a component file.

No ZenML command reads such a file: a person registers what it says. `commands` writes the
command for each component, as Sources/ConfigAnalysis/Import/FlagConfiguration.swift says;
ZenML's own command line runs them in this process, one after the other, against a
throw-away store that is restored afterwards.

    python register_oracle.py FILE.yaml...     one line per file: accepted or the refusal
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

import generator_fields
import oracle
from oracle import Verdict

# Beside the configuration in the flat form: the component, and other options of `register`.
IDENTITY = {"name", "flavor", "type", "component_type"}
OPTIONS = set(
    "id labels label description connector connector_resource_id resource_id resource-id secrets "
    "secret env environment user created updated".split()
)


class Unsayable(Exception):
    """No command line says this."""


# Linux takes no longer argument, its NUL included (MAX_ARG_STRLEN).
LONGEST = 128 * 1024 - 1


class Command(NamedTuple):
    """The words behind `zenml`."""

    words: list[str]
    any_type: bool
    """It stands for the same command of any component type."""

    @staticmethod
    def of(kind: str, flavor: str, name: str, flags: list[str], any_type: bool = False) -> Command:
        words = [kind.replace("_", "-"), "register", f"--flavor={flavor}", "--", name, *flags]
        return Command(words, any_type)


def flag_text(value: Any) -> str:
    """A text stands for itself, everything else for its JSON."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, (bytes, datetime.date)):
        text = _beyond_json(value)
    else:
        try:
            text = json.dumps(value, default=_beyond_json)
        except (TypeError, ValueError, RecursionError) as error:
            raise Unsayable(str(error)) from error
    if "\0" in text:
        raise Unsayable("NUL")
    try:
        if len(text.encode()) > LONGEST:
            raise Unsayable("too long")
    except UnicodeEncodeError as error:
        raise Unsayable(str(error)) from error
    return text


def _beyond_json(value: Any) -> Any:
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError as error:
            raise Unsayable(str(error)) from error
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, set):
        return list(value)
    raise Unsayable(type(value).__name__)


class RegisterOracle:
    """One ZenML installation; not thread safe, one per process."""

    def __init__(self) -> None:
        self._store = oracle.ImportOracle()
        with oracle.silenced():
            from zenml.cli.cli import cli

            flavors = generator_fields.all_flavors()
        self._cli: Any = cli
        self._fields = {
            (flavor.type, flavor.flavor): set(flavor.fields) for flavor in flavors
        }

    def verdict(self, path: str | os.PathLike[str]) -> Verdict:
        """Whether every component of the file can be registered, and why not."""
        try:
            commands = self.commands(path)
            for command in commands:
                if command.any_type:
                    self._run(command)
                    self._store._restore()
            for command in commands:
                if not command.any_type:
                    self._run(command)
            return Verdict(True, "")
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as refusal:  # SystemExit and click's Abort too
            text = " ".join(str(refusal).split())
            return Verdict(False, f"{type(refusal).__name__}: {text}"[:600])
        finally:
            self._store._restore()

    def commands(self, path: str | os.PathLike[str]) -> list[Command]:
        """What a person types to register the file's components."""
        with open(path, encoding="utf-8") as file:
            data = yaml.safe_load(file)
        return [self.command(component) for component in _components(data)]

    def _run(self, command: Command) -> None:
        with oracle.silenced():
            self._cli.main(command.words, prog_name="zenml", standalone_mode=False)

    def command(self, component: Any) -> Command:
        """`zenml TYPE register --flavor=F -- NAME --KEY=VALUE …`."""
        if not isinstance(component, dict):
            raise Unsayable(f"no component: {component!r}")
        name, flavor = component.get("name"), component.get("flavor")
        if "name" not in component or "flavor" not in component:
            raise Unsayable("no NAME or no --flavor")
        kind = self._type(component)
        words = [_scalar(name), _scalar(flavor)]
        if kind is None:
            if not any(flavor == words[1] for _, flavor in self._fields):
                raise Unsayable(f"no type has the flavor {words[1]}")
            # Nothing says which command to run. Only what any of them says counts: about the name.
            return Command.of("container_registry", "default", words[0], ["--uri=x"], any_type=True)
        flags = [
            f"--{_key(key)}={flag_text(value)}"
            for key, value in self._configuration(component, kind, words[1])
            if value is not None
        ]
        return Command.of(kind, words[1], words[0], flags)

    def _type(self, component: dict[Any, Any]) -> str | None:
        for key in ("type", "component_type"):
            if component.get(key) is not None:
                value = component[key]
                if isinstance(value, bytes):
                    value = value.decode()
                if not isinstance(value, str):
                    raise Unsayable(f"no type: {value!r}")
                return value
        if "uri" in component:
            return "container_registry"
        flavor = component["flavor"]
        types = {t for t, f in self._fields if f == flavor} if isinstance(flavor, str) else set()
        return types.pop() if len(types) == 1 else None

    def _configuration(
        self, component: dict[Any, Any], kind: str, flavor: str
    ) -> Iterator[tuple[Any, Any]]:
        if "configuration" in component:
            configuration = component["configuration"]
            if configuration is None:
                return
            if not isinstance(configuration, dict):
                raise Unsayable(f"no configuration: {configuration!r}")
            yield from configuration.items()
            return
        fields = self._fields.get((kind.replace("-", "_"), flavor), set())
        for key, value in component.items():
            if isinstance(key, str) and (
                key in IDENTITY or (key in OPTIONS and key not in fields)
            ):
                continue
            yield key, value


def _components(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    return [data]


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, (dict, list, set, tuple)):
        raise Unsayable(f"no single value: {value!r}")
    return flag_text(value)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise Unsayable(f"no key: {key!r}")
    return flag_text(key)


_oracle: RegisterOracle | None = None


def installation() -> RegisterOracle:
    """This process's own, made at the first call."""
    global _oracle
    if _oracle is None:
        _oracle = RegisterOracle()
    return _oracle


def verdict(path: str | os.PathLike[str]) -> Verdict:
    """The verdict of this process's own installation."""
    return installation().verdict(path)


def main(arguments: list[str]) -> int:
    for argument in arguments:
        accepted, reason = verdict(argument)
        print(f"{argument}: {'accepted' if accepted else 'refused: ' + reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
