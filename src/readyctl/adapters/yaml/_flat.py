"""Mappings and lists of plain texts, one to a line: the part of the short way that most of a file goes."""

import re
from sys import intern
from typing import cast

from readyctl.adapters.yaml._blocks import Tree, data_of
from readyctl.adapters.yaml._claim import NULLS
from readyctl.adapters.yaml._known import Known
from readyctl.adapters.yaml._plain_values import KEY, TEXT, encoded_text, value_of
from readyctl.core.entry.document import Node

_COMMENT = r"(?:(?<=[ ])\#[^\n]*+)?(?:\n|\Z)"
_PAIRS = re.compile(rf"([ ]++)({KEY}):[ ]++({TEXT}){_COMMENT}|[^\n]++|\n")
_ITEMS = re.compile(rf"([ ]++)-[ ]++({TEXT}){_COMMENT}|[^\n]++|\n")
"""A line of a flat collection, of pairs or of items; what is no such line has no groups."""
_ROW = re.compile(rf"([ ]++)({KEY}):[ ]++({TEXT})(?:(?<=[ ])\#.*+)?")
_BEGUN = re.compile(rf"([ ]++)-[ ]({KEY}:[ ].*+)")
_MOST_LINES = 8192


def flat(text: str) -> "Read | None":
    """What the lines below a key say, where they are such a collection; None where they are not."""
    return (_items(text) if text.lstrip(" ").startswith("- ") else _pairs(text)) or _records(text)


_Row = tuple[int, str, Tree, str]
"""A line of a flat mapping: its column; its key; its value; both as `encoded`."""


def _row(line: str) -> _Row | None:
    match = _ROW.fullmatch(line)
    if match is None or match[2] in NULLS:
        return None
    value = value_of(match[3])
    return (len(match[1]), intern(match[2]), value, f'"{match[2]}":{encoded_text(value)}')


Read = tuple[Tree, Node, str]
"""A collection: read, with nulls as None, and as `encoded`."""


def _pairs(text: str) -> Read | None:
    """A mapping of plain texts, one to a line; None for anything else."""
    rows = _PAIRS.findall(text)
    if not rows:
        return None
    column = rows[0][0]
    value: dict[str, Tree] = {}
    said: list[str] = []
    nulls = False
    for spaces, key, plain in rows:
        if spaces != column or not key or key in value or key in NULLS:
            return None
        value[intern(key)] = one = value_of(plain)
        nulls = nulls or type(one) is int
        said.append(f'"{key}":{encoded_text(one)}')
    said.sort()  # by the keys: the quote behind a key sorts before whatever may stand in one
    return value, data_of(value) if nulls else cast("Node", value), f"{{{','.join(said)}}}"


def _items(text: str) -> Read | None:
    """The same of a list of plain texts."""
    rows = _ITEMS.findall(text)
    column = rows[0][0]
    value: list[Tree] = []
    for spaces, plain in rows:
        if spaces != column or not plain:
            return None
        value.append(value_of(plain))
    return listed(value)


def listed(value: list[Tree]) -> Read:
    """The same of a list of plain values that were read."""
    said = f"[{','.join(map(encoded_text, value))}]"
    nulls = any(type(one) is int for one in value)
    return value, data_of(value) if nulls else cast("Node", value), said


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
    told = ",".join(f"{{{','.join(sorted([row[3] for row in rows]))}}}" for rows in records)
    nulls = any(type(row[2]) is int for rows in records for row in rows)
    return value, data_of(value) if nulls else cast("Node", value), f"[{told}]"


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
