"""The short way through the files that people mostly write: one key, or one item, to a line.

A registry's history has tens of thousands of versions, and most of them are such files. This reader
knows only the forms below, in which YAML leaves no room for a second reading, and gives up at anything else,
so that the full parser decides. A test holds both to the same answer.

    key: plain text      # comment        - plain text
    key: "text", 'text', [], {}           - {key: text, key: [text, text]}
    key: [text, text]                     - key: text
    key:                                    key: text
      key: text
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from sys import intern
from typing import Any

from readyctl.adapters.yaml import _flat
from readyctl.adapters.yaml._blocks import Block, Tree, block
from readyctl.adapters.yaml._claim import MAX_DEPTH, NULLS
from readyctl.adapters.yaml._known import Known
from readyctl.adapters.yaml._plain_values import FLOW_TEXT, KEY, TEXT, flow_value, value_of
from readyctl.adapters.yaml._unusual import Unusual

_FLOW_LIST = rf"\[[ ]*+(?:{FLOW_TEXT}(?:,[ ]*+{FLOW_TEXT})*)?\]"
_FLOW_PAIR = rf"{KEY}:[ ]++(?:{FLOW_TEXT}|{_FLOW_LIST}[ ]*+)"
LINE = re.compile(
    rf"""
      [ ]*+ (?: \#[^\n]*+ )? (?: \n | \Z )
    | ([ ]*+) (-[ ])?
      (?: ({KEY}) : (?=[ \n]|\Z) )? [ ]*+
      (?: (?<=[ ])
        (?: ({TEXT})
          | ( ~ | "[^"\n]*+" | '[^'\n]*+'
            | {_FLOW_LIST}
            | \{{ [ ]*+ (?: {_FLOW_PAIR} (?: , [ ]*+ {_FLOW_PAIR} )* )? \}}
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

_key = itemgetter(0)
_EMPTY = NULLS[""]
_Stack = list[tuple[int, Any]]
"""The open collections: the column of each one's lines, and what they fill."""


_PARTS = re.compile(r"\n(?=[A-Za-z_])")
"""Before each line that begins as only one with a topmost key does."""
_SIMPLE = re.compile(rf"({KEY}):[ ]++({TEXT})")
_LISTED = re.compile(rf"({KEY}):[ ]++\[[ ]*+({FLOW_TEXT}(?:,[ ]*+{FLOW_TEXT})*)\]")
_FLOW_PAIRS = re.compile(rf"({KEY}):[ ]++(?:({FLOW_TEXT})|\[([^\]]*+)\])")
"""What stands in a flow mapping of the form above."""
_BELOW = re.compile(rf"({KEY}):\n((?s:.++))")
_DEEP = MAX_DEPTH - 2
"""With so many collections open, a mapping of lists behind a dash and a key might be too deep."""
_MOST_BLOCKS = 1 << 15
"""With four times as many not a file is read in less time, and all of them take room."""


def blocks_of_lines(text: str) -> Sequence[Block]:
    """The topmost keys of a text without tabs, backslashes, carriage returns and forbidden characters.

    Raises Unusual where the text has any other form than those above.
    """
    parts = _PARTS.split(text.rstrip("\n"))
    if not text[:1].isalpha() and text[:1] != "_" and not _begins_with_nothing(parts.pop(0)):
        raise Unusual
    found = list(map(_blocks.__getitem__, parts))
    if not found or len(set(map(_key, found))) != len(found):
        raise Unusual
    return found


@lru_cache(maxsize=64)
def _begins_with_nothing(text: str) -> bool:
    """Whether what stands before the first key says nothing: it is the same in file after file."""
    return not any(map(any, LINE.findall(text)))


def _block(text: str) -> Block:
    if match := _SIMPLE.fullmatch(text):
        key, plain = match.groups()
        if key not in NULLS:
            value = value_of(plain)
            return (intern(key), value, value if type(value) is str else None)
    elif match := _BELOW.fullmatch(text):
        key, lines = match.groups()
        if key not in NULLS and (below := _flat.flat(lines)):
            return (intern(key), *below)
    elif match := _LISTED.fullmatch(text):
        key, items = match.groups()
        if key not in NULLS:
            return (intern(key), *_flat.listed(list(map(flow_value, items.split(",")))))
    ((key, tree),) = _tree(text).items()
    return block(key, tree)


_blocks = Known(_block, _MOST_BLOCKS)


def forget() -> None:
    """Let go of what was read of pieces."""
    _blocks.clear()
    _flat.forget()


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
        if special:
            value = _special(special, may_nest=len(stack) < _DEEP)
        else:
            value = value_of(plain) if plain else _EMPTY
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
def _special(written: str, *, may_nest: bool) -> Tree:
    if written[0] in "\"'":
        return written[1:-1]
    if written == "~":
        return NULLS["~"]
    inner = written[1:-1].strip(" ")
    if written[0] == "[":
        return _flow_list(inner)
    found: dict[str, Tree] = {}
    for key, text, items in _FLOW_PAIRS.findall(inner):
        if key in found or key in NULLS or not (text or may_nest):
            raise Unusual
        found[key] = flow_value(text) if text else _flow_list(items.strip(" "))
    return found


def _flow_list(inner: str) -> list[Tree]:
    return [flow_value(item) for item in inner.split(",")] if inner else []
