"""Where everything stands in a YAML text: a tree of spans, in characters from 0.

The spans are those of the visible text: a block collection ends with its last value, a block scalar with its
last line of text, whatever the parser says about the blank lines and comments behind it.
"""

import re

from msgspec import Struct, field

from readyctl.adapters.yaml._events import (
    Event,
    Events,
    MappingEnd,
    MappingStart,
    Scalar,
    SequenceEnd,
    events_of,
)

_BLANK_TAIL = re.compile(r"(?:\r?\n[ \t]*)+\Z")


class ScalarSpan(Struct, frozen=True):
    """A scalar; `style` is empty for a plain one, else one of `'`, `"`, `|`, `>`."""

    start: int
    end: int
    style: str
    text: str


class MappingSpan(Struct):
    """A mapping; `column` is that of its keys (block style)."""

    start: int
    column: int
    flow: bool
    end: int = 0
    pairs: list[tuple[ScalarSpan, "Span"]] = field(default_factory=list)

    def find(self, key: str) -> int | None:
        """The index of a key's pair."""
        return next((i for i, (span, _) in enumerate(self.pairs) if span.text == key), None)


class SequenceSpan(Struct):
    """A list; `column` is that of its dashes (block style)."""

    start: int
    column: int
    flow: bool
    end: int = 0
    items: list["Span"] = field(default_factory=list)


Span = ScalarSpan | MappingSpan | SequenceSpan


def spans_of(text: str) -> MappingSpan:
    """The spans of a text that the strict reader accepts, without byte order mark."""
    following = events_of(text)
    following()
    following()
    root = _span(following(), following, text)
    if not isinstance(root, MappingSpan):
        raise TypeError("the strict reader lets only mappings through")
    return root


def _span(event: Event, following: Events, text: str) -> Span:
    if type(event) is Scalar:
        return _scalar(event, text)
    start, column = event.start_mark.index, event.start_mark.column
    if type(event) is MappingStart:
        return _mapping(MappingSpan(start, column, bool(event.flow_style)), following, text)
    return _sequence(SequenceSpan(start, column, bool(event.flow_style)), following, text)


def _end(event: Event) -> int:
    end: int = event.end_mark.index
    return end


def _scalar(event: Event, text: str) -> ScalarSpan:
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    if style in {"|", ">"}:
        end = start + len(_block_scalar(text[start:end]))
    return ScalarSpan(start, end, style, event.value)


def _block_scalar(raw: str) -> str:
    # With `|+` the blank lines behind the text belong to it, without they are space before what follows.
    if "+" in raw.split("\n", 1)[0].split("#", 1)[0]:
        return raw.rstrip(" ").removesuffix("\n").removesuffix("\r")
    return _BLANK_TAIL.sub("", raw)


def _mapping(span: MappingSpan, following: Events, text: str) -> MappingSpan:
    event = following()
    while type(event) is not MappingEnd:
        key = _scalar(event, text)
        span.pairs.append((key, _span(following(), following, text)))
        event = following()
    span.end = _end(event) if span.flow else span.pairs[-1][1].end
    return span


def _sequence(span: SequenceSpan, following: Events, text: str) -> SequenceSpan:
    event = following()
    while type(event) is not SequenceEnd:
        span.items.append(_span(event, following, text))
        event = following()
    span.end = _end(event) if span.flow else span.items[-1].end
    return span
