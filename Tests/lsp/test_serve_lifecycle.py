"""The life of a session, seen by a client."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lsp_client import CAPABILITIES, Client, ResponseError

NOT_INITIALIZED, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32002, -32600, -32601, -32602

REQUESTS = ["shutdown", "textDocument/hover", "workspace/symbol", "zenls/unheardOf"]


@pytest.mark.parametrize("method", REQUESTS)
def test_nothing_is_served_before_initialize(serve: Callable[..., Client], method: str) -> None:
    client = serve()
    assert client.error(method, {}).code == NOT_INITIALIZED
    client.open("file:///a.yaml", "stack_name: [")
    client.initialize()
    client.drain()
    assert client.notifications == [], "what came before initialize is forgotten"
    assert client.stop() == 0


@pytest.mark.parametrize("method", [*REQUESTS, "initialize"])
def test_nothing_is_served_after_shutdown(client: Client, method: str) -> None:
    assert client.request("shutdown") is None
    assert client.error(method, {"capabilities": {}}).code == INVALID_REQUEST
    client.open("file:///a.yaml", "stack_name: [")
    client.notify("exit")
    assert client.wait_for_end() == 0
    assert client.notifications == []


def test_initialize_comes_once(client: Client) -> None:
    assert client.error("initialize", {"capabilities": {}}).code == INVALID_REQUEST
    assert client.stop() == 0


@pytest.mark.parametrize("is_greeted", [True, False])
def test_exit_without_shutdown_is_a_failure(serve: Callable[..., Client], is_greeted: bool) -> None:
    client = serve()
    if is_greeted:
        client.initialize()
    client.notify("exit")
    assert client.wait_for_end() == 1


@pytest.mark.parametrize("params", [[], "x", 5, True])
def test_a_wrong_initialize_can_be_repeated(serve: Callable[..., Client], params: object) -> None:
    client = serve()
    assert client.error("initialize", params).code == INVALID_PARAMS
    client.initialize()
    assert client.stop() == 0


@pytest.mark.parametrize(
    "capabilities",
    [
        {},
        {"general": None, "textDocument": None, "workspace": None},
        {"general": {"positionEncodings": []}},
        {"general": {"positionEncodings": ["utf-7", "latin-1"]}},
        {"textDocument": {"completion": 5, "publishDiagnostics": []}},
        5,
        None,
    ],
)
def test_any_capabilities_will_do(serve: Callable[..., Client], capabilities: object) -> None:
    client = serve()
    assert client.initialize(capabilities)["positionEncoding"] == "utf-16"
    client.open("file:///a.yaml", "stack_name: a\nzenml_version: 0.98.0\n")
    assert client.diagnostics("file:///a.yaml", 1) != []
    assert client.stop() == 0


def test_dynamic_registration_only_when_offered(serve: Callable[..., Client]) -> None:
    for offers in (True, False):
        client = serve()
        workspace = {
            "configuration": False,
            "didChangeConfiguration": {"dynamicRegistration": offers},
            "didChangeWatchedFiles": {"dynamicRegistration": offers},
        }
        client.initialize({"workspace": workspace})
        client.drain()
        registered = {
            registration["method"]
            for request in client.requests
            if request["method"] == "client/registerCapability"
            for registration in request["params"]["registrations"]
        }
        everything = {"workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"}
        assert registered == (everything if offers else set())
        assert client.stop() == 0


@pytest.mark.parametrize("id", ["a", "", "é😀", 0, -1, 2**31 - 1, "1"])
def test_ids_come_back_as_they_are(client: Client, id: object) -> None:
    with pytest.raises(ResponseError):
        client.request("zenls/unheardOf", id=id)
    assert client.stop() == 0


def test_traces_are_sent_while_they_are_wanted(serve: Callable[..., Client]) -> None:
    client = serve()
    client.initialize(CAPABILITIES, trace="verbose")
    client.error("zenls/unheardOf")
    assert "unheardOf" in client.notification("$/logTrace", lambda p: "unheardOf" in p["message"])["message"]
    client.notify("$/setTrace", {"value": "off"})
    client.drain()
    client.notifications.clear()
    client.error("zenls/unheardOf")
    assert client.notifications == []


def test_names_itself(serve: Callable[..., Client], zenls: Callable) -> None:
    client = serve()
    result = client.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    assert result["serverInfo"]["name"] == "zenls"
    assert result["serverInfo"]["version"] in zenls("--version").out


@pytest.mark.parametrize("arguments", [("serve",), ("--stdio",), ("serve", "--stdio")])
def test_every_way_to_start_it(serve: Callable[..., Client], arguments: tuple) -> None:
    client = serve(arguments=arguments)
    client.initialize()
    assert client.stop() == 0
