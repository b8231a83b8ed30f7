"""What happened to a note since engineering reviewed it, told from its versions."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.path import UNCOVERED, EntryKind
from readyctl.core.feature.view import SalesView

_MOST_NAMED = 3


class NoteVersion(Struct, frozen=True):
    """The note as one commit left it; `document` is None where the commit removed it."""

    commit: str
    at: dt.datetime
    by: str
    """The author's address."""
    document: Document | None


class LateChange(Struct, frozen=True):
    """One commit that changed covered lines after the review; `keys` are their dotted paths."""

    version: NoteVersion
    keys: tuple[str, ...]

    @property
    def words(self) -> str:
        """The change in a few words, for a sentence."""
        named = ", ".join(self.keys[:_MOST_NAMED])
        more = f" and {len(self.keys) - _MOST_NAMED} more" if len(self.keys) > _MOST_NAMED else ""
        commit = f"{self.version.at:%Y-%m-%d} ({self.version.commit[:12]})"
        return f"{self.version.by} changed {named}{more} on {commit}"


def late_changes(reviewed: Document | None, after: list[NoteVersion]) -> Iterator[LateChange]:
    """The commits after a review, oldest first, that changed what the reviewer had read."""
    before = reviewed
    for version in after:
        keys = tuple(dotted(path) for path in changed_keys(before, version.document))
        if keys:
            yield LateChange(version, keys)
        before = version.document


def changed_keys(old: Document | None, new: Document | None) -> tuple[KeyPath, ...]:
    """Where two versions of a note differ in what a review covers."""
    first, second = _covered(old), _covered(new)
    return tuple(_differences(first, second, ()))


def _covered(document: Document | None) -> dict[str, Node]:
    data = (document.data if document else None) or {}
    return {key: value for key, value in data.items() if key not in UNCOVERED[EntryKind.HANDOFF]}


def _differences(old: Node, new: Node, at: KeyPath) -> Iterator[KeyPath]:
    match old, new:
        case dict(), dict():
            for key in dict.fromkeys((*old, *new)):
                if key not in old or key not in new:
                    yield (*at, key)
                else:
                    yield from _differences(old[key], new[key], (*at, key))
        case list(), list():
            for index in range(max(len(old), len(new))):
                if index >= min(len(old), len(new)):
                    yield (*at, index)
                else:
                    yield from _differences(old[index], new[index], (*at, index))
        case _:
            if old != new:
                yield at


def feature_changes(feature: str, then: SalesView | None, now: SalesView | None) -> str | None:
    """What changed of a promised feature since the review, in words; None where nothing that matters did."""
    if then is None or now is None:
        return (
            None if then is now else f"'{feature}' {'is gone' if now is None else 'came into the registry'}"
        )
    if then.level is not now.level:
        return f"'{feature}' went from {then.level} to {now.level}"
    if then.delivery_date != now.delivery_date:
        dates = f"{then.delivery_date or 'none'} to {now.delivery_date or 'none'}"
        return f"the date of '{feature}' went from {dates}"
    return f"the limits of '{feature}' changed" if then.limits != now.limits else None
