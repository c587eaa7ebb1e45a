"""Options of `zenls lint` that change what is reported."""

from __future__ import annotations

import pytest
from zenls_binary import Zenls
from samples import ERROR, INFORMATION, VALID, WARNING

# An unknown flavor and a retired registry.
BOTH = WARNING.replace("local_docker", "local_dokcer")


def rules(zenls: Zenls, text: str, *arguments: str) -> list[str]:
    return zenls.lint(*arguments, zenls.write("stack.yaml", text)).rules


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["unknown-flavor", "registry-gcr-retired"]),
        (["--select", "unknown-flavor"], ["unknown-flavor"]),
        (["--select", "registry-gcr-retired,missing-key"], ["registry-gcr-retired"]),
        (["--select", "registry-gcr-retired", "--select", "unknown-flavor"], ["unknown-flavor", "registry-gcr-retired"]),
        (["--select", "missing-key"], []),
        (["--ignore", "unknown-flavor"], ["registry-gcr-retired"]),
        (["--ignore", "unknown-flavor,registry-gcr-retired"], []),
        (["--ignore", "unknown-flavor", "--ignore", "registry-gcr-retired"], []),
        (["--select", "unknown-flavor", "--ignore", "unknown-flavor"], []),
        (["--select=unknown-flavor , registry-gcr-retired"], ["unknown-flavor", "registry-gcr-retired"]),
    ],
)
def test_select_and_ignore(zenls: Zenls, arguments: list[str], expected: list[str]) -> None:
    assert rules(zenls, BOTH, *arguments) == expected


def test_what_is_ignored_does_not_fail(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    assert zenls("lint", "--ignore", "unknown-flavor", path).status == 0


def test_version_of_the_document(zenls: Zenls) -> None:
    assert rules(zenls, VALID) == []
    assert rules(zenls, INFORMATION) == ["version-unknown"]


def test_zenml_version_replaces_that_of_the_document(zenls: Zenls) -> None:
    assert rules(zenls, INFORMATION, "--zenml-version", "0.98.0") == []
    assert rules(zenls, VALID, "--zenml-version", "0.97.0") == ["version-unknown"]


def test_version_feature(zenls: Zenls) -> None:
    """The list form of components is read since 0.94.3: a warning, and the import is judged by 0.98.0."""
    result = zenls.lint("--zenml-version", "0.90.0", zenls.write("stack.yaml", VALID))
    assert set(result.rules) == {"version-unknown", "version-feature"}
    assert not any(finding["blocking"] for finding in result.findings)


def test_kind_makes_a_document_of_anything(zenls: Zenls) -> None:
    result = zenls.lint("--kind", "stack", zenls.write("x.yaml", "{}\n"))
    assert result.status == 1
    assert set(result.rules) == {"missing-key"}


IGNORED = {
    "on the line": ERROR.replace("locall", "locall # zenls: ignore[unknown-flavor] ours"),
    "above the line": ERROR.replace(
        "      flavor: locall", "      # zenls: ignore[unknown-flavor] ours\n      flavor: locall"
    ),
    "several": ERROR.replace("locall", "locall # zenls: ignore[unknown-flavor, missing-key]"),
    "for the file": "# zenls: ignore-file[unknown-flavor] generated\n" + ERROR,
}


@pytest.mark.parametrize("text", IGNORED.values(), ids=IGNORED.keys())
def test_suppressing(zenls: Zenls, text: str) -> None:
    result = zenls.lint(zenls.write("stack.yaml", text))
    assert "unknown-flavor" not in result.rules
    assert result.status == 0


def test_an_unused_suppression_is_a_hint(zenls: Zenls) -> None:
    text = VALID.replace("jobs", "jobs # zenls: ignore[unknown-flavor]")
    (finding,) = zenls.lint(zenls.write("stack.yaml", text)).findings
    assert (finding["rule"], finding["severity"], finding["blocking"]) == ("unused-ignore", "hint", False)
    assert finding["range"]["start"]["line"] == 5


def test_options_may_follow_the_paths(zenls: Zenls) -> None:
    path = zenls.write("stack.yaml", ERROR)
    assert zenls("lint", path, "--format=json", "--fail-on=never").status == 0
