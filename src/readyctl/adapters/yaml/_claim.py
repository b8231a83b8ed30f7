"""From a parsed file to its `Version`: what sign-off compares.

Two versions have the same claim exactly when their covered values are equal. The encoding is JSON with sorted
keys: comments, the order of keys, quoting, indentation and line ends have left no trace in the parsed tree.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

import msgspec

from readyctl.adapters.yaml._blocks import Block, Tree
from readyctl.core.entry.document import Node, Version
from readyctl.core.entry.path import (
    BESIDE_THE_CLAIM,
    CONFIRMATION_KEY,
    UNCOVERED,
    UNCOVERED_WITHIN,
    EntryKind,
)

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8
"""Mappings and lists within one another; the file's own mapping is the first."""

NULLS = {"null": 0, "Null": 1, "NULL": 2, "~": 3, "": 4}
"""The plain scalars that YAML 1.2 reads as null."""
_quickly = msgspec.json.Encoder(order="sorted").encode
_in_ascii = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False).encode
_NOT_WITHIN: Mapping[str, frozenset[str]] = {}
_NOTHING: Mapping[str, Node] = {}
"""What nearly every version says beside its claim: one for all of them."""


def version_of(blocks: Sequence[Block], kind: EntryKind) -> Version:
    """The version that a readable file is."""
    uncovered, confirming, asked = UNCOVERED[kind], CONFIRMATION_KEY.get(kind), BESIDE_THE_CLAIM.get(kind, ())
    within = UNCOVERED_WITHIN.get(kind, _NOT_WITHIN)
    covered: dict[str, Tree] = {}
    confirmation: str | None = None
    beside: dict[str, Node] = {}
    for key, value, data in blocks:
        if key not in uncovered:
            covered[key] = _but_for(value, within[key]) if key in within else value
        elif key == confirming:
            confirmation = _confirmation(value)
        elif key in asked and data is not None:
            beside[key] = data
    return Version(
        hashlib.sha256(_encoded(covered)).hexdigest(),
        readable=True,
        confirmation=confirmation,
        beside=beside or _NOTHING,
    )


def _encoded(value: Tree) -> bytes:
    """A value as claims are compared, always in the same bytes: baselines name the digests of them."""
    said = _quickly(value)
    return said if said.isascii() else _in_ascii(value).encode("ascii")


def _but_for(items: Tree, keys: frozenset[str]) -> Tree:
    """A list without these keys of its items; anything else as it is."""
    return [_without(item, keys) for item in items] if isinstance(items, list) else items


def _without(item: Tree, keys: frozenset[str]) -> Tree:
    return {key: value for key, value in item.items() if key not in keys} if isinstance(item, dict) else item


def unreadable_version(blob: bytes) -> Version:
    """The version that a file outside the subset is: a value of its own, by its bytes."""
    return Version(f"unparsable:{hashlib.sha256(blob).hexdigest()}", readable=False, confirmation=None)


def _confirmation(value: Tree | None) -> str | None:
    if value is None or isinstance(value, int):
        return None
    if isinstance(value, str) and not value.startswith(("{", "[", '"')):
        return value
    return _encoded(value).decode()
