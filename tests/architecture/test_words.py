"""The words of the product: one folder each, one order, no circle, and what is private stays at home."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from architecture.layers import WORDED, WORDS
from architecture.source import PACKAGE, TOP, Source, sources

ALL = sources()
MODULES = frozenset(source.name for source in ALL)
TYPING_ONLY = "TYPE_CHECKING"


def module_of(imported: str) -> str | None:
    """The module of the program that an imported name lives in; None for anything else."""
    below = imported.removeprefix("readyctl.")
    if below == imported:
        return None
    return next((name for name in (below, below.rpartition(".")[0]) if name in MODULES), None)


def targets(source: Source) -> set[str]:
    """The program's modules that one module imports; a folder counts where nothing in it is meant."""
    found = {module for imported in source.imports() if (module := module_of(imported))}
    deeper = {name.rpartition(".")[0] for name in found}
    return {
        name for name in found if name not in deeper or (PACKAGE / f"{name.replace('.', '/')}.py").is_file()
    }


def word(name: str) -> str | None:
    """The word of a module of core."""
    match name.split("."):
        case ["core", known, *_]:
            return known
        case _:
            return None


def upward(source: Source) -> list[str]:
    """What a module of core imports although its word stands above."""
    own = word(source.name)
    if own is None:
        return []
    return [
        name for name in targets(source) if (there := word(name)) and WORDS.index(there) < WORDS.index(own)
    ]


def intrusions(source: Source) -> list[str]:
    """The private modules of other folders that a module imports."""
    home = source.name.rpartition(".")[0]
    return [
        name
        for name in targets(source)
        if name.rpartition(".")[2].startswith("_") and name.rpartition(".")[0] != home
    ]


def circle(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """One circle of a graph as the places on it; empty where there is none."""
    done: set[str] = set()

    def search(place: str, way: tuple[str, ...]) -> list[str]:
        if place in way:
            return [*way[way.index(place) :], place]
        if place in done:
            return []
        found = next((c for n in sorted(arrows.get(place, ())) if (c := search(n, (*way, place)))), [])
        done.add(place)
        return found

    return next((found for place in sorted(arrows) if (found := search(place, ()))), [])


def top_level_arrows() -> dict[str, set[str]]:
    return {source.name: targets(source) for source in ALL}


def folder_arrows() -> dict[str, set[str]]:
    """Who imports whom by folder; the folder that opens a registry is read by the modules beside it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for source in ALL:
        home = source.name.rpartition(".")[0] or source.name
        found[home] |= {
            there for name in targets(source) if (there := name.rpartition(".")[0] or name) != home
        }
    return dict(found)


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.name or "readyctl")
def test_a_word_imports_only_words_below_it(source: Source) -> None:
    assert upward(source) == []


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.name or "readyctl")
def test_a_private_module_is_imported_in_its_own_folder_only(source: Source) -> None:
    assert intrusions(source) == []


def test_no_circle_of_modules() -> None:
    assert circle(top_level_arrows()) == []


def folders(place: str) -> Iterator[str]:
    top = TOP / place if place.startswith("tests") else PACKAGE / place
    yield from (path.name for path in sorted(top.iterdir()) if path.is_dir() and any(path.glob("*.py")))


@pytest.mark.parametrize("place", WORDED)
def test_folders_are_words_of_the_table(place: str) -> None:
    assert [name for name in folders(place) if name not in WORDS and name not in {"cases", "templates"}] == []


def test_core_has_a_folder_for_each_word_and_no_module_beside_them() -> None:
    assert set(folders("core")) == set(WORDS)
    assert [path.name for path in (PACKAGE / "core").glob("*.py")] == ["__init__.py"]


def public_classes() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source in ALL:
        if source.name.startswith("core."):
            for node in source.tree.body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].append(source.name)
    return found


PLANTED = "from readyctl.core.deal.note import Handoff"


def planted(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(Source, "name", name)
    source = Source(Path(ALL[0].path))
    source.__dict__["tree"] = ast.parse(text)
    return source


def test_an_upward_import_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert upward(planted("core.promise.check", PLANTED, monkeypatch)) == ["core.deal.note"]


def test_an_intrusion_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "from readyctl.core.quantity._tokens import tokens"
    assert intrusions(planted("core.statement.verdict", text, monkeypatch)) == ["core.quantity._tokens"]


def test_a_circle_is_noticed() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
