"""`zenls new`: stack files to begin with. That ZenML takes them is asked in Tests/parity."""

from __future__ import annotations

import pytest
import yaml
from zenls_binary import Zenls

PLACES = ["gcp", "aws", "azure", "local"]
PLACEHOLDERS = {"placeholder", "registry-placeholder"}


@pytest.mark.parametrize("form", ["list", "mapping"])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_found_but_placeholders(zenls: Zenls, place: str, form: str) -> None:
    new = zenls("new", place, "--form", form)
    assert (new.status, new.err) == (0, "")
    result = zenls.lint("-", stdin=new.out.encode())
    assert [entry["kind"] for entry in result.json["files"]] == ["stack"]
    assert set(result.rules) == (set() if place == "local" else PLACEHOLDERS)
    assert result.status == 0
    for group in yaml.safe_load(new.out)["components"].values():
        assert isinstance(group, list if form == "list" else dict)


@pytest.mark.parametrize("place", PLACES)
def test_every_placeholder_is_explained_and_can_be_put_in(zenls: Zenls, place: str) -> None:
    text = zenls("new", place).out
    explained = {line.split("<")[1].split(">")[0] for line in text.splitlines() if line.startswith("#   <")}
    body = "".join(line for line in text.splitlines() if not line.startswith("#"))
    assert explained == {part.split(">")[0] for part in body.split("<")[1:]}
    values = [argument for name in sorted(explained) for argument in ("--set", f"{name}=eu-central-1")]
    filled = zenls("new", place, *values).out
    assert "<" not in filled
    yaml.safe_load(filled)


def test_the_name_names_everything(zenls: Zenls) -> None:
    stack = yaml.safe_load(zenls("new", "gcp", "--name", "training").out)
    assert stack["stack_name"] == "training"
    assert [group[0]["name"] for group in stack["components"].values()] == [
        "training-vertex",
        "training-bucket",
        "training-registry",
    ]


@pytest.mark.parametrize("name", ["no", "1.5", "it's: x", "a # b", "日本", "- x", "'", "null", "0x1f", "a\\b"])
def test_any_name_is_the_text_that_it_is(zenls: Zenls, name: str) -> None:
    stack = yaml.safe_load(zenls("new", "local", f"--name={name}").out)
    assert stack["stack_name"] == name


@pytest.mark.parametrize(("version", "form"), [("0.98.0", list), ("0.94.3", list), ("0.94.2", dict), ("0.60.0", dict)])
def test_the_form_is_that_of_the_version(zenls: Zenls, version: str, form: type) -> None:
    stack = yaml.safe_load(zenls("new", "aws", "--zenml-version", version).out)
    assert stack["zenml_version"] == version
    assert isinstance(stack["components"]["orchestrator"], form)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "place"),
        (["gpc"], "did you mean 'gcp'?"),
        (["gcp", "--form", "lst"], "did you mean 'list'?"),
        (["gcp", "--set", "REGIN=x"], "did you mean 'REGION'?"),
        (["local", "--set", "REGION=x"], "has no placeholder 'REGION'"),
        (["gcp", "--set", "REGION"], "write PLACEHOLDER=VALUE"),
        (["gcp", "--set", "REGION="], "puts in nothing"),
        (["gcp", "--name", ""], "the name of a stack is empty"),
        (["gcp", "--name", "default"], "default"),
        (["gcp", "--zenml-version", "newest"], "no ZenML version"),
    ],
)
def test_a_request_that_is_wrong(zenls: Zenls, arguments: list[str], words: str) -> None:
    result = zenls("new", *arguments)
    assert (result.status, result.out) == (2, "")
    assert words in result.err


def test_a_value_that_is_doubtful_is_told(zenls: Zenls) -> None:
    result = zenls("new", "aws", "--set", "REGION=eu-cental-1")
    assert result.status == 0
    assert "did you mean `eu-central-1`?" in result.err
    assert "region: eu-cental-1" in result.out
