"""The shape of the program: layers, packages by place, sizes, and where the outside begins."""

import ast
import sys

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
from architecture.source import Source, called_name, sources, within

ALL = sources()
EACH = pytest.mark.parametrize("source", ALL, ids=lambda source: source.name or "readyctl")


def layer(name: str) -> str | None:
    first = name.split(".", maxsplit=1)[0]
    return ENTRY.get(first, first) if first in LAYERS or first in ENTRY else None


def offences(source: Source) -> list[str]:
    """The imports of a module that its place does not allow."""
    own = layer(source.name)
    found = []
    for imported in source.imports():
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


@EACH
def test_imports_point_downwards_and_packages_stay_in_their_place(source: Source) -> None:
    assert source.name == "" or layer(source.name), "a new place: add it to layers.py"
    assert offences(source) == []


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
    ],
)
def test_an_import_out_of_place_is_noticed(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Source, "name", name)
    source = Source(ALL[0].path)
    source.__dict__["tree"] = ast.parse(text)
    assert offences(source)


@EACH
def test_only_the_command_line_prints(source: Source) -> None:
    printing = [call.lineno for call in source.calls() if called_name(call) == "print"]
    assert printing == [] or within(source.name, PRINTING)


@EACH
def test_one_place_makes_texts_comparable(source: Source) -> None:
    assert own_folding(source) == []


def test_a_folding_of_its_own_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Source, "name", "rules.facts")
    source = Source(ALL[0].path)
    source.__dict__["tree"] = ast.parse("same = name.casefold() == other.casefold()")
    assert own_folding(source) == [1, 1]


def own_folding(source: Source) -> list[int]:
    """The lines that fold case where a place of its own does so for all."""
    folding = [call.lineno for call in source.calls() if called_name(call) == "casefold"]
    return [] if within(source.name, FOLDING) else folding


@EACH
def test_pure_modules_touch_nothing_outside(source: Source) -> None:
    if layer(source.name) in PURE:
        assert [called_name(call) for call in source.calls() if called_name(call) in OUTSIDE_CALLS] == []


@EACH
def test_modules_and_functions_stay_small(source: Source) -> None:
    assert source.text.count("\n") <= MODULE_LINES
    functions = (n for n in ast.walk(source.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {f.name: size for f in functions if (size := (f.end_lineno or 0) - f.lineno + 1) > FUNCTION_LINES}
    assert long == {}
