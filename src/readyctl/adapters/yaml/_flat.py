"""Mappings and lists of plain texts, one to a line: the part of the short way that most of a file goes."""

import re
from operator import itemgetter
from sys import intern
from typing import cast

from readyctl.adapters.yaml._blocks import Tree, data_of
from readyctl.adapters.yaml._claim import NULLS
from readyctl.adapters.yaml._known import Known
from readyctl.adapters.yaml._plain_values import KEY, TEXT, value_of
from readyctl.core.entry.document import Node

_COMMENT = r"(?:(?<=[ ])\#[^\n]*+)?(?:\n|\Z)"
_PAIRS = re.compile(rf"([ ]++)({KEY}):[ ]++({TEXT}){_COMMENT}|[^\n]++|\n")
_ITEMS = re.compile(rf"([ ]++)-[ ]++({TEXT}){_COMMENT}|[^\n]++|\n")
"""A line of a flat collection, of pairs or of items; what is no such line has no groups."""
_ROW = re.compile(rf"([ ]++)({KEY}):[ ]++({TEXT})(?:(?<=[ ])\#.*+)?")
_BEGUN = re.compile(rf"([ ]++)-[ ]({KEY}:[ ].*+)")
_column, _text = itemgetter(0), itemgetter(1)
_NO_KEYS = frozenset(NULLS)
"""What stands for null is no plain key; a line of another form has the empty one."""
_MOST_LINES = 8192


def flat(text: str) -> "Read | None":
    """What the lines below a key say, where they are such a collection; None where they are not."""
    return (_items(text) if text.lstrip(" ").startswith("- ") else _pairs(text)) or _records(text)


_Row = tuple[int, str, Tree]
"""A line of a flat mapping: its column; its key; its value."""


def _row(line: str) -> _Row | None:
    match = _ROW.fullmatch(line)
    if match is None or match[2] in NULLS:
        return None
    return (len(match[1]), intern(match[2]), value_of(match[3]))


Read = tuple[Tree, Node]
"""A collection: read, and with nulls as None."""


def _pairs(text: str) -> Read | None:
    """A mapping of plain texts, one to a line; None for anything else."""
    rows = _PAIRS.findall(text)
    if not rows:
        return None
    value: dict[str, Tree] = {intern(key): value_of(plain) for _, key, plain in rows}
    if len(value) != len(rows) or len(set(map(_column, rows))) > 1 or not _NO_KEYS.isdisjoint(value):
        return None
    return value, data_of(value) if int in map(type, value.values()) else cast("Node", value)


def _items(text: str) -> Read | None:
    """The same of a list of plain texts."""
    rows = _ITEMS.findall(text)
    if len(set(map(_column, rows))) > 1 or not all(map(_text, rows)):
        return None
    return listed([value_of(plain) for _, plain in rows])


def listed(value: list[Tree]) -> Read:
    """The same of a list of plain values that were read."""
    return value, data_of(value) if int in map(type, value) else cast("Node", value)


def _records(text: str) -> Read | None:
    """The same of a list of mappings, as the promises of a deal are."""
    if not text.lstrip(" ").startswith("- "):
        return None
    column = text.index("-")
    records: list[list[_Row]] = []
    for line in text.split("\n"):
        if (row := _begun[line]) is not None and row[0] == column:
            records.append([row])
        elif (row := _rows[line]) is not None and row[0] == column + 2 and records:
            records[-1].append(row)
        else:
            return None
    value: list[Tree] = [{row[1]: row[2] for row in rows} for rows in records]
    if any(len(cast("dict[str, Tree]", one)) != len(rows) for one, rows in zip(value, records, strict=True)):
        return None
    nulls = any(type(row[2]) is int for rows in records for row in rows)
    return value, data_of(value) if nulls else cast("Node", value)


def _begins(line: str) -> _Row | None:
    """The line with which such a mapping of a list begins: the column of its dash, then as of a row."""
    match = _BEGUN.fullmatch(line)
    row = _row(f" {match[2]}") if match else None
    return (len(match[1]), *row[1:]) if match and row else None


_rows = Known(_row, _MOST_LINES)
_begun = Known(_begins, _MOST_LINES)


def forget() -> None:
    """Let go of what was read of lines."""
    _rows.clear()
    _begun.clear()
