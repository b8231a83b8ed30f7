"""The tree of a file that has nothing to complain about, by the parser's events: for one of any form."""

from collections.abc import Callable

import yaml

from readyctl.adapters.yaml._blocks import Tree
from readyctl.adapters.yaml._claim import MAX_DEPTH, NULLS
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

_NO_PLAIN_KEYS = frozenset({*NULLS, "<<"})


def tree_of_events(blob: bytes) -> dict[str, Tree]:
    """The tree of a file whose characters are known to be fine. Raises Unusual for any but a plain one."""
    try:
        return _document(events_of(blob))
    except (yaml.YAMLError, ValueError) as error:
        raise Unusual from error


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
