"""mlstacks stacks and the component files that they name."""

from __future__ import annotations

import os

import pytest
from zenls_binary import Zenls

COMPONENT = """\
spec_version: 1
spec_type: component
name: images
provider: gcp
component_type: container_registry
component_flavor: gcp
"""


def stack(*paths: str) -> str:
    lines = ["spec_version: 1", "spec_type: stack", "name: ml", "provider: gcp", "components:"]
    return "\n".join([*lines, *(f"  - {path}" for path in paths), ""])


def test_components_are_found_beside_the_stack(zenls: Zenls) -> None:
    zenls.write("infra/registry.yaml", COMPONENT)
    zenls.write("infra/stack.yaml", stack("registry.yaml", "./registry.yaml"))
    result = zenls.lint("infra/stack.yaml")
    assert (result.status, result.rules) == (0, [])
    assert result.json["files"] == [{"path": "infra/stack.yaml", "kind": "mlstacks", "zenml_version": None}]


def test_the_working_folder_comes_first(zenls: Zenls) -> None:
    """As for mlstacks, which knows no other."""
    zenls.write("infra/registry.yaml", COMPONENT)
    zenls.write("registry.yaml", COMPONENT.replace("gcp", "aws"))
    zenls.write("infra/stack.yaml", stack("registry.yaml"))
    assert zenls.lint("infra/stack.yaml").rules == ["mlstacks-provider-mismatch"]


def test_standard_input(zenls: Zenls) -> None:
    zenls.write("registry.yaml", COMPONENT)
    zenls.write("infra/tracker.yaml", COMPONENT)
    text = stack("registry.yaml", "tracker.yaml").encode()
    assert zenls.lint("-", stdin=text).rules == ["mlstacks-missing-file"]
    assert zenls.lint("-", "--stdin-path", "infra/stack.yaml", stdin=text).rules == []


@pytest.mark.parametrize(
    ("path", "rule", "words"),
    [
        ("nowhere.yaml", "mlstacks-missing-file", "`nowhere.yaml`"),
        ("/nowhere/at/all.yaml", "mlstacks-missing-file", "`/nowhere/at/all.yaml`"),
        ("folder", "mlstacks-missing-file", "directory"),
        ("registry.yaml/inside.yaml", "mlstacks-missing-file", "not a directory"),
        ("loop.yaml", "mlstacks-missing-file", "symbolic links"),
        ("x" * 5000, "mlstacks-missing-file", "too long"),
        ("pipe.yaml", "mlstacks-unchecked-file", "no regular file"),
        ("/dev/zero", "mlstacks-unchecked-file", "no regular file"),
        ("large.yaml", "mlstacks-unchecked-file", "4 MiB"),
        ("stack.yaml", "mlstacks-invalid-file", "component_type"),
        ("binary.yaml", "mlstacks-invalid-file", "no valid YAML"),
        ("secrets.yaml", "mlstacks-invalid-file", "no specification"),
    ],
)
def test_paths_that_lead_to_no_component(zenls: Zenls, path: str, rule: str, words: str) -> None:
    zenls.write("registry.yaml", COMPONENT)
    zenls.write("folder/x", "")
    zenls.write("large.yaml", COMPONENT + "#" * (4 * 1024 * 1024))
    zenls.write("binary.yaml", bytes(range(256)))
    zenls.write("secrets.yaml", "password: hunter2\n")
    (zenls.folder / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(zenls.folder / "pipe.yaml")
    zenls.write("stack.yaml", stack(path))
    result = zenls.lint("stack.yaml")
    (finding,) = result.findings
    assert finding["rule"] == rule
    assert words in finding["message"]
    assert "hunter2" not in result.out
    assert finding["location"] == "components[0]"
    assert finding["blocking"] == (rule != "mlstacks-unchecked-file")
    assert result.status == (0 if rule == "mlstacks-unchecked-file" else 1)


def test_a_folder_tells_a_mistake_where_it_is_and_where_it_matters(zenls: Zenls) -> None:
    zenls.write("registry.yaml", COMPONENT.replace("name: images", "name: my images"))
    zenls.write("stack.yaml", stack("registry.yaml"))
    found = {(f["path"], f["rule"], f["range"]["start"]["line"]) for f in zenls.lint(".").findings}
    assert found == {
        ("./registry.yaml", "invalid-name", 3),
        ("./stack.yaml", "mlstacks-invalid-file", 6),
    }


def test_fixes(zenls: Zenls) -> None:
    path = zenls.write("registry.yaml", COMPONENT.replace("provider: gcp", "provider: GCP") + "metadata: {config: {port: 5000}}\n")
    assert zenls("lint", "--fix", "registry.yaml").status == 0
    assert path.read_text() == COMPONENT + 'metadata: {config: {port: "5000"}}\n'
