"""The process: it ends with its client, and standard output carries the protocol alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from lsp_client import CAPABILITIES, Client

URI = "file:///a.yaml"
# The contract: gone within ten seconds.
SECONDS = 10

SLOW = "zenml_version: 0.98.0\nstack_name: a\ncomponents:\n  orchestrator:\n" + (
    "    - {name: jobs, flavor: local, configuration: {}}\n" * 800_000
)


@pytest.fixture
def parent() -> Iterator[subprocess.Popen]:
    """A process that the server takes for its client's."""
    process = subprocess.Popen([sys.executable, "-I", "-S", "-c", "import time; time.sleep(600)"])
    yield process
    process.kill()
    process.wait()


def test_the_end_of_the_input(client: Client) -> None:
    client.open(URI, "stack_name: [")
    client.process.stdin.close()
    assert client.wait_for_end() == 1
    assert client.notifications[0]["params"]["uri"] == URI, "what was asked is answered first"


def test_the_end_of_the_input_after_shutdown(client: Client) -> None:
    client.request("shutdown")
    client.process.stdin.close()
    assert client.wait_for_end() == 0


@pytest.mark.parametrize("rest", [b"Content-Le", b"Content-Length: 50\r\n\r\n{", b"\x00"])
def test_the_end_of_the_input_inside_of_a_message(client: Client, rest: bytes) -> None:
    client.write(rest)
    client.process.stdin.close()
    assert client.wait_for_end() == 1


def test_the_end_of_the_input_while_something_is_served(client: Client) -> None:
    client.open(URI, SLOW)
    client.process.stdin.close()
    assert client.process.wait(SECONDS) == 1


def test_the_output_is_closed(serve: Callable[..., Client]) -> None:
    client = serve(read=False)
    client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    client.process.stdout.close()
    client.open(URI, "stack_name: [")
    client.process.stdin.close()
    assert client.process.wait(SECONDS) == 1


def test_the_parent_dies(serve: Callable[..., Client], parent: subprocess.Popen) -> None:
    client = serve()
    client.initialize(processId=parent.pid)
    client.drain()
    assert client.process.poll() is None
    parent.kill()
    parent.wait()
    assert client.process.wait(SECONDS) == 1


def test_the_parent_dies_while_something_is_served(
    serve: Callable[..., Client], parent: subprocess.Popen
) -> None:
    client = serve()
    client.initialize(processId=parent.pid)
    for version in range(5):
        client.open(f"{URI}{version}", SLOW)
    parent.kill()
    parent.wait()
    assert client.process.wait(SECONDS) == 1


def test_the_parent_is_gone_already(serve: Callable[..., Client], parent: subprocess.Popen) -> None:
    parent.kill()
    parent.wait()
    client = serve()
    client.request("initialize", {"processId": parent.pid, "rootUri": None, "capabilities": {}})
    assert client.process.wait(SECONDS) == 1


@pytest.mark.parametrize("id", [0, -1, 2**31, 2**70, 1.5, "1", None])
def test_no_parent_to_watch(serve: Callable[..., Client], id: object) -> None:
    client = serve()
    client.initialize(processId=id)
    assert client.stop() == 0


def test_only_the_protocol_on_standard_output(serve: Callable[..., Client]) -> None:
    """The client reads strictly; this makes the server say all that it can."""
    client = serve(arguments=("serve", "--log-level", "debug"))
    client.initialize(CAPABILITIES, trace="verbose", initializationOptions={"rules": 5})
    client.change("file:///unknown.yaml", 1, {"text": "\x1b[31m"})
    client.notify("textDocument/didOpen", {"textDocument": {"uri": "\x1b[31m"}})
    client.error("zenls/unheardOf")
    client.write(b"garbage\r\n\r\n")
    client.notify("$/nothing")
    client.unsolicited_error()
    assert client.stop() == 0
    assert "zenls[debug]" in client.stderr and "zenls[warning]" in client.stderr
    assert "\x1b" not in client.stderr


def test_nothing_is_said_in_peace(client: Client) -> None:
    client.open(URI, "stack_name: a\nzenml_version: 0.98.0\n")
    client.diagnostics(URI, 1)
    assert client.stop() == 0
    assert client.stderr == ""


def test_standard_output_that_is_closed_from_the_start(binary: os.PathLike) -> None:
    command = f"exec {binary} serve >&-"
    done = subprocess.run(["sh", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    assert done.returncode == 1, "the input ended without shutdown"


@pytest.mark.parametrize("arguments", [("serve", "--log-level", "loud"), ("serve", "x"), ("serve", "--port", "1")])
def test_wrong_arguments(serve: Callable[..., Client], arguments: tuple) -> None:
    client = serve(arguments=arguments)
    assert client.process.wait(30) == 2
    assert "serve" in client.stderr or "log-level" in client.stderr
