"""The quick way through a file that has nothing to complain about.

It builds the tree and nothing else, by lines where the file is simple enough, else by the parser's events,
and gives up at the first thing out of the ordinary: the careful way (`yaml_careful`) then decides, and finds
the words. A test holds all three to the same answer.
"""

import itertools
from collections.abc import Callable, Sequence
from functools import cache

import yaml

from readyctl.adapters.yaml._blocks import Block, Tree, blocks_of
from readyctl.adapters.yaml._characters import PLAIN_BYTES
from readyctl.adapters.yaml._claim import MAX_BYTES, MAX_DEPTH, NULLS
from readyctl.adapters.yaml._events import (
    DocumentEnd,
    DocumentStart,
    Event,
    Events,
    MappingEnd,
    MappingStart,
    Scalar,
    SequenceEnd,
    SequenceStart,
    StreamEnd,
    events_of,
)
from readyctl.adapters.yaml._unusual import Unusual
from readyctl.core.entry.characters import FORBIDDEN_IN_TEXT

_WARM_UP = 50
_read_so_far = itertools.count()
"""Making the line reader's pattern takes as long as reading so many files without it."""
_NO_PLAIN_KEYS = frozenset({*NULLS, "<<"})


def quick_reading(blob: bytes) -> tuple[Sequence[Block], bool]:
    """The topmost keys of a file that is plainly within the subset, and whether the line reader read it.

    Raises Unusual for every other.
    """
    if len(blob) > MAX_BYTES or b"\\" in blob:
        raise Unusual
    text = _plain_text(blob)
    if text is None or next(_read_so_far) < _WARM_UP:
        return blocks_of(tree_of_events(blob)), False
    try:
        return _line_reader()(text), True
    except Unusual:
        return blocks_of(tree_of_events(blob)), False


@cache
def _line_reader() -> "Callable[[str], Sequence[Block]]":
    from readyctl.adapters.yaml._lines import blocks_of_lines  # noqa: PLC0415 - only where it pays

    return blocks_of_lines


def forget() -> None:
    """Let go of the pieces that the line reader knows, once there are no more files that share them."""
    if _line_reader.cache_info().currsize:
        from readyctl.adapters.yaml import _lines  # noqa: PLC0415 - it is there

        _lines.forget()


def tree_of_events(blob: bytes) -> dict[str, Tree]:
    """The tree of a file whose characters are known to be fine. Raises Unusual for any but a plain one."""
    try:
        return _document(events_of(blob))
    except (yaml.YAMLError, ValueError) as error:
        raise Unusual from error


def _plain_text(blob: bytes) -> str | None:
    """The text, once its characters are known to be fine; None where it has tabs or carriage returns."""
    if not blob.translate(None, PLAIN_BYTES):
        return blob.decode("ascii")
    try:
        text = blob.decode()
    except UnicodeDecodeError:
        raise Unusual from None
    if FORBIDDEN_IN_TEXT.search(text):
        raise Unusual
    return None if "\t" in text or "\r" in text else text


def _document(following: Events) -> dict[str, Tree]:
    following()
    start = following()
    if type(start) is not DocumentStart or start.version or start.tags:
        raise Unusual
    root = following()
    if type(root) is not MappingStart or root.tag or root.anchor:
        raise Unusual
    tree = _mapping(following, 1)
    if type(following()) is not DocumentEnd or type(following()) is not StreamEnd:
        raise Unusual
    return tree


def _mapping(following: Events, level: int) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    while True:
        event = following()
        if type(event) is not Scalar:
            if type(event) is MappingEnd:
                return found
            raise Unusual
        key: str = event.value
        if event.tag or event.anchor or key in found or (key in _NO_PLAIN_KEYS and not event.style):
            raise Unusual
        event = following()
        if type(event) is Scalar and not event.tag and not event.anchor:
            value: str = event.value
            found[key] = NULLS[value] if value in NULLS and not event.style else value
        else:
            found[key] = _collection(event, following, level)


def _sequence(following: Events, level: int) -> list[Tree]:
    found: list[Tree] = []
    while True:
        event = following()
        if type(event) is Scalar and not event.tag and not event.anchor:
            value: str = event.value
            found.append(NULLS[value] if value in NULLS and not event.style else value)
        elif type(event) is SequenceEnd:
            return found
        else:
            found.append(_collection(event, following, level))


def _collection(event: Event, following: Events, level: int) -> Tree:
    build = _BUILDERS.get(type(event))
    if build is None or level >= MAX_DEPTH or event.tag or event.anchor:
        raise Unusual
    return build(following, level + 1)


_BUILDERS: dict[type, Callable[[Events, int], Tree]] = {MappingStart: _mapping, SequenceStart: _sequence}
