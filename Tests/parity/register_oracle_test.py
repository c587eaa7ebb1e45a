"""The oracle of component files: verdicts that are known, and the commands it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

import register_oracle

REGISTRY = "{type: container_registry, name: images, flavor: default, configuration: {uri: ghcr.io/x}}"
KANIKO = "{type: image_builder, name: builds, flavor: kaniko, kubernetes_context: x, env: [{name: A, value: b}]}"

# A file, and a word of the reason for which it is refused; None: accepted.
CASES = {
    "as it is": (REGISTRY, None),
    "a list": (f"[{REGISTRY}]", None),
    "registered twice": (f"[{REGISTRY}, {REGISTRY}]", "EntityExistsError"),
    "hyphens in the type": (REGISTRY.replace("r_r", "r-r"), None),
    "former type": (REGISTRY.replace("container_registry", "secrets_manager"), "NoSuchCommand"),
    "unknown flavor": (REGISTRY.replace("default", "defualt"), "defualt"),
    "no name": (REGISTRY.replace("name: images, ", ""), "Unsayable"),
    "number as name": (REGISTRY.replace("images", "5"), None),
    "option as name": (REGISTRY.replace("images", "'--x'"), "A name must be supplied"),
    "hyphen before the name": (REGISTRY.replace("images", "-f"), None),
    "markup in the name": (REGISTRY.replace("images", "'[/red]'"), "MarkupError"),
    "no configuration": (REGISTRY.replace("{uri: ghcr.io/x}", "null"), "uri"),
    "null is no flag": (REGISTRY.replace("ghcr.io/x", "ghcr.io/x, nonsense: null"), None),
    "number as text": (REGISTRY.replace("ghcr.io/x", "5"), None),
    "list as text": (REGISTRY.replace("ghcr.io/x", "[a, b]"), None),
    "equals sign in the key": (REGISTRY.replace("{uri:", "{'uri=':"), None),
    "key that is no identifier": (REGISTRY.replace("{uri:", "{'u-i':"), "Invalid argument"),
    "escaped at sign": (REGISTRY.replace("ghcr.io/x", "'@@x'"), None),
    "file that is not there": (REGISTRY.replace("ghcr.io/x", "'@/nowhere'"), "does not exist"),
    "NUL": (REGISTRY.replace("ghcr.io/x", '"\\0"'), "Unsayable"),
    "flat": ("{flavor: default, name: images, uri: ghcr.io/x}", None),
    "field that is an option too": (KANIKO, None),
}


@pytest.mark.parametrize("case", CASES)
def test_verdict(case: str, tmp_path: Path) -> None:
    text, expected = CASES[case]
    path = tmp_path / "component.yaml"
    path.write_text(text)
    accepted, reason = register_oracle.verdict(path)
    assert accepted == (expected is None), reason
    assert (expected or "") in reason


def test_command(tmp_path: Path) -> None:
    path = tmp_path / "component.yaml"
    path.write_text("{type: data_validator, name: -x, flavor: deepchecks, a: 0x1F, b: [1, {c: no}], d: ~}")
    (command,) = register_oracle.installation().commands(path)
    assert command.words == [
        "data-validator", "register", "--flavor=deepchecks", "--", "-x", "--a=31", '--b=[1, {"c": false}]',
    ]  # fmt: skip
