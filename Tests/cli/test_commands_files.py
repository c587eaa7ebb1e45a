"""`zenls commands` and `zenls import-commands` with files that are not what they need: what is said, where, and
the exit status."""

from __future__ import annotations

import pytest
from samples import ERROR, FOREIGN, VALID
from zenls_binary import Zenls

NO_SETTINGS = "nowhere/.zenls.yaml"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["commands", "nowhere.yaml"], "zenls: error: nowhere.yaml: "),
        (["commands", "."], "zenls: error: .: "),
        (["commands", "foreign.yaml"], "zenls: error: foreign.yaml: "),
        (["commands", ".zenls.yaml"], "zenls: error: .zenls.yaml: settings of zenls"),
        (["commands", "stack.yaml", "--config", NO_SETTINGS], f"zenls: error: {NO_SETTINGS}: "),
        (["commands", "stack.yaml", "--component", "deployer"], "there is no component 'deployer'"),
        (["commands", "stack.yaml", "--component", "orchestratr"], "did you mean 'orchestrator'"),
        (["commands", "stack.yaml", "--for", "autth"], "auth"),
        (["import-commands", "nowhere.sh"], "zenls: error: nowhere.sh: "),
        (["import-commands", "foreign.yaml"], "zenls: error: foreign.yaml: no command registers"),
        (["import-commands", "setup.sh", "--stack", "prodd"], "setup.sh: no command registers a stack 'prodd'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_requests_that_give_nothing(zenls: Zenls, arguments: list[str], message: str) -> None:
    zenls.write("stack.yaml", VALID)
    zenls.write("foreign.yaml", FOREIGN)
    zenls.write(".zenls.yaml", "zenml_version: 0.98.0\n")
    zenls.write("setup.sh", "zenml stack register prod -o default -a default\n")
    result = zenls(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.err


@pytest.mark.parametrize("format", ["text", "sh"])
@pytest.mark.parametrize(("argument", "name"), [("stack.yaml", "stack.yaml"), ("-", "<stdin>")])
def test_problems_stand_where_editors_find_them(zenls: Zenls, format: str, argument: str, name: str) -> None:
    zenls.write("stack.yaml", ERROR)
    result = zenls("commands", argument, "--format", format, stdin=ERROR.encode())
    lint = zenls.lint("stack.yaml")
    assert result.status == 1
    places = {(finding["range"]["start"]["line"], finding["range"]["start"]["column"]) for finding in lint.findings}
    told = [line for line in result.err.splitlines() if ": error: " in line]
    assert told
    for line in told:
        file, row, column, *_ = line.split(":")
        assert file == name
        assert (int(row), int(column)) in places


def test_commands_that_are_wrong_have_a_place(zenls: Zenls) -> None:
    text = "zenml stack register prod -o default\nzenml container-registry register r --flavr=gcp\n"
    result = zenls("import-commands", "-", stdin=text.encode())
    assert result.status == 1
    assert "<stdin>:2:1: error: the command has no `--flavor`" in result.err
