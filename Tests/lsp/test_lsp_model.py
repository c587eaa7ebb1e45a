"""The check of messages catches what it is there for."""

from __future__ import annotations

import pytest
from lsp_model import ProtocolError, check_request, check_response

RANGE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}


def published(**changes: object) -> dict:
    diagnostic = {"range": RANGE, "message": "no", "severity": 1, "source": "zenls", **changes}
    diagnostic = {key: value for key, value in diagnostic.items() if value is not ...}
    return {
        "jsonrpc": "2.0",
        "method": "textDocument/publishDiagnostics",
        "params": {"uri": "file:///a.yaml", "diagnostics": [diagnostic]},
    }


def test_a_right_notification_passes() -> None:
    check_request(published(code="unknown-flavor", tags=[2], data={"any": [1, None]}))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"severity": 5}, "DiagnosticSeverity"),
        ({"severity": "1"}, "DiagnosticSeverity"),
        ({"severity": None}, "null"),
        ({"tags": [3]}, "DiagnosticTag"),
        ({"level": 1}, "no property 'level'"),
        ({"message": ...}, "lacks 'message'"),
        ({"message": None}, "null"),
        ({"source": 1}, "no str"),
        ({"range": {"start": RANGE["start"]}}, "lacks 'end'"),
        ({"range": {**RANGE, "end": {"line": 0, "character": -1}}}, "character"),
        ({"range": {**RANGE, "end": {"line": True, "character": 1}}}, "no int"),
        ({"relatedInformation": {}}, "no list"),
        ({"codeDescription": {}}, "lacks 'href'"),
    ],
)
def test_a_wrong_property_fails(change: dict, words: str) -> None:
    with pytest.raises(ProtocolError, match=words):
        check_request(published(**change))


@pytest.mark.parametrize(
    "message",
    [
        {"jsonrpc": "2.0", "method": "zenls/secret", "params": {}},
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {}},
        {"jsonrpc": "1.0", **{k: v for k, v in published().items() if k != "jsonrpc"}, "extra": 1},
        {**published(), "id": 1},
    ],
    ids=["unknown method", "method of the client", "unknown member", "id of a notification"],
)
def test_a_wrong_message_fails(message: dict) -> None:
    with pytest.raises(ProtocolError):
        check_request(message)


@pytest.mark.parametrize(
    "answer",
    [
        {"id": 1},
        {"id": 1, "result": {"contents": {"kind": "html", "value": ""}}},
        {"id": 1, "result": {}},
        {"id": 1, "result": None, "error": {"code": -32600, "message": "no"}},
        {"id": 1, "error": {"code": -32600}},
        {"id": 1, "error": {"code": "-32600", "message": "no"}},
        {"id": 1, "error": {"code": -32600, "message": ""}},
    ],
)
def test_a_wrong_answer_fails(answer: dict) -> None:
    with pytest.raises(ProtocolError):
        check_response({"jsonrpc": "2.0", **answer}, "textDocument/hover")


def test_a_right_answer_passes() -> None:
    for result in (None, {"contents": {"kind": "markdown", "value": "x"}, "range": RANGE}, {"contents": "x"}):
        check_response({"jsonrpc": "2.0", "id": 1, "result": result}, "textDocument/hover")
