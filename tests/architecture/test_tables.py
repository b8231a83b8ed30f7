"""One row per level: nothing knows a level by its name, and no mapping over an enum forgets a member."""

import ast
from collections.abc import Iterator
from enum import Enum
from importlib import import_module

import pytest

from architecture.source import Source, faults, within
from architecture.tables import LEVELS_BY_NAME, PARTIAL
from readyctl.core.level.table import Level


def levels_by_name(source: Source) -> list[str]:
    """The levels that a module names and may not."""
    allowed = [names for place, names in LEVELS_BY_NAME.items() if within(source.name, (place,))]
    return [
        f"Level.{node.attr}"
        for node in source.nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Level"
        and node.attr in Level.__members__
        and not any(node.attr in names for names in allowed)
    ]


def mappings(source: Source) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Each mapping over an enum: its line, the enum's name, and the members that are its keys."""
    for node in source.nodes:
        keys = node.keys if isinstance(node, ast.Dict) else ()
        named = [k for k in keys if isinstance(k, ast.Attribute) and isinstance(k.value, ast.Name)]
        owners = {k.value.id for k in named if isinstance(k.value, ast.Name)}
        if named and len(named) == len(keys) and len(owners) == 1:
            yield named[0].lineno, owners.pop(), frozenset(k.attr for k in named)


def gaps(source: Source, names: dict[str, object]) -> list[str]:
    """The mappings of a module that leave out a member of their enum; `names` is what its words stand for."""
    found = []
    for line, owner, keys in mappings(source):
        enum = names.get(owner)
        if isinstance(enum, type) and issubclass(enum, Enum) and (source.name, owner) not in PARTIAL:
            missing = set(enum.__members__) - keys
            found += [f"{line}: {owner} without {', '.join(sorted(missing))}"] if missing else []
    return found


def forgotten(source: Source) -> list[str]:
    """The same, for a module of the program."""
    if not any(True for _ in mappings(source)):
        return []
    return gaps(source, vars(import_module(f"readyctl.{source.name}")))


def test_a_level_is_named_where_its_row_is_and_nowhere_else() -> None:
    assert faults(levels_by_name) == {}


def test_a_mapping_over_an_enum_has_every_member() -> None:
    assert faults(forgotten) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("render.feature.badge_svg", "if view.level is Level.COMMITTED: pass"),
        ("core.feature.inventory", "due = Level.BETA"),
        ("core.levels", "Level.PLANNED"),
        ("cli.feature.appearance", "def f():\n    match level:\n        case Level.SHIPPED: pass"),
    ],
)
def test_a_level_by_name_is_noticed(name: str, text: str) -> None:
    assert levels_by_name(Source(name, text))


def test_a_mapping_that_forgets_a_member_is_noticed() -> None:
    text = "STYLES = {Level.BETA: 'yellow', Level.SHIPPED: 'green'}"
    assert gaps(Source("cli.feature.appearance", text), {"Level": Level})
    full = "{" + ", ".join(f"Level.{name}: ''" for name in Level.__members__) + "}"
    assert gaps(Source("cli.feature.appearance", full), {"Level": Level}) == []
