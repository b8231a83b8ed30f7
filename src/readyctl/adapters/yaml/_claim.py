"""From a parsed file to its `Version`: what sign-off compares.

Two versions have the same claim exactly when their covered values are equal. The encoding is JSON with sorted
keys: comments, the order of keys, quoting, indentation and line ends have left no trace in the parsed tree.
"""

import hashlib
import json

from readyctl.core.entry.document import Node, Version
from readyctl.core.entry.path import CONFIRMATION_KEY, UNCOVERED, UNCOVERED_WITHIN, EntryKind

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8
"""Mappings and lists within one another; the file's own mapping is the first."""

Tree = dict[str, "Tree"] | list["Tree"] | str | int
"""A parsed value. Every text is a str; a plain null is an int that tells which word it was."""

NULLS = {"null": 0, "Null": 1, "NULL": 2, "~": 3, "": 4}
"""The plain scalars that YAML 1.2 reads as null."""

_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=True, check_circular=False
).encode


def version_of(tree: dict[str, Tree], kind: EntryKind) -> Version:
    """The version that a readable file is."""
    uncovered = UNCOVERED[kind]
    covered = {key: value for key, value in tree.items() if key not in uncovered} if uncovered else tree
    for key, within in UNCOVERED_WITHIN.get(kind, {}).items():
        if isinstance(items := covered.get(key), list):
            covered = {**covered, key: [_without(item, within) for item in items]}
    confirming = CONFIRMATION_KEY.get(kind)
    return Version(
        hashlib.sha256(_encode(covered).encode("ascii")).hexdigest(),
        readable=True,
        confirmation=None if confirming is None else _confirmation(tree.get(confirming)),
    )


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
    return _encode(value)


def data_of(tree: Tree) -> Node:
    """The tree as `Node`: plain nulls become None."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, dict):
        return {key: value if type(value) is str else data_of(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [data_of(item) for item in tree]
    return None
