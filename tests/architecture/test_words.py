"""The words of the product: one folder each, one order, no circle, and what is private stays at home."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from architecture.layers import WORDED, WORDS
from architecture.source import PACKAGE, TOP, Source, faults, sources

ALL = sources()
MODULES = frozenset(source.name for source in ALL)


def module_of(imported: str) -> str | None:
    """The module of the program that an imported name lives in; None for anything else."""
    below = imported.removeprefix("readyctl.")
    if below == imported:
        return None
    return next((name for name in (below, below.rpartition(".")[0]) if name in MODULES), None)


def targets(source: Source) -> set[str]:
    """The program's modules that one module imports; a folder counts where nothing in it is meant."""
    found = {module for imported in source.imports if (module := module_of(imported))}
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


def test_a_word_imports_only_words_below_it() -> None:
    assert faults(upward) == {}
    planted = Source("core.promise.check", "from readyctl.core.deal.note import Handoff")
    assert upward(planted) == ["core.deal.note"]


def test_a_private_module_is_imported_in_its_own_folder_only() -> None:
    assert faults(intrusions) == {}
    planted = Source("core.statement.verdict", "from readyctl.core.quantity._tokens import tokens")
    assert intrusions(planted) == ["core.quantity._tokens"]


def test_no_circle_of_modules() -> None:
    assert circle(top_level_arrows()) == []


def folders(place: Path) -> Iterator[str]:
    """The folders with modules in them."""
    yield from (path.name for path in sorted(place.iterdir()) if path.is_dir() and any(path.glob("*.py")))


def strange(place: Path) -> list[str]:
    """The folders of a place that are no words of the table."""
    return [name for name in folders(place) if name not in WORDS]


@pytest.mark.parametrize("place", WORDED)
def test_folders_are_words_of_the_table(place: str) -> None:
    assert strange(TOP / place if place.startswith("tests") else PACKAGE / place) == []


def test_a_folder_of_another_word_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "claim").mkdir()
    (tmp_path / "claim" / "words.py").touch()
    assert strange(tmp_path) == ["claim"]


def test_core_has_a_folder_for_each_word_and_no_module_beside_them() -> None:
    assert set(folders(PACKAGE / "core")) == set(WORDS)
    assert [path.name for path in (PACKAGE / "core").glob("*.py")] == ["__init__.py"]


def named_twice(modules: Iterable[Source]) -> dict[str, list[str]]:
    """The public classes of core whose name has another meaning elsewhere in it, with their modules.

    What a file holds has the name of what is judged by it: its schema stands beside, in `written_…`.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source in modules:
        if word(source.name):
            for node in source.tree.body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    place = source.name.replace(".written_", ".")
                    if place not in found[node.name]:
                        found[node.name].append(place)
    return {name: places for name, places in found.items() if len(places) > 1}


def test_no_public_class_has_the_name_of_another_in_core() -> None:
    assert named_twice(ALL) == {}
    planted = (
        Source("core.deal.deals", "class Unread: pass"),
        Source("core.trust.trust", "class Unread: pass"),
    )
    assert named_twice(planted) == {"Unread": ["core.deal.deals", "core.trust.trust"]}


def test_a_circle_is_noticed() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
