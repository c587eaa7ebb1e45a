"""The verdict of the real `zenml stack import` on a stack file.

The command's own callback runs in this process, against a throw-away store that
holds only ZenML's default stack and is restored byte for byte after each document.
That is the verdict of `zenml stack import --ignore-version-mismatch FILE.yaml` in a
fresh installation without a terminal, in a twentieth of the time;
`oracle_check.py` compares the two.

    python oracle.py FILE.yaml...      one line per file: accepted or the refusal
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple


class Verdict(NamedTuple):
    accepted: bool
    reason: str


def _memory_backed_folder() -> str | None:
    """A folder in memory spares the store's many small synced writes."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


_home: tempfile.TemporaryDirectory[str] | None = None


def isolate() -> Path:
    """Gives this process a ZenML home of its own, off the network; once, before ZenML
    is imported: it reads its configuration a single time."""
    global _home
    if _home is None:
        folder = _memory_backed_folder()
        _home = tempfile.TemporaryDirectory(prefix="zenls-oracle-", dir=folder)
        os.environ.update(
            ZENML_CONFIG_PATH=_home.name,
            # Found by the main module's file otherwise, which a test worker lacks.
            ZENML_CUSTOM_SOURCE_ROOT=_home.name,
            ZENML_ANALYTICS_OPT_IN="false",
            ZENML_LOGGING_COLORS_DISABLED="true",
            AUTO_OPEN_DASHBOARD="false",
        )
        for name in [n for n in os.environ if n.startswith("ZENML_STORE_")]:
            del os.environ[name]
    return Path(_home.name)


# ZenML prints while it works, and fails where it cannot (broken markup). Without a
# terminal the command sends its output to standard error, which escapes what it cannot
# encode: so does this. Log handlers keep the stream they met first: never closed.
_SINK = open(os.devnull, "w", encoding="utf-8", errors="backslashreplace")


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Swallows what ZenML prints and logs; its first import has to happen in here."""
    with contextlib.redirect_stdout(_SINK), contextlib.redirect_stderr(_SINK):
        yield


class ImportOracle:
    """One ZenML installation; not thread safe, one per process."""

    def __init__(self) -> None:
        isolate()
        with silenced():
            import click
            from zenml.cli.stack import import_stack
            from zenml.client import Client
            from zenml.console import console, error_console

            vars(click)["prompt"] = _refuse_to_answer
            self._callback: Any = import_stack.callback
            client: Any = Client()
            _ = client.active_stack_model
            self._engine: Any = client.zen_store.engine
            self._consoles = (console, error_console)
            _remember_what_queries_need()
        self._database = Path(self._engine.url.database)
        self._pristine = self._database.with_suffix(".pristine")
        self._engine.dispose()
        shutil.copyfile(self._database, self._pristine)

    def verdict(self, path: str | os.PathLike[str]) -> Verdict:
        """Whether `zenml stack import` takes the file, and why not."""
        name = os.fspath(path)
        if not name.endswith(".yaml"):
            raise ValueError(f"{name}: only a name ending in .yaml is read as a file")
        try:
            with silenced():
                self._callback(
                    stack_name=name, filename=None, ignore_version_mismatch=True
                )
            return Verdict(True, "")
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as refusal:  # SystemExit and click's Abort too
            text = " ".join(str(refusal).split())
            return Verdict(False, f"{type(refusal).__name__}: {text}"[:600])
        finally:
            self._restore()

    def _restore(self) -> None:
        self._engine.dispose()
        shutil.copyfile(self._pristine, self._database)
        for console in self._consoles:
            console._buffer.clear()  # keeps what it failed to print, for the next time


def _remember_what_queries_need() -> None:
    """Asks once per form of query whether it needs DISTINCT: SQLAlchemy compiles the
    query to tell, which is more than half of ZenML's time. The key is SQLAlchemy's own
    for compiled statements; bound values are no part of it, nor of the answer."""
    from zenml.zen_stores.sql_zen_store import SqlZenStore

    store: Any = SqlZenStore
    ask = store._query_requires_distinct
    answers: dict[Any, bool] = {}

    def remembered(query: Any) -> bool:
        form = query._generate_cache_key()
        if form is None:
            return bool(ask(query))
        if form.key not in answers:
            answers[form.key] = bool(ask(query))
        return answers[form.key]

    store._query_requires_distinct = staticmethod(remembered)


def _refuse_to_answer(*_: Any, **__: Any) -> None:
    import click

    raise click.Abort("prompt without a terminal")


_oracle: ImportOracle | None = None


def verdict(path: str | os.PathLike[str]) -> Verdict:
    """The verdict, by this process's own installation, made at the first call."""
    global _oracle
    if _oracle is None:
        _oracle = ImportOracle()
    return _oracle.verdict(path)


def verdicts(paths: Iterable[Path], jobs: int = 1) -> list[Verdict]:
    """Verdicts in the order of `paths`, by `jobs` processes."""
    todo = [os.fspath(path) for path in paths]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(verdict, todo, chunksize=8))


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        accepted, reason = verdict(argument)
        print(f"{argument}: {'accepted' if accepted else 'refused: ' + reason}")
