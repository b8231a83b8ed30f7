"""What an entry says today that engineering did not sign: key by key, before and after."""

from collections.abc import Iterator, Mapping

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.path import UNCOVERED, EntryKind
from readyctl.core.entry.schema_words import shown


def changed_words(signed: Mapping[str, Node], now: Mapping[str, Node]) -> Iterator[str]:
    """Each covered key that differs, such as `delivery.scope: 'no comments' → 'with comments'`."""
    before, after = (dict(_leaves(_covered(data))) for data in (signed, now))
    for path in dict.fromkeys((*before, *after)):
        if path not in before:
            yield f"{dotted(path)}: {shown(after[path])} is new"
        elif path not in after:
            yield f"{dotted(path)}: {shown(before[path])} is gone"
        elif before[path] != after[path]:
            yield f"{dotted(path)}: {shown(before[path])} → {shown(after[path])}"


def _covered(data: Mapping[str, Node]) -> dict[str, Node]:
    return {key: value for key, value in data.items() if key not in UNCOVERED[EntryKind.FEATURE]}


def _leaves(value: Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list) and value:
        for place, inner in enumerate(value):
            yield from _leaves(inner, (*path, place))
    elif path:
        yield path, value
