"""The commands for a document, in the editor: as data, as comments, as a file, in hovers and lenses."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from lsp_client import CAPABILITIES, Client
from zenls_binary import FIXTURES

URI = "file:///project%20a/stack.yaml"
STACK = """\
zenml_version: 0.98.0
stack_name: prod
components:
  orchestrator:
    - {name: "jobs 😀", flavor: local_docker, configuration: {}}
  artifact_store:
    - name: files
      flavor: s3
      configuration:
        path: s3://acme
        secret: hunter2
  container_registry:
    - name: images
      flavor: gcp
      configuration:
        uri: europe-west1-docker.pkg.dev/acme-ml/images
"""
SHOWING = {
    **CAPABILITIES,
    "window": {"showDocument": {"support": True}},
    "textDocument": {**CAPABILITIES["textDocument"], "codeLens": {}},
}


def execute(client: Client, *arguments: object, command: str = "zenls.commands") -> object:
    return client.request("workspace/executeCommand", {"command": command, "arguments": list(arguments)})


def actions(client: Client, text: str, at: str, uri: str = URI, **context: object) -> list[dict]:
    """Offered where a text begins, one character in."""
    before = text[: text.index(at) + 1]
    line = before.count("\n")
    place = {"line": line, "character": len(before.rpartition("\n")[2].encode("utf-16-le")) // 2}
    params = {"textDocument": {"uri": uri}, "range": {"start": place, "end": place}}
    return client.request("textDocument/codeAction", {**params, "context": {"diagnostics": [], **context}})


def inserted(action: dict, text: str) -> str:
    (change,) = action["edit"]["documentChanges"]
    (edit,) = change["edits"]
    assert change["textDocument"]["uri"] == URI
    assert edit["range"]["start"] == edit["range"]["end"]
    lines = text.splitlines(keepends=True)
    assert edit["range"]["start"]["character"] == 0
    line = edit["range"]["start"]["line"]
    return "".join(lines[:line]) + edit["newText"] + "".join(lines[line:])


def test_the_answer_is_what_the_command_line_prints(binary: Path, client: Client, tmp_path: Path) -> None:
    """Both ask the same core: for every fixture, the same JSON."""
    compared = 0
    for path in sorted((FIXTURES / "accepted").rglob("*.yaml"))[::3]:
        done = subprocess.run(
            [binary, "commands", path.name, "--format", "json"], capture_output=True, text=True, cwd=path.parent
        )
        if done.returncode == 2:
            continue
        client.open(path.as_uri(), path.read_bytes().decode())
        assert execute(client, path.as_uri()) == json.loads(done.stdout), path
        client.close(path.as_uri())
        compared += 1
    assert compared > 5


def test_topics_and_components(client: Client) -> None:
    client.open(URI, STACK)
    report = execute(client, URI, {"component": "container_registry", "for": ["auth"]})
    assert [command["shell"] for command in report["commands"]] == [
        "gcloud auth configure-docker europe-west1-docker.pkg.dev"
    ]
    everything = execute(client, URI)
    assert len(everything["commands"]) > 5
    assert "hunter2" not in json.dumps(everything)
    for command in everything["commands"]:
        if command["argv"][0] != "sh":
            assert shlex.split(command["shell"]) == command["argv"]


def test_a_version_that_lacks_a_command(client: Client) -> None:
    client.open(URI, STACK.replace("0.98.0", "0.67.0"))
    old = json.dumps(execute(client, URI, {"for": ["deploy"]}))
    client.open(URI, STACK)
    new = json.dumps(execute(client, URI, {"for": ["deploy"]}))
    assert "zenml container-registry deploy" in old and "zenml stack deploy" not in old
    assert "container-registry deploy images" not in new and "zenml stack deploy" in new


@pytest.mark.parametrize(
    "arguments",
    [[], [5], ["file:///nowhere"], [URI, []], [URI, {"for": "x"}], [URI, {"component": "pipeline"}], [URI, {"a": 1}]],
)
def test_bad_arguments(client: Client, arguments: list) -> None:
    client.open(URI, STACK)
    error = client.error("workspace/executeCommand", {"command": "zenls.commands", "arguments": arguments})
    assert error.code == -32602
    assert len(str(error)) > 10
    assert execute(client, URI)["version"] == 1, "the server lives on"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_comments_above_what_they_are_for(client: Client, ending: str) -> None:
    text = STACK.replace("\n", ending)
    client.open(URI, text)
    titles: list[str] = []
    for at in ("name: files", "name: images", "europe-west1", "zenml_version", "container_registry"):
        found = [a for a in actions(client, text, at) if a.get("kind") == "refactor.commands.zenls"]
        assert 1 <= len(found) <= 4, at
        for action in found:
            after = inserted(action, text)
            assert yaml.safe_load(after) == yaml.safe_load(text)
            assert "hunter2" not in action["edit"]["documentChanges"][0]["edits"][0]["newText"]
            assert after.count(ending) == after.count("\n")
            titles.append(action["title"])
    assert any("register `images`" in title for title in titles)
    assert any("log Docker in" in title for title in titles)


def test_kinds(serve: Callable[..., Client]) -> None:
    client = serve()
    client.initialize(SHOWING)
    client.open(URI, STACK)

    def kinds(*only: str) -> set[str]:
        context = {"only": list(only)} if only else {}
        return {action["kind"] for action in actions(client, STACK, "zenml_version", **context)}

    commands = {"refactor.commands.zenls", "source.commands.zenls"}
    assert commands <= kinds()
    assert kinds("refactor") & commands == {"refactor.commands.zenls"}
    assert kinds("source") & commands == {"source.commands.zenls"}
    assert kinds("quickfix") & commands == set()
    assert kinds("source.fixAll") & commands == set()


def test_a_file_beside_the_document(serve: Callable[..., Client], tmp_path: Path) -> None:
    client = serve()
    offered = client.initialize(SHOWING)
    assert "zenls.showCommands" in offered["executeCommandProvider"]["commands"]
    path = tmp_path / "my stack.yaml"
    path.write_text(STACK)
    uri = path.as_uri()
    client.open(uri, STACK)
    (action,) = actions(client, STACK, "zenml_version", uri, only=["source.commands"])
    create, edit = action["edit"]["documentChanges"]
    target = (tmp_path / "my stack.commands.sh").as_uri()
    assert create == {"kind": "create", "uri": target, "options": {"overwrite": False, "ignoreIfExists": False}}
    assert edit["textDocument"] == {"uri": target, "version": None}
    script = edit["edits"][0]["newText"]
    assert "hunter2" not in script
    checked = subprocess.run(["sh", "-n"], input=script, text=True, capture_output=True)
    assert checked.returncode == 0, checked.stderr

    (lens,) = [
        lens["command"]
        for lens in client.request("textDocument/codeLens", {"textDocument": {"uri": uri}})
        if lens["command"]["title"] == "Show commands"
    ]
    execute(client, *lens["arguments"], command=lens["command"])
    client.drain()
    methods = [request["method"] for request in client.requests]
    assert methods[-2:] == ["workspace/applyEdit", "window/showDocument"]
    assert client.requests[-2]["params"]["edit"] == action["edit"]
    assert client.requests[-1]["params"]["uri"] == target

    (tmp_path / "my stack.commands.sh").write_text("mine")
    assert actions(client, STACK, "zenml_version", uri, only=["source.commands"]) == []
    execute(client, *lens["arguments"], command=lens["command"])
    client.drain()
    assert [request["method"] for request in client.requests].count("workspace/applyEdit") == 1
    assert (tmp_path / "my stack.commands.sh").read_text() == "mine"


@pytest.mark.parametrize("missing", ["create", "documentChanges", "showDocument", "applyEdit"])
def test_clients_that_cannot_show(serve: Callable[..., Client], missing: str) -> None:
    capabilities = json.loads(json.dumps(SHOWING))
    workspace = capabilities["workspace"]
    match missing:
        case "create":
            workspace["workspaceEdit"]["resourceOperations"] = ["rename"]
        case "documentChanges":
            workspace["workspaceEdit"]["documentChanges"] = False
        case "showDocument":
            capabilities["window"] = {}
        case "applyEdit":
            workspace["applyEdit"] = False
    client = serve()
    offered = client.initialize(capabilities)
    client.open(URI, STACK)
    assert "zenls.commands" in offered["executeCommandProvider"]["commands"]
    assert "zenls.showCommands" not in offered["executeCommandProvider"]["commands"]
    lenses = client.request("textDocument/codeLens", {"textDocument": {"uri": URI}})
    assert [lens["command"]["title"] for lens in lenses] == ["3 components"]
    can_create = missing in ("showDocument", "applyEdit")
    assert bool(actions(client, STACK, "zenml_version", only=["source.commands"])) == can_create


def test_a_hover_ends_with_what_comes_next(client: Client) -> None:
    client.open(URI, STACK)
    place = {"line": 15, "character": 20}
    hover = client.request("textDocument/hover", {"textDocument": {"uri": URI}, "position": place})
    assert hover["contents"]["value"].endswith(
        "```sh\ngcloud auth configure-docker europe-west1-docker.pkg.dev\n```"
    ), hover


def test_many_components(client: Client) -> None:
    """An answer for ten thousand of them, and no action that plans them all at each move of the cursor."""
    many = "".join(
        f"    - {{name: m{n}, flavor: gcp, configuration: {{uri: europe-docker.pkg.dev/acme-ml/r{n}}}}}\n"
        for n in range(10_000)
    )
    text = STACK + many
    client.open(URI, text)
    report = execute(client, URI, {"component": "container_registry/m9999", "for": ["register"]})
    assert len(report["commands"]) == 1
    assert [a for a in actions(client, text, "name: images") if "commands" in a.get("kind", "")] == []
