"""The generator: same seed, same files; all flavors; both verdicts of every mutation."""

from __future__ import annotations

import pytest
import yaml

import generator
import generator_fields
import generator_odd
import oracle

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def maker() -> generator.Generator:
    oracle.isolate()
    return generator.Generator()


def test_same_seed_same_files(maker: generator.Generator) -> None:
    once = [(s.data, s.ops) for s in maker.files(60, seed=5)]
    assert once == [(s.data, s.ops) for s in maker.files(60, seed=5)]
    assert once != [(s.data, s.ops) for s in maker.files(60, seed=6)]


def test_every_flavor_is_featured(maker: generator.Generator) -> None:
    flavors = generator_fields.all_flavors()
    assert len(flavors) == 82
    assert len({(f.type, f.flavor) for f in flavors}) == 82


def test_recorded_lines_hold_what_was_changed(maker: generator.Generator) -> None:
    seen = 0
    for stack in maker.files(300, seed=3):
        if len(stack.ops) != 1 or stack.ops[0]["kind"] not in (
            "flavor",
            "name",
            "version",
        ):
            continue
        key = stack.ops[0]["detail"].partition(":")[0]
        line = stack.data.decode().split("\n")[stack.ops[0]["line"] - 1]
        assert f"{key}:" in line
        seen += 1
    assert seen >= 10


def test_files_hold_no_template_marks(maker: generator.Generator) -> None:
    """Values with these marks are left out of parity (design §5)."""
    for stack in maker.files(300, seed=4):
        if not any(op["kind"] == "character" for op in stack.ops):
            assert not any(mark in stack.data for mark in (b"${", b"$(", b"%{", b"{%"))


def test_odd_values_cover_every_tag_of_yaml_1_1() -> None:
    """Each implicit type of PyYAML's resolver occurs among the plain scalars."""
    resolver = yaml.resolver.Resolver()
    resolve = resolver.resolve
    tags = {
        resolve(yaml.ScalarNode, text, (True, False)) for text in generator_odd.PLAIN
    }
    kinds = {tag.rpartition(":")[2] for tag in tags}
    assert kinds >= {"null", "bool", "int", "float", "timestamp", "str"}
