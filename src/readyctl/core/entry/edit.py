"""What to change in an entry's file, as values: one place each."""

from collections.abc import Iterator

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath


class Set(Struct, frozen=True):
    """The value at `path` becomes `value` (None is a plain null); missing keys on the way are added.

    Mappings and lists are changed key by key and item by item, so that what stays keeps its comments.
    """

    path: KeyPath
    value: Node


class Append(Struct, frozen=True):
    """`value` becomes the last item of the list at `path`; a missing or null list is made."""

    path: KeyPath
    value: Node


class Remove(Struct, frozen=True):
    """The key or item at `path` goes, with the comment on its own line."""

    path: KeyPath


Edit = Set | Append | Remove


def additions(before: Node, after: Node, at: KeyPath = ()) -> Iterator[Edit]:
    """The edits by which data that only grew says what it says now: values that changed, and new items."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in after.items():
            yield from additions(before.get(key), value, (*at, key))
    elif isinstance(before, list) and isinstance(after, list):
        for index, value in enumerate(after[: len(before)]):
            yield from additions(before[index], value, (*at, index))
        yield from (Append(at, value) for value in after[len(before) :])
    elif before != after:
        yield Set(at, after)
