"""Values read without the schema, where each key of a file holds plainly what it should.

To import what reads schemas, and to make the models of a file, takes longer than all else that a commit hook
does. Whatever is not as plain as this is the schema's to read, and to refuse: nothing is refused here.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from readyctl.core.entry import scalars
from readyctl.core.entry.days import parse_day
from readyctl.core.entry.document import Node

Value = TypeVar("Value")
Other = TypeVar("Other")
Word = TypeVar("Word", bound=StrEnum)
Part = TypeVar("Part", bound=Struct)
Reading = Callable[[Node], Value]
"""Gives what a plain text means, or raises `NotPlainError`, or any other ValueError."""


class NotPlainError(ValueError):
    """The schema has to be asked."""


def values(
    written: Node, readings: Mapping[str, Reading[object]], needed: Collection[str] = ()
) -> dict[str, object]:
    """The values of a mapping whose keys are among these, and hold what they should."""
    if type(written) is not dict or not all(key in written for key in needed):
        raise NotPlainError
    found: dict[str, object] = {}
    for key, value in written.items():
        read = readings.get(key)
        if read is None:
            raise NotPlainError
        found[key] = read(value)
    return found


def made(
    kind: type[Part], written: Node, readings: Mapping[str, Reading[object]], needed: Collection[str] = ()
) -> Part:
    """A value of what a mapping says, by the same."""
    return kind(**values(written, readings, needed))


def text(written: Node) -> str:
    """A text with something in it."""
    if type(written) is str and written:
        return written
    raise NotPlainError


def line(written: Node) -> str:
    """A text of one line that has something on it."""
    if type(written) is str and written.isprintable() and not written.isspace() and written:
        return written
    raise NotPlainError


def anything(written: Node) -> str | None:
    """A text, or none."""
    if written is None or type(written) is str:
        return written
    raise NotPlainError


def day(written: Node) -> dt.date:
    """A day of the calendar."""
    return scalars.day(text(written))


def due(written: Node) -> dt.date:
    """A day, or a quarter as its last day."""
    return parse_day(text(written))


def days(written: Node) -> int:
    """A number of days, at least one."""
    if number := scalars.days(text(written)):
        return number
    raise NotPlainError


def flag(written: Node) -> bool:
    """True or false."""
    return scalars.flag(text(written))


def count(written: Node) -> int:
    """A number of at least one, written in at most six digits."""
    said = text(written)
    if said.isascii() and said.isdecimal() and len(said) <= 6 and said[0] != "0":  # noqa: PLR2004 - as told
        return int(said)
    raise NotPlainError


def one_of(words: type[Word]) -> Reading[Word]:
    """One of these words, as it is written there."""
    known = {each.value: each for each in words}

    def read(written: Node) -> Word:
        if type(written) is str and written in known:
            return known[written]
        raise NotPlainError

    return read


def many(read: Reading[Value]) -> Reading[tuple[Value, ...]]:
    """A list of what is read so."""

    def read_all(written: Node) -> tuple[Value, ...]:
        if type(written) is list:
            return tuple([read(each) for each in written])
        raise NotPlainError

    return read_all


def none_or(read: Reading[Value], nothing: Other) -> Reading[Value | Other]:
    """The same, where a null means what is given."""
    return lambda written: nothing if written is None else read(written)


def many_or_none(read: Reading[Value]) -> Reading[tuple[Value, ...]]:
    """A list of what is read so; a null is an empty one."""

    def read_all(written: Node) -> tuple[Value, ...]:
        if type(written) is list:
            return tuple([read(each) for each in written]) if written else ()
        if written is None:
            return ()
        raise NotPlainError

    return read_all


def one_or_many(read: Reading[Value]) -> Reading[tuple[Value, ...]]:
    """The same, where a text that stands by itself is the only item."""
    several = many_or_none(read)
    return lambda written: (read(written),) if type(written) is str else several(written)
