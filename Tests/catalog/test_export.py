"""The exporter leaves nothing out: what it has no name for stops it."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any, Literal, Optional, Union

import pytest
from pydantic import AfterValidator, BaseModel, Field, computed_field, field_serializer, field_validator
from pydantic import model_validator

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tools/catalog_export"))

from schema_nodes import NodeTable, UnknownNode  # noqa: E402
from zenml.stack import StackComponentConfig  # noqa: E402


def exported(config_class: type) -> NodeTable:
    table = NodeTable()
    table.flavor("type/flavor", config_class)
    return table


def test_the_repository_holds_what_the_package_says() -> None:
    script = ROOT / "Tools/catalog_export/export.py"
    result = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_class_becomes_lines() -> None:
    class Config(StackComponentConfig):
        name: Optional[str] = Field(None, min_length=1)
        level: Literal["a", "b"] = "a"
        limits: dict[str, int] = {}

        @field_validator("name")
        @classmethod
        def _check(cls, value: Any) -> Any:
            return value

    Config._check.__func__.__qualname__ = "Config._check"
    lines = exported(Config).lines
    assert "field\tname\t2\tv\tn" in lines
    assert "literal\ta\tb" in lines
    assert any(line.startswith("after\tConfig._check\t") for line in lines)
    assert "field\tlimits\t8\tj\t{\t}" in lines
    assert lines[-1].startswith("model\tConfig\tignore\tvalidated\tbefore=StackComponentConfig._convert_json_strings")


def with_lambda() -> type:
    class Config(StackComponentConfig):
        a: Annotated[str, AfterValidator(lambda value: value)] = ""

    return Config


def with_date() -> type:
    class Config(StackComponentConfig):
        a: Optional[datetime.date] = None

    return Config


def with_pattern() -> type:
    class Config(StackComponentConfig):
        a: str = Field("", pattern="^[a-z]+$")

    return Config


def with_wrap() -> type:
    class Config(StackComponentConfig):
        @model_validator(mode="wrap")
        @classmethod
        def _wrap(cls, value: Any, handler: Any) -> Any:
            return handler(value)

    return Config


def with_serializer() -> type:
    class Config(StackComponentConfig):
        a: str = ""

        @field_serializer("a")
        def _write(self, value: str) -> str:
            return value

    return Config


def with_computed_field() -> type:
    class Config(StackComponentConfig):
        @computed_field  # type: ignore[prop-decorator]
        @property
        def a(self) -> int:
            return 1

    return Config


def with_own_init() -> type:
    class Config(StackComponentConfig):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)

    return Config


def with_alias() -> type:
    class Config(StackComponentConfig):
        a: str = Field("", alias="b")

    return Config


def with_configuration() -> type:
    class Config(StackComponentConfig, coerce_numbers_to_str=True):
        a: str = ""

    return Config


def with_union_of_models() -> type:
    class Inner(BaseModel):
        a: str = ""

    class Config(StackComponentConfig):
        a: Union[Inner, str] = ""

    return Config


def with_changing_default() -> type:
    class Config(StackComponentConfig):
        a: float = Field(default_factory=lambda: datetime.datetime.now().timestamp())

    return Config


@pytest.mark.parametrize(
    "make",
    [
        with_lambda,
        with_date,
        with_pattern,
        with_wrap,
        with_serializer,
        with_computed_field,
        with_own_init,
        with_alias,
        with_configuration,
        with_union_of_models,
        with_changing_default,
    ],
)
def test_what_has_no_name_stops_it(make: Any) -> None:
    with pytest.raises(UnknownNode, match="type/flavor"):
        exported(make())
