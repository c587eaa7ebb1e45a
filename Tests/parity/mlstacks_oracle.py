"""The verdict of the real mlstacks 0.10.0 on a specification.

Its own loaders read the file, with the models behind them, in the folder of the file: that is
where they look for the components of a stack. mlstacks pins pydantic 2.8, ZenML another one:
both stand in a folder of their own (`make setup`), which has to come first.

    python mlstacks_oracle.py FILE.yaml...     one line per file: accepted or the refusal
"""

from __future__ import annotations

import builtins
import contextlib
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(sys.prefix) / "mlstacks"


class Verdict(NamedTuple):
    accepted: bool
    reason: str


def _loaders() -> Any:
    if not FOLDER.is_dir():
        raise SystemExit(f"{FOLDER} is not there: run `make setup`")
    if "pydantic" in sys.modules:
        raise RuntimeError("another pydantic is loaded already: use a process of its own")
    sys.path.insert(0, str(FOLDER))
    import pydantic
    from mlstacks.utils import yaml_utils

    if not pydantic.VERSION.startswith("2.8."):
        raise RuntimeError(f"mlstacks 0.10.0 wants pydantic 2.8, and this is {pydantic.VERSION}")
    # A number is an open file of the process, this one's own among them.
    vars(yaml_utils)["open"] = _open_named
    return yaml_utils


def _open_named(file: Any, *arguments: Any, **options: Any) -> Any:
    if isinstance(file, int):
        raise OSError(f"no file is named {file!r}")
    return builtins.open(file, *arguments, **options)


_yaml_utils = _loaders()


def verdict(path: Path) -> Verdict:
    """What mlstacks says to the file, run in its folder."""
    with contextlib.chdir(path.parent):
        try:
            if _kind(path.name) == "component":
                _yaml_utils.load_component_yaml(path.name)
            else:
                _yaml_utils.load_stack_yaml(path.name)
        except Exception as refusal:
            text = " ".join(str(refusal).split())
            return Verdict(False, f"{type(refusal).__name__}: {text}"[:400])
    return Verdict(True, "")


def _kind(name: str) -> Any:
    """What `spec_type` says; where it says nothing, both loaders refuse."""
    with open(name) as file:
        data = yaml.safe_load(file)
    value = data.get("spec_type") if isinstance(data, dict) else None
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def facts() -> dict[str, Any]:
    """The words that mlstacks knows."""
    from mlstacks import constants, enums

    return {
        "allowed": constants.ALLOWED_COMPONENT_TYPES,
        "providers": [str(one.value) for one in enums.ProviderEnum],
        "types": [str(one.value) for one in enums.ComponentTypeEnum],
        "flavors": [str(one.value) for one in enums.ComponentFlavorEnum],
    }


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        accepted, reason = verdict(Path(os.path.abspath(argument)))
        print(f"{argument}: {'accepted' if accepted else 'refused: ' + reason}")
