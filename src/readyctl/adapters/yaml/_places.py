"""Where each key and value of a file stands, for the files that the line reader reads.

A check that finds thousands of things says thousands of places; walking the parser's events for each of
those files was a quarter of its time. What was read of such a file names its rows in their order, so the
places are read off the rows, below the topmost key that is asked for. A test holds both ways to the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from readyctl.adapters.yaml._lines import LINE, blocks_of_lines
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Node, Places
from readyctl.core.entry.keypath import KeyPath

_DASH, _KEY, _PLAIN, _SPECIAL = 2, 3, 4, 5
"""The groups of a row."""
_FLOW_PART = re.compile(r"\[|[^\s,:\[\]][^,:\]]*")
"""A key, a text, or where a list begins."""


_TOPMOST = re.compile(r"^[A-Za-z_]", re.MULTILINE)
_position = lru_cache(maxsize=1 << 14)(Position)
"""Thousands of findings stand in a few hundred places: line 12, column 11 of many files is one value."""


class LinePlaces:
    """Where the keys and values of one file stand, worked out for one of its topmost keys at a time.

    `text` is one that the line reader reads, and `data` what it read, where that is still held.
    """

    def __init__(self, text: str, data: Mapping[str, Node] | None) -> None:
        self._text = text
        self._data = _Parts(text) if data is None else data
        self._parts: dict[str, tuple[Places, Places]] = {}
        self._lists: dict[str, tuple[int, list[str], list[int]]] = {}

    def under(self, top: str) -> tuple[Places, Places]:
        """The places of the keys and of the values (and items), by key path, below and with a topmost key."""
        if top not in self._parts:
            self._parts[top] = self._walked(top) if top in self._data else ({}, {})
        return self._parts[top]

    def beside(self, top: str) -> Position | None:
        """Where the value of a topmost key stands that is written beside it, found without what the value
        says: most findings about thousands of features are about their levels. None where it is not.
        """
        try:
            start = _start(self._text, top)
        except ValueError:
            return None
        match = LINE.match(self._text, start)
        group = match and ((match[_PLAIN] and _PLAIN) or (match[_SPECIAL] and _SPECIAL))
        return _Row(self._line(start), match).at(group) if match and group else None

    def in_item(self, path: KeyPath) -> Position | None:
        """Where a text stands that is the value of a key of an item below a topmost key, found without the
        other items: thousands of findings are about promises. None where it is anything else.
        """
        top, index, key = path
        items = self._data.get(top) if isinstance(top, str) else None
        if not isinstance(items, list) or not isinstance(index, int) or not isinstance(key, str):
            return None
        item = items[index] if 0 <= index < len(items) else None
        if not isinstance(item, dict) or not isinstance(item.get(key), str):
            return None
        begins, lines, starts = self._items(str(top))
        if index >= len(starts) - 1:
            return None
        first, behind = starts[index], starts[index + 1]
        column, written = lines[first].index("-") + 2, f"{key}: "
        likely = min(first + list(item).index(key), behind - 1)  # nearly every key has a line of its own
        line, value = lines[likely], column + len(written)
        begun = likely == first or line[:column].isspace()
        if begun and line.startswith(written, column) and not line.startswith(" ", value):
            return _position(begins + likely, value + 1)
        for number in range(first, behind):
            line = lines[number]
            if line.startswith(written, column) and (number == first or not line[:column].strip()):
                after = column + len(key) + 1
                return _position(begins + number, len(line) - len(line[after:].lstrip(" ")) + 1)
        return None

    def _items(self, top: str) -> tuple[int, list[str], list[int]]:
        """The number of the first line below a topmost key; that block's lines; where each item begins among
        them, and where the last one ends.
        """
        if top not in self._lists:
            start = self._text.index("\n", _start(self._text, top)) + 1
            end = _TOPMOST.search(self._text, start)
            lines = self._text[start : end.start() if end else len(self._text)].split("\n")
            starts = _counted(self._data[top], lines) or _looked_for(lines)
            self._lists[top] = self._line(start), lines, [*starts, len(lines)]
        return self._lists[top]

    def first(self) -> Position:
        """Where the document itself begins: with its first key."""
        return Position(self._line(_start(self._text, next(iter(self._data)))), 1)

    def _line(self, offset: int) -> int:
        """The line, counted from 1, that begins at an offset."""
        return self._text.count("\n", 0, offset) + 1

    def _walked(self, top: str) -> tuple[Places, Places]:
        start = _start(self._text, top)
        walk = _Walk(self._text, self._line(start), start)
        walk.key((top,), self._data[top], walk.row())
        return walk.keys, walk.values


def _start(text: str, top: str) -> int:
    """The offset at which a topmost key stands: nothing else of its name begins a line in these texts."""
    return 0 if text.startswith(f"{top}:") else text.index(f"\n{top}:") + 1


class _Parts(Mapping[str, Node]):
    """By topmost key, what a text says there, read when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __getitem__(self, top: str) -> Node:
        try:
            start = _start(self._text, top)
        except ValueError:
            raise KeyError(top) from None
        end = _TOPMOST.search(self._text, start + 1)
        ((_, _, said),) = blocks_of_lines(self._text[start : end.start() if end else len(self._text)])
        return said

    def __iter__(self) -> Iterator[str]:
        return (self._text[m.start() :].partition(":")[0] for m in _TOPMOST.finditer(self._text))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _counted(items: Node, lines: Sequence[str]) -> Sequence[int]:
    """Where each item of a list begins among its lines, if each key has a line of its own; else nothing."""
    mappings = [item for item in items if isinstance(item, dict) and item] if isinstance(items, list) else []
    starts = list(accumulate(map(len, mappings), initial=0))
    behind, dash = starts.pop(), lines[0][: lines[0].find("-") + 1] + " "
    if (
        not isinstance(items, list)
        or len(mappings) != len(items)
        or any(lines[behind:])
        or dash.strip() != "-"
    ):
        return ()
    return starts if behind <= len(lines) and all(lines[each].startswith(dash) for each in starts) else ()


def _looked_for(lines: Sequence[str]) -> Sequence[int]:
    """The same of any list."""
    starts = [number for number, line in enumerate(lines) if line.lstrip(" ").startswith("- ")]
    dashes = {lines[number].index("-") for number in starts[:1]}
    return [number for number in starts if lines[number].index("-") in dashes]


class _Row:
    """One line that has a key or a dash: its number, counted from 1, and where its parts begin."""

    __slots__ = ("match", "number")

    def __init__(self, number: int, match: re.Match[str]) -> None:
        self.number = number
        self.match = match

    def at(self, group: int) -> Position:
        return _position(self.number, self.match.start(group) - self.match.start() + 1)

    def after_key(self) -> Position:
        """Behind the colon: where a value that is not written would stand."""
        return _position(self.number, self.match.end(_KEY) - self.match.start() + 2)


class _Walk:
    """One walk along the rows of a text from an offset on, in step with the data that they wrote."""

    def __init__(self, text: str, line: int, start: int) -> None:
        self._rows = (
            _Row(number, match)
            for number, match in enumerate(LINE.finditer(text, start), start=line)
            if match[_KEY] or match[_DASH]
        )
        self.keys: Places = {}
        self.values: Places = {}

    def row(self) -> _Row:
        return next(self._rows)

    def key(self, path: KeyPath, value: Node, row: _Row) -> None:
        """Note the places of a key that stands in `row`, and of its value."""
        self.keys[path] = row.at(_KEY)
        if row.match[_PLAIN] or row.match[_SPECIAL]:
            self._written(value, path, row)
        elif isinstance(value, dict):
            self._mapping(value, path, self.row())
        elif isinstance(value, list):
            self._items(value, path, self.row())
        else:
            self.values[path] = row.after_key()

    def _mapping(self, tree: dict[str, Node], path: KeyPath, first: _Row) -> None:
        self.values[path] = first.at(_KEY)
        for index, (key, value) in enumerate(tree.items()):
            self.key((*path, key), value, self.row() if index else first)

    def _items(self, items: list[Node], path: KeyPath, first: _Row) -> None:
        self.values[path] = first.at(_DASH)
        for index, item in enumerate(items):
            row = self.row() if index else first
            here = (*path, index)
            if row.match[_KEY] and isinstance(item, dict):
                self._mapping(item, here, row)
            else:
                self._written(item, here, row)

    def _written(self, value: Node, path: KeyPath, row: _Row) -> None:
        """Note the places of a value that stands in its row, with what lies in its brackets."""
        group = _PLAIN if row.match[_PLAIN] else _SPECIAL
        start = self.values[path] = row.at(group)
        if not isinstance(value, dict | list):
            return
        inside = row.match[group][1:-1]
        parts = (
            Position(row.number, start.column + 1 + part.start()) for part in _FLOW_PART.finditer(inside)
        )
        if isinstance(value, list):
            self._within(value, path, parts)
            return
        for key, each in value.items():
            here = (*path, key)
            self.keys[here] = next(parts)
            self.values[here] = next(parts)
            if isinstance(each, list):
                self._within(each, here, parts)

    def _within(self, items: list[Node], path: KeyPath, parts: Iterator[Position]) -> None:
        """Note the places of the items of a list that stands in its row."""
        for index in range(len(items)):
            self.values[(*path, index)] = next(parts)
