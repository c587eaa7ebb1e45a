"""The script of `zenls commands` rebuilds what `zenml stack import` makes of the document.

A small part, the same each time, of what `Tests/commands/rebuild.py --count 330 --seed N` does.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import rebuild

SEED = 6
COUNT = 5


@pytest.mark.parametrize("first", range(0, 82, 20))
def test_stacks_come_back(first: int, binary: Path) -> None:
    found = rebuild.cases(binary.resolve(), COUNT, SEED, first=first)
    valid = [case for case in found if case.kind != "invalid"]
    assert len(valid) > COUNT // 2
    assert any(case.kind == "flags" for case in valid)
    assert [(case.index, line) for case in valid for line in case.wrong] == []


def test_a_difference_is_noticed() -> None:
    """The comparison can fail."""
    case = rebuild.Case(0, ["orchestrator/local"], "flags", wrong=["a: 1, wanted 2"])
    assert rebuild.report([case], 0) == 1
