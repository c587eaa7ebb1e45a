"""Folders: diagnostics of every file, progress, cancellation, files and settings that change."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lsp_client import CAPABILITIES, Client, ResponseError, with_pull

GOOD = """\
zenml_version: 0.98.0
stack_name: local
components:
  orchestrator:
    - {name: jobs, flavor: local, configuration: {}}
  artifact_store:
    - {name: files, flavor: local, configuration: {}}
"""
BAD = GOOD.replace("jobs, flavor: local", "jobs, flavor: locall")
FOREIGN = "services: {web: {image: a}}\nstack_name: [\n"
RETIRED = GOOD + "  container_registry:\n    - {name: r, flavor: gcp, configuration: {uri: gcr.io/acme-ml}}\n"
OFF = "rules: {registry-gcr-retired: off, incompatible-components: off}\n"


def folders(*paths: Path) -> list[dict]:
    return [{"uri": path.as_uri(), "name": path.name} for path in paths]


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


def codes(report: dict) -> list[str]:
    return [item["code"] for item in report["items"]]


def by_name(items: list[dict]) -> dict[str, dict]:
    names = [os.path.basename(item["uri"]) for item in items]
    assert len(names) == len(set(names)), "each file once"
    return dict(zip(names, items))


def diagnose(client: Client, **params: object) -> list[dict]:
    return client.request("workspace/diagnostic", {"previousResultIds": [], **params})["items"]


@pytest.fixture
def puller(serve: Callable[..., Client]) -> Callable[..., Client]:
    def start(*roots: Path) -> Client:
        client = serve()
        client.initialize(with_pull(), workspaceFolders=folders(*roots))
        return client

    return start


def test_every_file_below_every_root(puller: Callable[..., Client], tmp_path: Path) -> None:
    first, second = write(tmp_path / "a", good=GOOD, bad=BAD, pod=FOREIGN), write(tmp_path / "b é", other=BAD)
    write(first / "deep" / "er", nested=BAD)
    write(first / ".hidden", hidden=BAD)
    write(first / "node_modules", module=BAD)
    (first / "unreadable.yaml").symlink_to("/nowhere")
    (first / "binary.yaml").write_bytes(b"\xff\xfe\x00\x01")
    reports = by_name(diagnose(puller(first, second)))
    assert {name: codes(report) for name, report in reports.items()} == {
        name: ["unknown-flavor"] for name in ("bad.yaml", "nested.yaml", "other.yaml")
    }


def test_open_documents_win_over_files(puller: Callable[..., Client], tmp_path: Path) -> None:
    root = write(tmp_path / "a", file=BAD)
    client = puller(root)
    client.open((root / "file.yaml").as_uri(), GOOD, version=3)
    client.open("untitled:new.yaml", BAD, version=4)
    reports = by_name(diagnose(client))
    assert codes(reports["file.yaml"]) == [] and reports["file.yaml"]["version"] == 3
    assert codes(reports["untitled:new.yaml"]) == ["unknown-flavor"]


def test_what_did_not_change_is_not_said_again(puller: Callable[..., Client], tmp_path: Path) -> None:
    root = write(tmp_path / "a", one=BAD, two=BAD, three=BAD)
    client = puller(root)
    known = [{"uri": item["uri"], "value": item["resultId"]} for item in diagnose(client)]
    (root / "two.yaml").write_text(GOOD)
    (root / "three.yaml").unlink()
    reports = by_name(diagnose(client, previousResultIds=known))
    assert reports["one.yaml"]["kind"] == "unchanged"
    assert reports["two.yaml"]["kind"] == "full" and reports["two.yaml"]["items"] == []
    assert reports["three.yaml"]["kind"] == "full" and reports["three.yaml"]["items"] == []


def test_partial_results_and_progress(puller: Callable[..., Client], tmp_path: Path) -> None:
    root = write(tmp_path / "a", **{f"f{number}": BAD for number in range(230)})
    client = puller(root)
    rest = diagnose(client, partialResultToken="part", workDoneToken=7)
    assert rest == [], "everything came in parts"
    values = [m["params"] for m in client.notifications if m["method"] == "$/progress"]
    parts = [p["value"]["items"] for p in values if p["token"] == "part"]
    assert len(parts) > 2
    assert len(by_name([item for part in parts for item in part])) == 230
    kinds = [p["value"]["kind"] for p in values if p["token"] == 7]
    assert kinds[0] == "begin" and kinds[-1] == "end" and set(kinds[1:-1]) == {"report"}


def test_a_cancelled_search(puller: Callable[..., Client], tmp_path: Path) -> None:
    root = write(tmp_path / "a", **{f"f{number}": BAD + "# x\n" * 20_000 for number in range(400)})
    client = puller(root)
    request = client.ask("workspace/diagnostic", {"previousResultIds": [], "workDoneToken": "w", "partialResultToken": "p"})
    # It is under way.
    client.notification("$/progress", lambda params: params["token"] == "w")
    client.notify("$/cancelRequest", {"id": request})
    with pytest.raises(ResponseError, match="-32800"):
        client.answer(request)
    assert client.notifications[-1]["params"]["value"]["kind"] == "end"
    assert client.stop() == 0


def test_editing_goes_on_meanwhile(puller: Callable[..., Client], tmp_path: Path) -> None:
    root = write(tmp_path / "a", **{f"f{number}": BAD + "# x\n" * 20_000 for number in range(300)})
    client = puller(root)
    request = client.ask("workspace/diagnostic", {"previousResultIds": []})
    client.open("untitled:a.yaml", BAD)
    assert codes(client.pull("untitled:a.yaml")) == ["unknown-flavor"]
    assert request not in client._answers, "the small question did not wait"
    assert len(client.answer(request)["items"]) >= 300


def test_folders_come_and_go(puller: Callable[..., Client], tmp_path: Path) -> None:
    first, second = write(tmp_path / "a", one=BAD), write(tmp_path / "b", two=BAD)
    client = puller(first)
    event = {"added": folders(second), "removed": folders(first)}
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    assert list(by_name(diagnose(client))) == ["two.yaml"]


@pytest.mark.parametrize("params", [{"workspaceFolders": None}, {"workspaceFolders": []}, {}])
def test_no_root_at_all(serve: Callable[..., Client], params: dict) -> None:
    client = serve()
    client.initialize(with_pull(), **params)
    assert diagnose(client) == []
    assert client.stop() == 0


@pytest.mark.parametrize("root", ["rootUri", "rootPath"])
def test_roots_of_older_clients(serve: Callable[..., Client], tmp_path: Path, root: str) -> None:
    folder = write(tmp_path / "a", one=BAD)
    client = serve()
    client.initialize(with_pull(), **{root: folder.as_uri() if root == "rootUri" else str(folder)})
    assert list(by_name(diagnose(client))) == ["one.yaml"]


@pytest.mark.parametrize("pulls", [True, False])
def test_settings_that_change_on_disk(serve: Callable[..., Client], tmp_path: Path, pulls: bool) -> None:
    client = serve()
    client.initialize(with_pull() if pulls else CAPABILITIES, workspaceFolders=folders(tmp_path))
    uri = (tmp_path / "stack.yaml").as_uri()
    settings = tmp_path / ".zenls.yaml"

    def shown() -> list[str]:
        if pulls:
            return codes(client.pull(uri))
        return [item["code"] for item in client.diagnostics(uri, 1)]

    def changed(kind: int) -> None:
        client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": settings.as_uri(), "type": kind}]})

    client.open(uri, RETIRED)
    assert "registry-gcr-retired" in shown()
    settings.write_text(OFF)
    changed(1)
    assert "registry-gcr-retired" not in shown()
    settings.write_text("rules: {unknown-flavor: off}\n")
    changed(2)
    assert "registry-gcr-retired" in shown()
    settings.write_text("exclude: [stack.yaml]\n")
    changed(2)
    assert shown() == []
    settings.unlink()
    changed(3)
    assert "registry-gcr-retired" in shown()
    client.drain()
    refreshes = [request for request in client.requests if request["method"] == "workspace/diagnostic/refresh"]
    assert len(refreshes) >= 4 if pulls else refreshes == []


def test_settings_are_judged_themselves(client: Client, tmp_path: Path) -> None:
    uri = (tmp_path / ".zenls.yaml").as_uri()
    client.open(uri, "rules: {unknown-flavour: off}\n")
    assert [item["code"] for item in client.diagnostics(uri, 1)] == ["configuration-invalid"]


def test_a_deleted_file_is_cleared(client: Client, tmp_path: Path) -> None:
    uri = (tmp_path / "gone.yaml").as_uri()
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 3}]})
    assert client.diagnostics(uri) == []


def symbols(client: Client, query: str) -> list[tuple[str, str]]:
    found = client.request("workspace/symbol", {"query": query})
    return [(os.path.basename(item["location"]["uri"]), item["name"]) for item in found]


@pytest.mark.parametrize("pulls", [True, False])
def test_symbols_of_files_that_are_not_open(serve: Callable[..., Client], tmp_path: Path, pulls: bool) -> None:
    root, other = write(tmp_path / "a", one=GOOD, two=GOOD, pod=FOREIGN), write(tmp_path / "b", three=GOOD)
    (root / ".zenls.yaml").write_text("exclude: [two.yaml]\n")
    client = serve()
    client.initialize(with_pull() if pulls else CAPABILITIES, workspaceFolders=folders(root, other))
    client.open((root / "one.yaml").as_uri(), GOOD.replace("jobs", "jugs"))
    assert symbols(client, "JGS") == [("one.yaml", "jugs")], "the text of an open document is the client's"
    assert symbols(client, "jbs") == [("three.yaml", "jobs")]
    assert [name for name, _ in symbols(client, "files")] == ["one.yaml", "three.yaml"]
    assert symbols(client, "nothing like it") == []
    (other / "three.yaml").unlink()
    assert symbols(client, "jobs") == []
    everything = symbols(client, "")
    assert {name for name, _ in everything} == {"one.yaml", ".zenls.yaml"}
    assert client.stop() == 0


def test_symbols_are_as_many_as_a_person_reads(serve: Callable[..., Client], tmp_path: Path) -> None:
    root = write(tmp_path / "a", **{f"f{number}": GOOD for number in range(300)})
    client = serve()
    client.initialize(workspaceFolders=folders(root))
    assert len(symbols(client, "")) == 1000
    assert client.stop() == 0


def test_a_cancelled_search_for_symbols(serve: Callable[..., Client], tmp_path: Path) -> None:
    root = write(tmp_path / "a", **{f"f{number}": BAD + "# x\n" * 20_000 for number in range(400)})
    client = serve()
    client.initialize(workspaceFolders=folders(root))
    requests = [client.ask("workspace/symbol", {"query": "no such name"}) for _ in range(3)]
    client.open("untitled:a.yaml", BAD)
    assert [item["code"] for item in client.diagnostics("untitled:a.yaml")] == ["unknown-flavor"]
    assert not client._answers, "editing goes on meanwhile"
    for request in reversed(requests):
        client.notify("$/cancelRequest", {"id": request})
    for request in requests:
        with pytest.raises(ResponseError, match="-32800"):
            client.answer(request)
    assert client.stop() == 0


def test_component_files_are_offered(serve: Callable[..., Client], tmp_path: Path) -> None:
    component = "spec_version: 1\nspec_type: component\ncomponent_type: artifact_store\nprovider: gcp\n"
    root = write(tmp_path / "a", stack="", pod=FOREIGN)
    write(root / "parts é", store=component, foreign=FOREIGN)
    write(root / ".hidden", store=component)
    client = serve()
    client.initialize(workspaceFolders=folders(root))
    uri = (root / "stack.yaml").as_uri()
    client.open(uri, "spec_version: 1\nspec_type: stack\nname: a\nprovider: gcp\ncomponents:\n  - \n")
    position = {"line": 5, "character": 4}
    items = client.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})["items"]
    assert [(item["label"], item["kind"]) for item in items] == [("parts é/store.yaml", 17)]
    assert items[0]["textEdit"]["newText"] == "parts é/store.yaml"
    # What it names is read and judged.
    client.change(uri, 2, {"range": {"start": position, "end": position}, "text": "parts é/store.yaml"})
    assert "mlstacks-missing-file" not in [item["code"] for item in client.diagnostics(uri, 2)]
    assert client.stop() == 0
