"""The server says what `zenls lint` says: pushed and pulled, in every encoding."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lsp_client import Client, with_encodings, with_pull
from lsp_findings import diagnostics
from lsp_text import ENCODINGS
from zenls_binary import FIXTURES, Zenls

FILES = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".yaml", ".yml"))


@pytest.fixture(scope="module")
def fixtures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, outside of the project's own settings."""
    return Path(shutil.copytree(FIXTURES, tmp_path_factory.mktemp("lint") / "Fixtures"))


@pytest.fixture(scope="module")
def linted(binary: Path, fixtures: Path) -> dict[Path, list[dict]]:
    paths = [fixtures / path.relative_to(FIXTURES) for path in FILES]
    run = Zenls(binary, fixtures).lint(*paths)
    findings: dict[Path, list[dict]] = {path: [] for path in paths}
    for finding in run.findings:
        findings[fixtures / finding["path"]].append(finding)
    assert sum(map(len, findings.values())) > 100
    return findings


def text_of(path: Path) -> str | None:
    """As an editor gives it to a server: UTF-8 only."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        return None


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("mutation", ["as it is", "CRLF", "emoji in front"])
def test_every_fixture(
    serve: Callable[..., Client], zenls: Zenls, linted: dict[Path, list[dict]], encoding: str, mutation: str
) -> None:
    client = serve()
    assert client.initialize(with_encodings(encoding))["positionEncoding"] == encoding
    checked = 0
    for path, findings in linted.items():
        text = text_of(path)
        if text is None:
            continue
        if mutation != "as it is":
            changed = text.replace("\n", "\r\n") if mutation == "CRLF" else f"# 😀漢é 👩‍👩‍👧\n{text}"
            if not findings or "\r" in text or "\ufeff" in text:
                continue
            text = changed
            path.with_name(f"{path.stem}-changed.yaml").write_text(text, newline="")
            findings = zenls.lint("--stdin-path", path, "-", stdin=text.encode()).findings
        uri = path.as_uri()
        client.open(uri, text)
        assert client.diagnostics(uri, 1) == diagnostics(findings, text, uri, encoding), path
        client.close(uri)
        assert client.diagnostics(uri) == []
        checked += 1
    assert checked > (200 if mutation == "as it is" else 40)
    assert client.stop() == 0


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_fixture_pulled(
    serve: Callable[..., Client], linted: dict[Path, list[dict]], encoding: str
) -> None:
    client = serve()
    client.initialize(with_encodings(encoding, capabilities=with_pull()))
    for path, findings in linted.items():
        text = text_of(path)
        if text is None:
            continue
        uri = path.as_uri()
        client.open(uri, text)
        report = client.pull(uri)
        assert report["kind"] == "full"
        assert report["items"] == diagnostics(findings, text, uri, encoding), path
        again = client.pull(uri, previousResultId=report["resultId"])
        assert again == {"kind": "unchanged", "resultId": report["resultId"]}
    client.drain()
    pushed = [message["method"] for message in client.notifications]
    assert "textDocument/publishDiagnostics" not in pushed, "never both for one client"
    assert client.stop() == 0
