"""Changing single values of an entry's text."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from readyctl.adapters.yaml.editor import edit_file
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Remove, Set
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.path import EntryPath
from readyctl.core.feature.model import Feature
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.changing.soundness import ensure_sound
from readyctl.workspace.changing.standing import standing

KEY_ORDER: Final = tuple(Feature.model_fields)
"""The order in which an entry's keys stand; a key that is added goes to its place."""


def edited(
    top: Path, where: EntryPath, sets: Mapping[KeyPath, Node], removals: Iterable[KeyPath] = ()
) -> Change:
    """The change that sets and removes these values and touches nothing else in the file.

    Raises `UsageError` where the entry would have an error that it does not have now.
    """
    before = standing(top, where.path)
    after = with_values(before, sets, removals)
    ensure_sound(where, before, after)
    return Change(where.path, before, after)


def with_values(data: bytes, sets: Mapping[KeyPath, Node], removals: Iterable[KeyPath] = ()) -> bytes:
    """The same file with these values set and those removed."""
    changes: list[Remove | Set] = [Remove(path) for path in removals]
    changes += [Set(path, value) for path, value in sets.items()]
    return edit_file(data, changes, order=KEY_ORDER)
