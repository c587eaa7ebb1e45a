"""Stands in for the cloud SDKs that ZenML's component classes import.

A finder at the end of `sys.meta_path` answers every module that is not installed with
an empty one: capitalised names in it are classes, `*Error` and `*Exception` are
exceptions, all else is a module or function. Stack validators call none of it.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

# Asked for by code that copes with its absence, and goes wrong with a stub.
_REALLY_MISSING = frozenset({"blinker"})

# What checks read: a version (any that works is newer than the minimum), constants.
_VALUES: dict[str, Any] = {
    "mlflow.version.VERSION": "2.20.0",
    "mlflow.store.db.db_types.DATABASE_ENGINES": [
        "postgresql",
        "mysql",
        "sqlite",
        "mssql",
    ],
}


def _ignore_arguments(self: Any, *_: Any, **__: Any) -> None:
    pass


class _Anything(type):
    """The type of a stub class: has every attribute."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=f"{cls.__name__}.{name}")

    def __getitem__(cls, _: Any) -> type:
        return cls


class StubModule(ModuleType):
    """A module that has every attribute, or a function that answers anything."""

    def __getattr__(self, name: str) -> Any:
        path = f"{self.__name__}.{name}"
        if path in _VALUES:
            value: Any = _VALUES[path]
        elif name.startswith("__"):
            raise AttributeError(name)
        elif name.endswith(("Error", "Exception")):
            value = type(name, (Exception,), {"__module__": self.__name__})
        elif name[:1].isupper():
            body = {"__module__": self.__name__, "__init__": _ignore_arguments}
            value = _Anything(name, (), body)
        else:
            value = importlib.import_module(path)
        setattr(self, name, value)
        return value

    def __call__(self, *_: Any, **__: Any) -> MagicMock:
        return MagicMock(name=self.__name__)


class StubFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds what no other finder found, unless an installed package says it is missing."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname in _REALLY_MISSING or fullname in sys.stdlib_module_names:
            return None
        parents = (fullname.partition(".")[0], fullname.rpartition(".")[0])
        if not all(_may_lack_a_module(sys.modules.get(name)) for name in parents):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        module = StubModule(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module: ModuleType) -> None:
        pass


def _may_lack_a_module(package: ModuleType | None) -> bool:
    """Stubs and namespace packages (`google`): other distributions add to them."""
    if package is None or isinstance(package, StubModule):
        return True
    return getattr(package, "__file__", None) is None


def install() -> None:
    """Import all of ZenML that the store needs first: what it probes for stays absent."""
    sys.meta_path.append(StubFinder())
