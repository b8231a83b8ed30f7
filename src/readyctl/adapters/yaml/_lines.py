"""The short way through the files that people mostly write: one key, or one item, to a line.

A registry's history has tens of thousands of versions, and most of them are such files. This reader
knows only the forms below, in which YAML leaves no room for a second reading, and gives up at anything else,
so that the full parser decides. A test holds both to the same answer.

    key: plain text      # comment        - plain text
    key: "text", 'text', [], {}           - {key: text, key: text}
    key: [text, text]                     - key: text
    key:                                    key: text
      key: text
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from operator import itemgetter
from sys import intern
from typing import Any, cast

from readyctl.adapters.yaml._blocks import Block, Tree, block, data_of
from readyctl.adapters.yaml._claim import MAX_DEPTH, NULLS
from readyctl.adapters.yaml._known import Known
from readyctl.adapters.yaml._unusual import Unusual
from readyctl.core.entry.document import Node

KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,60}+"
_FLOW_TEXT = r"[A-Za-z0-9\x80-\U0010ffff][^\[\]{},\"'#:?\n]*+"
# Only single characters are repeated possessively (`*+`). With a group, a Python before 3.11.5 goes wrong: it
# read `a: [` as a key without a value.
# A colon that is not followed by a space, and a hash that is not preceded by one, are text.
_TEXT = r"[A-Za-z0-9(/_.$\x80-\U0010ffff][^\n:#]*+(?:(?::(?=[^ \n])|(?<=[^ ])\#)[^\n:#]*+)*"
LINE = re.compile(
    rf"""
      [ ]*+ (?: \#[^\n]*+ )? (?: \n | \Z )
    | ([ ]*+) (-[ ])?
      (?: ({KEY}) : (?=[ \n]|\Z) )? [ ]*+
      (?: (?<=[ ])
        (?: ({_TEXT})
          | ( ~ | "[^"\n]*+" | '[^'\n]*+'
            | \[ [ ]*+ (?: {_FLOW_TEXT} (?: , [ ]*+ {_FLOW_TEXT} )* )? \]
            | \{{ [ ]*+ (?: {KEY} :[ ]++ {_FLOW_TEXT} (?: , [ ]*+ {KEY} :[ ]++ {_FLOW_TEXT} )* )? \}}
            ) [ ]*+
        )
      )?
      (?: (?<=[ ]) \#[^\n]*+ )? (?: \n | \Z )
    | ([^\n]++)
    """,
    re.VERBOSE,
)
"""One line, with its indentation, its dash, its key, its plain and its other value, and what is unknown."""
_OTHER = itemgetter(5)
"""What a row has where the line is of no known form."""

_EMPTY = NULLS[""]
_SHORT = 24
_Stack = list[tuple[int, Any]]
"""The open collections: the column of each one's lines, and what they fill."""


_PARTS = re.compile(r"\n(?=[A-Za-z_])")
"""Before each line that begins as only one with a topmost key does."""
_SIMPLE = re.compile(rf"({KEY}):[ ]++({_TEXT})")
_HEAD = re.compile(rf"({KEY}):")
_ROW = re.compile(rf"([ ]++)(?:(-[ ])[ ]*+|({KEY}):[ ]++)({_TEXT})(?:(?<=[ ])\#.*+)?")
_BEGUN = re.compile(rf"([ ]++)-[ ]({KEY}:[ ].*+)")
_MOST_LINES = 8192
_MOST_BLOCKS = 1 << 15
"""With four times as many not a file is read in less time, and all of them take room."""


def blocks_of_lines(text: str) -> Sequence[Block]:
    """The topmost keys of a text without tabs, backslashes, carriage returns and forbidden characters.

    Raises Unusual where the text has any other form than those above.
    """
    parts = _PARTS.split(text.rstrip("\n"))
    if not text[:1].isalpha() and text[:1] != "_" and any(map(any, LINE.findall(parts.pop(0)))):
        raise Unusual
    found = list(map(_blocks.__getitem__, parts))
    if not found or len({key for key, _, _, _ in found}) != len(found):
        raise Unusual
    return found


def _block(text: str) -> Block:
    first, more, rest = text.partition("\n")
    if not more and (match := _SIMPLE.fullmatch(first)):
        key, value = match[1], _value(match[2], "")
        if key in NULLS:
            raise Unusual
        return block(intern(key), value)
    if more and (match := _HEAD.fullmatch(first)) and match[1] not in NULLS:
        flat = _flat(rest) or _records(rest)
        if flat:
            return (intern(match[1]), flat[0], flat[1], f'"{match[1]}":{flat[2]}')
    ((key, value),) = _tree(text).items()
    return block(key, value)


_Row = tuple[int, str, Tree, str]
"""A line of a flat collection: its column, below zero for an item; its key; its value; both as `encoded`."""


def _row(line: str) -> _Row | None:
    match = _ROW.fullmatch(line)
    if match is None or match[3] in NULLS:
        return None
    value = _value(match[4], "")
    said = encode_basestring_ascii(value) if isinstance(value, str) else str(value)
    if match[2]:
        return (-len(match[1]), "", value, said)
    return (len(match[1]), intern(match[3]), value, f'"{match[3]}":{said}')


def _flat(text: str) -> tuple[Tree, Node, str] | None:
    """A mapping, or a list, of plain texts, one to a line: read, with nulls as None, and as `encoded`; None
    for anything else.
    """
    rows = list(map(_rows.__getitem__, text.split("\n")))
    known = [row for row in rows if row]
    if len(known) != len(rows) or len({row[0] for row in known}) != 1:
        return None
    said = [row[3] for row in known]
    value: Tree
    if known[0][0] < 0:
        value, told = [row[2] for row in known], f"[{','.join(said)}]"
    else:
        value = {row[1]: row[2] for row in known}
        if len(value) != len(known):
            return None
        said.sort()  # by the keys: the quote behind a key sorts before whatever may stand in one
        told = f"{{{','.join(said)}}}"
    nulls = any(type(row[2]) is int for row in known)
    return value, data_of(value) if nulls else cast("Node", value), told


def _records(text: str) -> tuple[Tree, Node, str] | None:
    """The same of a list of such mappings, as the promises of a deal are."""
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


_blocks = Known(_block, _MOST_BLOCKS)
_rows = Known(_row, _MOST_LINES)
_begun = Known(_begins, _MOST_LINES)


def forget() -> None:
    """Let go of what was read of pieces."""
    for known in (_blocks, _rows, _begun):
        known.clear()


def _tree(text: str) -> dict[str, Tree]:  # noqa: C901 - one loop over every line, flat for speed
    root: dict[str, Tree] = {}
    stack: _Stack = [(0, root)]
    waiting: tuple[int, Any, str] | None = None
    rows = LINE.findall(text)
    if any(map(_OTHER, rows)):
        raise Unusual
    for spaces, dash, key, plain, special, _ in rows:
        if not key and not dash:
            if plain or special or spaces:
                raise Unusual
            continue
        indent = len(spaces)
        if waiting is not None:
            _open(stack, waiting, indent, dash)
        column, container = stack[-1]
        if column != indent or (type(container) is list) != bool(dash):
            container = _container(stack, indent, dash)
        value = _value(plain, special)
        if dash:
            if not key:
                _append(container, value)
                waiting = None
                continue
            indent += 2
            container = _push(stack, indent, container)
        if key in container or key in NULLS:
            raise Unusual
        container[intern(key)] = value  # the same thirty keys stand in every file, and all are kept
        waiting = (indent, container, key) if value == _EMPTY else None
    if not root:
        raise Unusual
    return root


def _value(plain: str, special: str) -> Tree:
    if plain:
        if (said := plain.rstrip(" ")) in NULLS:
            return NULLS[said]
        # What is short stands in file after file: ids, days, kinds. Held once, a note takes half as much.
        return intern(said) if len(said) <= _SHORT else said
    return _special(special) if special else _EMPTY


def _open(stack: _Stack, waiting: tuple[int, Any, str], indent: int, dash: str) -> None:
    """Let the value of the key that has none yet start here, if it does."""
    column, mapping, key = waiting
    if indent > column:
        mapping[key] = [] if dash else {}
        stack.append((indent, mapping[key]))
        if len(stack) >= MAX_DEPTH:
            raise Unusual


def _container(stack: _Stack, indent: int, dash: str) -> Any:  # noqa: ANN401 - a list behind a dash, else a dict
    """What a line with this indentation belongs to."""
    column, container = stack[-1]
    while column > indent:
        stack.pop()
        column, container = stack[-1]
    if column != indent or (type(container) is list) != bool(dash):
        raise Unusual
    return container


def _append(items: list[Tree], value: Tree) -> None:
    if value == _EMPTY:
        raise Unusual
    items.append(value)


def _push(stack: _Stack, indent: int, items: list[Tree]) -> dict[str, Tree]:
    """Start the mapping that an item is."""
    inner: dict[str, Tree] = {}
    items.append(inner)
    stack.append((indent, inner))
    if len(stack) >= MAX_DEPTH:
        raise Unusual
    return inner


@lru_cache(maxsize=8192)  # the same limits and tags stand in file after file; nobody changes a tree
def _special(written: str) -> Tree:
    if written[0] in "\"'":
        return written[1:-1]
    if written == "~":
        return NULLS["~"]
    inner = written[1:-1].strip(" ")
    if written[0] == "[":
        return [_flow_text(item) for item in inner.split(",")] if inner else []
    found: dict[str, Tree] = {}
    for pair in inner.split(",") if inner else ():
        key, _, text = pair.partition(":")
        key = key.strip(" ")
        if key in found or key in NULLS:
            raise Unusual
        found[key] = _flow_text(text)
    return found


def _flow_text(written: str) -> Tree:
    text = written.strip(" ")
    return NULLS.get(text, text)
