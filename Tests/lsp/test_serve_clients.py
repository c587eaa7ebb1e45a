"""Editors as they are: what they offer, how they send settings, what they leave out."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import pytest_lsp
from lsp_client import CAPABILITIES, Client, with_encodings
from lsprotocol import types
from lsprotocol.converters import get_converter

URI = "file:///stack.yaml"
STACK = """\
# 😀
zenml_version: 0.98.0
stack_name: local
components:
  orchestrator:
    - {name: "jobs 😀", flavor: local_docker, configuration: {}}
  artifact_store:
    - {name: files, flavor: local, configuration: {}}
  container_registry:
    - {name: registry, flavor: gcp, configuration: {uri: gcr.io/acme-ml}}
"""
QUIET = {"rules": {"registry-gcr-retired": "off"}}
RETIRED = "registry-gcr-retired"

RECORDED = ["neovim@v0.11.0", "neovim@v0.6.1", "emacs@v29.1", "visual_studio_code@v1.65.2"]


def recorded(name: str) -> dict:
    """What that editor sent as its capabilities."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return get_converter().unstructure(pytest_lsp.client_capabilities(name), types.ClientCapabilities)


def codes(client: Client) -> list[str]:
    return [item["code"] for item in client.diagnostics(URI, 1)]


@pytest.mark.parametrize("name", RECORDED)
def test_recorded_capabilities(serve: Callable[..., Client], name: str) -> None:
    client = serve()
    capabilities = recorded(name)
    offered = client.initialize(capabilities)
    client.open(URI, STACK)
    if "diagnosticProvider" in offered:
        assert "diagnostic" in capabilities["textDocument"]
        shown = [item["code"] for item in client.pull(URI)["items"]]
    else:
        shown = codes(client)
    assert RETIRED in shown
    assert client.stop() == 0


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-8", "utf-16", "utf-32"], "utf-8"),
        (["utf-16", "utf-8"], "utf-16"),
        (["utf-32", "utf-8", "utf-16"], "utf-32"),
        (["utf-7", "utf-8"], "utf-8"),
        (["utf-7"], "utf-16"),
    ],
)
def test_the_first_encoding_that_both_speak(serve: Callable[..., Client], offered: list, chosen: str) -> None:
    client = serve()
    assert client.initialize(with_encodings(*offered))["positionEncoding"] == chosen
    assert client.stop() == 0


def test_a_client_that_leaves_everything_out(serve: Callable[..., Client]) -> None:
    client = serve()
    client.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    client.notify("initialized")
    client.notify("textDocument/didOpen", {"textDocument": {"uri": URI, "text": STACK}})
    assert RETIRED in [item["code"] for item in client.diagnostics(URI)]
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    client.drain()
    assert client.requests == []
    assert client.stop() == 0


class TestHelix:
    """Registers nothing dynamically; settings as the bare object, in three ways."""

    CAPABILITIES = {
        **CAPABILITIES,
        "general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
        "workspace": {
            "applyEdit": True,
            "configuration": True,
            "didChangeConfiguration": {"dynamicRegistration": False},
            "workspaceFolders": True,
        },
    }

    def test_settings(self, serve: Callable[..., Client]) -> None:
        client = serve()
        client.configuration = QUIET
        client.initialize(self.CAPABILITIES, initializationOptions=QUIET)
        client.notify("workspace/didChangeConfiguration", {"settings": QUIET})
        client.open(URI, STACK)
        assert RETIRED not in codes(client)
        methods = {request["method"] for request in client.requests}
        assert "client/registerCapability" not in methods
        assert client.stop() == 0

    def test_settings_by_the_notification_alone(self, serve: Callable[..., Client]) -> None:
        client = serve()
        client.initialize(self.CAPABILITIES)
        client.open(URI, STACK)
        assert RETIRED in codes(client)
        client.notify("workspace/didChangeConfiguration", {"settings": QUIET})
        assert RETIRED not in codes(client)

    def test_no_settings(self, serve: Callable[..., Client]) -> None:
        client = serve()
        client.initialize(self.CAPABILITIES, initializationOptions=None)
        client.open(URI, STACK)
        assert RETIRED in codes(client)
        assert client.stop() == 0


class TestEglot:
    """Settings are an object with a member for each server; it asks for nothing, and answers by section."""

    CAPABILITIES = {**recorded("emacs@v29.1")}

    def test_settings(self, serve: Callable[..., Client], tmp_path: Path) -> None:
        client = serve()
        client.configuration = QUIET
        client.initialize(self.CAPABILITIES, rootUri=tmp_path.as_uri(), rootPath=f"{tmp_path}/", initializationOptions={})
        client.notify("workspace/didChangeConfiguration", {"settings": {"zenls": QUIET, "yaml": {"x": 1}}})
        client.open(URI, STACK)
        assert RETIRED not in codes(client)
        client.drain()
        for request in client.requests:
            if request["method"] == "workspace/configuration":
                for item in request["params"]["items"]:
                    assert item["section"] == "zenls"
                    assert item.get("scopeUri", tmp_path.as_uri()) == tmp_path.as_uri()

    @pytest.mark.parametrize("settings", [{}, None, {"yaml": {"schemas": {}}}])
    def test_no_settings_of_ours(self, serve: Callable[..., Client], settings: object) -> None:
        client = serve()
        client.initialize(self.CAPABILITIES, initializationOptions={})
        client.notify("workspace/didChangeConfiguration", {"settings": settings})
        client.open(URI, STACK)
        assert RETIRED in codes(client)
        client.drain()
        assert [m for m in client.notifications if m["method"] == "window/showMessage"] == []


class TestVSCode:
    """The notification only says that something changed; the server asks."""

    def test_settings_that_change(self, serve: Callable[..., Client]) -> None:
        client = serve()
        client.initialize(CAPABILITIES)
        client.open(URI, STACK)
        assert RETIRED in codes(client)
        client.configuration = QUIET
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        assert RETIRED not in codes(client)

    def test_an_answer_that_fails_or_never_comes(self, serve: Callable[..., Client]) -> None:
        client = serve()
        client._reply = lambda message: "no list"
        client.initialize(CAPABILITIES)
        client.open(URI, STACK)
        assert RETIRED in codes(client)
        assert client.stop() == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"rules": {"no-such-rule": "off"}}, "no-such-rule"),
        ({"rules": {"unknown-flavor": "loud"}}, "loud"),
        ({"rulez": {}}, "rulez"),
        ({"zenls": {"rules": 5}}, "rules"),
    ],
)
def test_a_wrong_setting_is_reported_once_and_ignored(
    serve: Callable[..., Client], wrong: dict, words: str
) -> None:
    client = serve()
    client.initialize(with_encodings("utf-8", capabilities={**CAPABILITIES, "workspace": {}}), initializationOptions=wrong)
    for _ in range(3):
        client.notify("workspace/didChangeConfiguration", {"settings": wrong})
    client.drain()
    shown = [m["params"] for m in client.notifications if m["method"] == "window/showMessage"]
    assert len(shown) == 1
    assert words in shown[0]["message"]
    client.open(URI, STACK)
    assert RETIRED in codes(client)


def test_what_is_right_in_wrong_settings_holds(serve: Callable[..., Client]) -> None:
    client = serve()
    client.initialize(CAPABILITIES, initializationOptions={**QUIET, "unknown": 1})
    client.open(URI, STACK)
    assert RETIRED not in codes(client)


@pytest.mark.parametrize("name", ["neovim@v0.11.0", "emacs@v29.1", "visual_studio_code@v1.65.2"])
@pytest.mark.asyncio
@pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")
async def test_with_pygls(binary: Path, name: str) -> None:
    """A client that is not ours, which minds what it did not say it can."""
    client = pytest_lsp.make_test_lsp_client()
    await client.start_io(str(binary), "serve")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            capabilities = pytest_lsp.client_capabilities(name)
        result = await client.initialize_session(types.InitializeParams(capabilities=capabilities))
        document = types.TextDocumentItem(URI, "yaml", 1, STACK.replace("local_docker", "local_dokcer"))
        published = asyncio.ensure_future(client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS))
        client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        if result.capabilities.diagnostic_provider is None:
            await asyncio.wait_for(published, 60)
            shown = client.diagnostics[URI]
        else:
            published.cancel()
            params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI))
            report = await asyncio.wait_for(client.text_document_diagnostic_async(params), 60)
            shown = report.items
        assert "unknown-flavor" in [item.code for item in shown]
        await asyncio.wait_for(client.shutdown_session(), 60)
        assert client.error is None
    finally:
        if client._server is not None and client._server.returncode is None:
            client._server.kill()
        await asyncio.wait_for(client.stop(), 60)
