"""What a version of a file says, by text: built from the parser's events, so scalars keep their text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

UNCOVERED = frozenset({"accurate_as_of", "owner", "proposed", "code", "links", "tags", "notes"})
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
LARGEST = 64 * 1024
DEEPEST = 8

Value = tuple[Any, ...]
"""A canonical value: ("map", sorted pairs) | ("list", items) | ("text", text) | ("null", text)."""


class Unparsable(Exception):  # noqa: N818
    """Outside the YAML subset."""


@lru_cache(maxsize=5000)
def parse(data: bytes) -> dict[str, Value] | None:
    """The top-level keys and their values; None where the bytes are outside the subset."""
    try:
        text = data.decode("utf-8")
        if len(data) > LARGEST or REFUSED.search(text):
            return None
        value = _document(iter(list(YAML(typ="safe", pure=True).parse(text))))
    except (UnicodeDecodeError, YAMLError, Unparsable):
        return None
    return dict(value[1]) if value[0] == "map" else None


def claim(data: bytes) -> Value | None:
    """The covered part of a feature; None where it is unparsable."""
    keys = parse(data)
    if keys is None:
        return None
    return ("map", tuple(sorted((key, value) for key, value in keys.items() if key not in UNCOVERED)))


def confirmation(data: bytes) -> Value | None:
    """What `accurate_as_of` says; None where it is absent, null, or the file is unparsable."""
    value = (parse(data) or {}).get("accurate_as_of")
    return None if value is None or value[0] == "null" else value


def _document(events: Iterator[Any]) -> Value:
    value: Value | None = None
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if value is not None:
                raise Unparsable
            value = _value(next(events), events, 1)
            if not isinstance(next(events), DocumentEndEvent):
                raise Unparsable
    if value is None:
        raise Unparsable
    return value


def _value(event: Any, events: Iterator[Any], depth: int) -> Value:
    if isinstance(event, AliasEvent) or event.anchor is not None or event.tag is not None:
        raise Unparsable
    if isinstance(event, ScalarEvent):
        return _scalar(event)
    if depth > DEEPEST:
        raise Unparsable
    if isinstance(event, SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(_value(event, events, depth + 1))
        return ("list", tuple(items))
    assert isinstance(event, MappingStartEvent)
    pairs: dict[str, Value] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        key = _value(event, events, depth + 1)
        if key[0] != "text" or key[1] in pairs or (key[1] == "<<" and event.style is None):
            raise Unparsable
        pairs[key[1]] = _value(next(events), events, depth + 1)
    return ("map", tuple(sorted(pairs.items())))


def _scalar(event: Any) -> Value:
    if REFUSED.search(event.value):
        raise Unparsable
    plain = not event.style
    if plain and event.value in {"", "~", "null", "Null", "NULL"}:
        return ("null", event.value)  # reading 1: its own text, and never equal to a quoted one
    return ("text", event.value)
