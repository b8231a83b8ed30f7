"""What a feature's file says where it is plainly right, read without the schema.

Of ten thousand files nearly all are: to build a model of each, and to take it apart again, costs more than to
read the file. Whatever is not plain here goes to the schema, which decides, and has the words for what is
wrong. A test holds both to one answer.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.limit import LimitText
from readyctl.core.entry.path import ID, EntryPath
from readyctl.core.entry.plainly import (
    NotPlainError,
    anything,
    day,
    days,
    due,
    line,
    many_or_none,
    none_or,
    one_of,
    one_or_many,
    text,
    values,
)
from readyctl.core.entry.schema_words import Words, unknown_key
from readyctl.core.feature.no_words import is_blank, says_nothing
from readyctl.core.feature.said import Details, FeatureWords, WrittenWords
from readyctl.core.level.table import Level

Found = TypeVar("Found")


def plainly_said(where: EntryPath, data: Mapping[str, Node]) -> tuple[Level, FeatureWords]:
    """The level and the words of the file at this place, with which nothing is wrong. Raises
    ValueError where something is, or may be.
    """
    said: dict[str, Any] = {**_LEFT_OUT}
    for key, value in data.items():
        read = _READERS.get(key)
        if read is None:
            raise NotPlainError
        said[key] = read(value)
    level = said["level"]
    if level is None or said["id"] != where.id or not _are_names(where.id, where.area):
        raise NotPlainError
    due, written, scope = said["delivery"]
    if written is not None and not level.needs_signature:
        raise NotPlainError
    for path in level.row.needs:
        if _is_missing(data, path):
            raise NotPlainError
    name, summary = said["name"], said["summary"]
    if name is None or summary is None:
        raise NotPlainError
    details = Details(
        summary, said["aliases"], said["links"], said["replaced_by"], said["tags"], written, scope,
        said["caveats"], said["limits"], said["evidence"], said["code"], said["accurate_as_of"],
    )  # fmt: skip
    return level, WrittenWords(
        False, name, said["owner"], due, said["ends"], said["fresh_for"], False, details
    )


def plainly_moved(where: EntryPath, data: dict[str, Node]) -> FeatureWords:
    """The words of the file at this place, which leads to another, with which nothing is wrong. Raises
    ValueError where something is, or may be.
    """
    said: dict[str, Any] = {**_LEFT_OUT, **values(data, _READERS_OF_MOVED, ("id", "replaced_by"))}
    if not said["replaced_by"] or said["id"] != where.id or not _are_names(where.id, where.area):
        raise NotPlainError
    details = Details(said["summary"], said["aliases"], links=(), replaced_by=said["replaced_by"])
    return WrittenWords(True, said["name"], said["owner"], None, None, None, False, details)


def plainly_but_for_a_key(where: EntryPath, data: Mapping[str, Node]) -> tuple[Level, str, Words]:
    """The level of the file at this place, the one key in it that nobody knows, and the words for that, where
    nothing else is wrong with it. Raises the same.
    """
    unknown = data.keys() - _READERS.keys()
    if len(unknown) != 1:
        raise NotPlainError
    (key,) = unknown
    level, _ = plainly_said(where, {known: data[known] for known in data if known != key})
    return level, key, _unknown(key)


@lru_cache(maxsize=1 << 6)
def _unknown(key: str) -> Words:
    """What is said of a key that nobody knows: one slip often stands in many files."""
    homes = [name for name, keys in _WITHIN.items() if key in keys]
    return unknown_key((key,), list(_READERS), homes)


@lru_cache(maxsize=1 << 10)
def _is_name(text: str) -> bool:
    return ID.fullmatch(text) is not None


def _are_names(feature_id: str, area: str | None) -> bool:
    return ID.fullmatch(feature_id) is not None and (area is None or _is_name(area))


def _is_missing(data: Mapping[str, Node], path: KeyPath) -> bool:
    """Whether what the level asks for is not plainly there."""
    node: Node = data.get(str(path[0]))
    if len(path) > 1:
        node = node.get(str(path[1])) if type(node) is dict else None
    return is_blank(node)


# How a value is read; each raises ValueError for all but what the schema takes as it stands.


def _id(value: Node) -> str:
    if type(value) is str and ID.fullmatch(value):
        return value
    raise NotPlainError


def _null(value: Node) -> None:
    if value is not None:
        raise NotPlainError


def _no_items(value: Node) -> tuple[()]:
    if value is None or value == []:
        return ()
    raise NotPlainError


def _saying(value: Node) -> str | None:
    """A text that says something, or null."""
    if value is None or (type(value) is str and value.isprintable() and not says_nothing(value)):
        return value
    raise NotPlainError


def _caveat(value: Node) -> str:
    if type(value) is str and value and value.isprintable() and not says_nothing(value):
        return value
    raise NotPlainError


def _mapping(value: Node, keys: frozenset[str]) -> Mapping[str, Node]:
    """A mapping of these keys alone; null is an empty one."""
    if type(value) is dict and value.keys() <= keys:
        return value
    if value is None:
        return _EMPTY
    raise NotPlainError


def _delivery(value: Node) -> tuple[dt.date | None, str | None, str | None]:
    """The day, the date as written, the scope."""
    written = _mapping(value, _OF_DELIVERY)
    return _shared(_delivered, written.get("date"), written.get("scope"), written.get("capacity"))


@lru_cache(maxsize=1 << 12)
def _delivered(date: Node, scope: Node, capacity: Node) -> tuple[dt.date | None, str | None, str | None]:
    _saying(capacity)
    return _due(date), anything(date), _saying(scope)


def _shared(read: Callable[..., Found], *values: Node) -> Found:
    """What stands in many files is read once."""
    try:
        return read(*values)
    except TypeError:  # a list or a mapping, where a text belongs
        raise NotPlainError from None


def _evidence(value: Node) -> Mapping[str, str]:
    """What there is of it, in the order of the schema."""
    written = _mapping(value, _OF_EVIDENCE)
    if not written:
        return _NO_EVIDENCE
    found: dict[str, str] = {}
    for key in EVIDENCE:
        if text := _saying(written.get(key)):
            found[key] = text
    return found


def _limits(value: Node) -> tuple[LimitText, ...]:
    if type(value) is list:
        return tuple([_shared(_limit, *_bound(each)) for each in value])
    if value is None:
        return ()
    raise NotPlainError


def _bound(value: Node) -> tuple[Node, Node, Node]:
    written = _mapping(value, _OF_LIMIT)
    return written.get("metric"), written.get("at_least"), written.get("at_most")


@lru_cache(maxsize=1 << 12)
def _limit(metric: Node, at_least: Node, at_most: Node) -> LimitText:
    return text(metric), anything(at_least), anything(at_most)


_EMPTY: Mapping[str, Node] = {}
_NO_EVIDENCE: Mapping[str, str] = {}
EVIDENCE = ("production", "tests", "docs", "support")
_OF_EVIDENCE = frozenset(EVIDENCE)
_OF_DELIVERY = frozenset({"date", "scope", "capacity"})
_OF_LIMIT = frozenset({"metric", "at_least", "at_most"})
_due = none_or(due, None)
_READERS: Mapping[str, Callable[[Node], object]] = {
    "id": _id,
    "name": line,
    "summary": text,
    "level": one_of(Level),
    "aliases": many_or_none(line),
    "delivery": _delivery,
    "caveats": many_or_none(_caveat),
    "limits": _limits,
    "evidence": _evidence,
    "replaced_by": one_or_many(_id),
    "ends": none_or(day, None),
    "fresh_for": none_or(days, None),
    "ignore": _no_items,
    "accurate_as_of": anything,
    "owner": anything,
    "proposed": _null,
    "code": one_or_many(text),
    "links": many_or_none(text),
    "tags": many_or_none(text),
    "notes": anything,
}
_WITHIN: Mapping[str, frozenset[str]] = {
    "delivery": _OF_DELIVERY,
    "limits": _OF_LIMIT,
    "evidence": _OF_EVIDENCE,
    "ignore": frozenset({"code", "reason", "until"}),
    "proposed": frozenset({"level", "by", "reason", "set"}),
}
"""The keys that are known within others."""
_READERS_OF_MOVED: Mapping[str, Callable[[Node], object]] = {
    "id": _id,
    "name": none_or(line, None),
    "summary": anything,
    "aliases": many_or_none(line),
    "replaced_by": one_or_many(_id),
    "accurate_as_of": anything,
    "owner": anything,
    "links": many_or_none(text),
    "tags": many_or_none(text),
    "notes": anything,
}
_LEFT_OUT: Mapping[str, object] = {
    **dict.fromkeys(("id", "name", "summary", "level", "accurate_as_of", "owner", "ends", "fresh_for")),
    **dict.fromkeys(("aliases", "caveats", "limits", "replaced_by", "code", "links", "tags"), ()),
    "delivery": (None, None, None),
    "evidence": _NO_EVIDENCE,
}
