"""The real `zenml` 0.98.0, run in this process against a throw-away store.

`zenml` takes seconds to start and a tenth of one to run a command, so its own command line is
called here, again and again, on a store that `reset` brings back to what a fresh installation
holds.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

PARITY = Path(__file__).resolve().parents[1] / "parity"
if str(PARITY) not in sys.path:
    sys.path.insert(0, str(PARITY))

import oracle  # noqa: E402  (Tests/parity)


class Outcome(NamedTuple):
    done: bool
    reason: str


class Store:
    """One installation; not thread safe, one per process."""

    def __init__(self) -> None:
        self._pristine = oracle.ImportOracle()
        with oracle.silenced():
            from zenml.cli.cli import cli
            from zenml.client import Client
            from zenml.config.global_config import GlobalConfiguration

            self._cli: Any = cli
            self._client: Any = Client
            self._configuration: Any = GlobalConfiguration()
            self._default_stack: Any = Client().active_stack_model

    def reset(self) -> None:
        """The store and the active stack of a fresh installation."""
        self._pristine._restore()
        self._configuration.set_active_stack(self._default_stack)

    def run(self, words: Sequence[str], answers: Sequence[str] = ()) -> Outcome:
        """`zenml WORDS…`, without that first word.

        Prompts get the answers, in their order; a prompt without one fails the command.
        """
        try:
            with oracle.silenced(), _answering(list(answers)):
                self._cli.main(list(words), prog_name="zenml", standalone_mode=False)
            return Outcome(True, "")
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as refusal:  # SystemExit and click's Abort too
            if isinstance(refusal, SystemExit) and refusal.code in (0, None):
                return Outcome(True, "")
            text = " ".join(str(refusal).split())
            return Outcome(False, f"{type(refusal).__name__}: {text}"[:600])

    def import_file(self, path: Path, name: str) -> Outcome:
        """`zenml stack import NAME -f FILE --ignore-version-mismatch`, whatever the name looks like."""
        try:
            with oracle.silenced(), _answering([]):
                self._pristine._callback(
                    stack_name=name, filename=str(path), ignore_version_mismatch=True
                )
            return Outcome(True, "")
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as refusal:
            text = " ".join(str(refusal).split())
            return Outcome(False, f"{type(refusal).__name__}: {text}"[:600])

    def export(self, name: str) -> dict[str, Any]:
        """What `zenml stack export` writes of the stack with exactly that name."""
        from zenml.cli.stack import export_stack

        with tempfile.TemporaryDirectory() as folder, oracle.silenced():
            # The command takes a name for an id, or for the beginning of one, where it looks so.
            stacks = [stack for stack in self._client().list_stacks(size=100) if stack.name == name]
            if len(stacks) != 1:
                raise KeyError(f"{len(stacks)} stacks are named {name!r}")
            path = Path(folder, "export.yaml")
            callback: Any = export_stack.callback
            callback(stack_name_or_id=str(stacks[0].id), filename=str(path))
            return dict(yaml.safe_load(path.read_text()))

    def secret(self, name: str) -> Mapping[str, str] | None:
        """The values of a secret in the store."""
        with oracle.silenced():
            try:
                return dict(self._client().get_secret(name).secret_values)
            except KeyError:
                return None

    @property
    def active_stack(self) -> str:
        with oracle.silenced():
            return str(self._client().active_stack_model.name)


@contextlib.contextmanager
def _answering(answers: list[str]) -> Iterator[None]:
    """Prompts of click, rich and getpass get what was given, in order."""
    import getpass

    import click
    from rich.prompt import Confirm, Prompt

    def answer(*_: Any, **__: Any) -> Any:
        if not answers:
            raise click.Abort("prompt without an answer")
        return answers.pop(0)

    def confirm(*_: Any, **__: Any) -> bool:
        return bool(answers) and answer() == "y"

    places: list[tuple[Any, str, Any]] = [
        (click, "prompt", answer),
        (click, "confirm", confirm),
        (getpass, "getpass", answer),
        (Prompt, "ask", answer),
        (Confirm, "ask", confirm),
    ]
    before = [getattr(place, name) for place, name, _ in places]
    for place, name, function in places:
        setattr(place, name, function)
    try:
        yield
    finally:
        for (place, name, _), function in zip(places, before):
            setattr(place, name, function)


_store: Store | None = None


def store() -> Store:
    """This process's own, made at the first call."""
    global _store
    if _store is None:
        _store = Store()
    return _store
