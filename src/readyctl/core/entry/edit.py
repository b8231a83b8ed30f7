"""What to change in an entry's file, as values: one place each."""

from dataclasses import dataclass

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath


@dataclass(frozen=True)
class Set:
    """The value at `path` becomes `value` (None is a plain null); missing keys on the way are added.

    Mappings and lists are changed key by key and item by item, so that what stays keeps its comments.
    """

    path: KeyPath
    value: Node


@dataclass(frozen=True)
class Append:
    """`value` becomes the last item of the list at `path`; a missing or null list is made."""

    path: KeyPath
    value: Node


@dataclass(frozen=True)
class Remove:
    """The key or item at `path` goes, with the comment on its own line."""

    path: KeyPath


Edit = Set | Append | Remove
