"""Changing single values of an entry's text, and refusing an edit that would break it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from readyctl.adapters.yaml.editor import Remove, Set, edit
from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.reading import read_handoff
from readyctl.core.entry.document import Node, Problem
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.model import Feature
from readyctl.core.feature.reading import read_feature
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Change

KEY_ORDER: Final = tuple(Feature.model_fields)
"""The order in which an entry's keys stand; a key that is added goes to its place."""


def edited(
    top: Path, where: EntryPath, sets: Mapping[KeyPath, Node], removals: Iterable[KeyPath] = ()
) -> Change:
    """The change that sets and removes these values and touches nothing else in the file.

    Raises `UsageError` where the entry would have an error that it does not have now.
    """
    before = (top / where.path).read_bytes()
    after = with_values(before, sets, removals)
    ensure_sound(where, before, after)
    return Change(where.path, before, after)


def with_values(data: bytes, sets: Mapping[KeyPath, Node], removals: Iterable[KeyPath] = ()) -> bytes:
    """The same file with these values set and those removed."""
    changes: list[Remove | Set] = [Remove(path) for path in removals]
    changes += [Set(path, value) for path, value in sets.items()]
    return edit(data.decode(), changes, order=KEY_ORDER).encode()


def ensure_sound(where: EntryPath, before: bytes, after: bytes) -> None:
    """Refuse an edit that brings in an error: a date that is none, a level that lacks what it needs."""
    known = {problem.message for problem in _problems(where, before)} if before else set()
    fresh = [problem for problem in _problems(where, after) if problem.message not in known]
    if fresh:
        others = "".join(f"; {problem.message}" for problem in fresh[1:])
        raise UsageError(
            f"the entry would not be valid: {fresh[0].message}{others}",
            help=fresh[0].help or "give another value",
        )


def _problems(where: EntryPath, data: bytes) -> tuple[Problem, ...]:
    document = read(data, where.kind)
    if where.kind is EntryKind.HANDOFF:
        return read_handoff(where, document).problems
    return read_feature(where, document).problems
