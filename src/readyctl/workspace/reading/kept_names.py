"""The index of names as it was kept: a name is looked up in the one part that it may be in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from readyctl.core.feature.names import Carrier, Held, Hold, NameIndex
from readyctl.core.feature.places import place_of
from readyctl.core.feature.plain import Row

Name = tuple[str, ...]
Parts = Callable[[Sequence[str]], Mapping[str, Any]]
"""Reads parts by their names; what is not there any more is left out."""
Rows = Callable[..., list[Row]]
"""The rows of the parts of these names. Raises `NotKept` where one is not there any more."""


def joined(name: Name) -> str:
    """A name as it is kept."""
    return " ".join(name)


def parted(name: str) -> Name:
    """The same, read back."""
    return tuple(name.split(" "))


class NotKept(Exception):  # noqa: N818 - says that it has to be worked out again
    """A part is not there any more."""


def all_parts(parts: Parts, names: Iterable[str]) -> Mapping[str, Any]:
    """The parts of all these names. Raises `NotKept` where one is not there any more."""
    wanted = dict.fromkeys(names)
    found = parts([*wanted])
    if not found.keys() >= wanted.keys():
        raise NotKept
    return found


class ReadOnce:
    """Reads parts as another reader does, and each that is there once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._there: dict[str, Any] = {}

    def __call__(self, names: Sequence[str]) -> Mapping[str, Any]:
        """Those of these parts that are there."""
        if new := [name for name in names if name not in self._there]:
            self._there |= self._parts(new)
        return {name: self._there[name] for name in names if name in self._there}

    def in_order(self, names: Sequence[str]) -> list[Row]:
        """The parts of these names, one for each. Raises `NotKept` where one is not there any more."""
        found = all_parts(self, names)
        return [found[name] for name in names]


class KeptNames(Mapping[Name, Sequence[Held]]):
    """The names and who holds them; a name is looked up in the one part that it may be in."""

    def __init__(
        self, names: Sequence[str], all_names: str, rows: Rows, anew: Callable[[], NameIndex]
    ) -> None:
        self._names = names
        self._all_names = all_names
        self._rows = rows
        self._anew = anew
        self._read: dict[int, tuple[dict[Name, list[Held]], dict[str, int]]] = {}

    def __getitem__(self, name: Name) -> Sequence[Held]:
        if "_all" in self.__dict__:
            return self._all[name]
        return self._part(joined(name))[0][name]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def longest(self, word: str) -> int:
        """Of how many words the longest name is that begins with this one; 0 where none does."""
        return self._part(word)[1].get(word, 0)

    @cached_property
    def _all(self) -> Mapping[Name, Sequence[Held]]:
        """All of them, in the order in which they were added."""
        try:
            (number,), *rows = self._rows(self._all_names)
        except NotKept:
            return self._anew().held
        known = [_carrier(row) for row in rows[:number]]
        found: dict[Name, list[Held]] = {}
        for name, place, written in rows[number:]:
            found.setdefault(parted(name), []).append((known[place], written))
        return found

    def _part(self, key: str) -> tuple[Mapping[Name, Sequence[Held]], Mapping[str, int]]:
        place = place_of(key, len(self._names))
        if place not in self._read:
            try:
                rows = self._rows(self._names[place])
            except NotKept:
                anew = self._anew()
                return anew.held, {key: anew.longest(key)}
            self._read[place] = _read_names(rows)
        return self._read[place]


def _read_names(rows: Iterable[Row]) -> tuple[dict[Name, list[Held]], dict[str, int]]:
    held: dict[Name, list[Held]] = {}
    longest: dict[str, int] = {}
    for key, *rest in rows:
        if len(rest) == 1:
            longest[key] = rest[0]
        else:
            held.setdefault(parted(key), []).append((_carrier(rest[0]), rest[1]))
    return held, longest


def _carrier(row: Row) -> Carrier:
    id_, names, hold, leads_to = row
    return Carrier(id_, tuple(names), Hold(hold), tuple(leads_to))
