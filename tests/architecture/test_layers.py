"""The shape of the program: layers, packages by place, sizes, and where the outside begins."""

import ast
import sys
from collections.abc import Iterator

import pytest

from architecture.layers import (
    ENTRY,
    FOLDING,
    FUNCTION_LINES,
    LAYERS,
    MODULE_LINES,
    OUTSIDE,
    OUTSIDE_CALLS,
    PRINTING,
    PURE,
    STANDARD,
    THIRD_PARTY,
)
from architecture.source import Source, called_name, faults, sources, within


def layer(name: str) -> str | None:
    first = name.split(".", maxsplit=1)[0]
    return ENTRY.get(first, first) if first in LAYERS or first in ENTRY else None


def offences(source: Source) -> list[str]:
    """The imports of a module that its place does not allow."""
    own = layer(source.name)
    found = []
    for imported in source.imports:
        top, _, below = imported.partition(".")
        if top == "readyctl":
            target = layer(below)
            if own and target and target not in LAYERS[own]:
                found.append(imported)
        elif top in THIRD_PARTY:
            if not within(source.name, THIRD_PARTY[top]):
                found.append(imported)
        elif (
            top not in sys.stdlib_module_names
            or any(within(imported, (part,)) and not within(source.name, STANDARD[part]) for part in STANDARD)
            or (own in PURE and within(imported, OUTSIDE))
        ):
            found.append(imported)
    return found


def own_prints(source: Source) -> list[int]:
    """The lines that print where only the command line does."""
    if within(source.name, PRINTING):
        return []
    return [call.lineno for call in source.calls if called_name(call) == "print"]


def own_folding(source: Source) -> list[int]:
    """The lines that fold case where a place of its own does so for all."""
    if within(source.name, FOLDING):
        return []
    return [call.lineno for call in source.calls if called_name(call) == "casefold"]


def touches(source: Source) -> list[str]:
    """The calls of a pure module that reach outside."""
    if layer(source.name) not in PURE:
        return []
    return [name for call in source.calls if (name := called_name(call)) in OUTSIDE_CALLS]


def oversized(source: Source) -> Iterator[str]:
    """The module, where it is too long, and its long functions, with their lines."""
    if (lines := source.text.count("\n")) > MODULE_LINES:
        yield f"{lines} lines"
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or 0) - node.lineno + 1
            if size > FUNCTION_LINES:
                yield f"{node.name}: {size} lines"


def test_every_module_has_a_layer() -> None:
    new = [source.name for source in sources() if source.name and not layer(source.name)]
    assert new == [], "a new place: add it to layers.py"


def test_imports_point_downwards_and_packages_stay_in_their_place() -> None:
    assert faults(offences) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("core.level.table", "from readyctl.adapters.yaml import reader"),
        ("core.level.table", "import os"),
        ("rules.engine", "from readyctl.render.escape import line"),
        ("render.escape", "import subprocess"),
        ("cli.check", "from readyctl.adapters.files import write_atomically"),
        ("cli.check", "import yaml"),
        ("adapters.yaml.reader", "import git"),
        ("cli.check", "import requests"),
        ("cli.app", "from difflib import get_close_matches"),
        ("core.feature.names", "import unicodedata"),
        ("adapters.yaml.reader", "def f():\n    from readyctl.workspace.reading.opening import Workspace"),
        ("workspace.changing.plan", "import typer"),
    ],
)
def test_an_import_out_of_place_is_noticed(name: str, text: str) -> None:
    assert offences(Source(name, text))


def test_only_the_command_line_prints() -> None:
    assert faults(own_prints) == {}
    assert own_prints(Source("workspace.changing.plan", "print('done')")) == [1]


def test_one_place_makes_texts_comparable() -> None:
    assert faults(own_folding) == {}
    assert own_folding(Source("rules.facts", "same = name.casefold() == other.casefold()")) == [1, 1]


def test_pure_modules_touch_nothing_outside() -> None:
    assert faults(touches) == {}
    text = "now = dt.date.today()\ntext = open('x').read()"
    assert touches(Source("core.feature.ask", text)) == ["today", "open"]


def test_modules_and_functions_stay_small() -> None:
    assert faults(oversized) == {}
    long = "def much():\n" + "    pass\n" * MODULE_LINES
    assert list(oversized(Source("cli.check", long))) == ["301 lines", "much: 301 lines"]
