"""Fixtures of the tests of `zenls serve`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from lsp_client import Client


@pytest.fixture
def serve(binary: Path, tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Starts servers, which end with the test."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(Client(binary, tmp_path, **options))


@pytest.fixture
def client(serve: Callable[..., Client]) -> Client:
    """A server that was greeted."""
    client = serve()
    client.initialize()
    return client
