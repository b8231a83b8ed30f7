"""Deals as the pipeline sees them: which are open, which weigh most, and what became of their promises."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.kind import Kind
from readyctl.core.promise.model import Promise

_STAGE_WEIGHT = 1e15
"""More than any deal's amount, so that the stage comes first."""


_OWED_WHEN_WON = frozenset({Kind.CONTRACT, Kind.EARLY_ACCESS})
"""What the customer still waits for after the deal is won."""


class Outcome(StrEnum):
    """What became of one promise: kept and late are shipped in time and after it."""

    OUTSTANDING = "outstanding"
    OVERDUE = "overdue"
    KEPT = "kept"
    LATE = "late"

    @property
    def delivered(self) -> bool:
        """Whether the customer has it, in time or not."""
        return self in {Outcome.KEPT, Outcome.LATE}


Delivered = Mapping[tuple[str, Kind], dt.date]
"""Since when promises of a feature and a kind have been kept, by the id that it goes by today."""


def outcome(promise: Promise, inventory: Inventory, delivered: Delivered) -> Outcome:
    """Judge one promise on the inventory's day."""
    status = inventory.find(promise.feature)
    if status is not None and status.effective.row.keeps(promise.kind):
        since = delivered.get((status.id, promise.kind))
        return Outcome.LATE if promise.due and since and since > promise.due else Outcome.KEPT
    overdue = promise.due is not None and promise.due < inventory.as_of
    return Outcome.OVERDUE if overdue else Outcome.OUTSTANDING


def is_open(note: Handoff, inventory: Inventory, delivered: Delivered) -> bool:
    """Whether a deal still waits for something: not lost, and not won with nothing owed."""
    return not note.stage.closed or bool(owed(note, inventory, delivered))


def owed(note: Handoff, inventory: Inventory, delivered: Delivered) -> frozenset[int]:
    """The places of the promises that a won deal still owes; none in a deal at any other stage."""
    if note.stage is not Stage.WON:
        return frozenset()
    return frozenset(
        index
        for index, promise in note.open_promises
        if promise.kind in _OWED_WHEN_WON and not outcome(promise, inventory, delivered).delivered
    )


def weight(note: Handoff) -> float:
    """For ordering: by stage, then by amount, whatever its currency; never shown, never added up."""
    return note.stage.rank * _STAGE_WEIGHT + float(note.value.amount if note.value else 0)


class UnreadNote(Struct, frozen=True):
    """A note that cannot be read, so that nobody knows what it promises; `why` is its first error."""

    path: str
    why: str

    @property
    def words(self) -> str:
        """The two in one clause."""
        return f"{self.path} cannot be read, and may promise more: {self.why}"


class PromisedIn(Struct, frozen=True):
    """One promise with the deal it was made in; `index` is its place in the note."""

    note: Handoff
    index: int

    @property
    def promise(self) -> Promise:
        """The promise itself."""
        return self.note.promises[self.index]


def promises_by_feature(notes: Iterable[Handoff], inventory: Inventory) -> dict[str, tuple[PromisedIn, ...]]:
    """Every promise under the id that its feature goes by today, heaviest deal first.

    A promise of a feature that was split, or that nobody knows, stands under the last id that it had.
    """
    found: dict[str, list[PromisedIn]] = {}
    for note in sorted(notes, key=lambda note: (-weight(note), note.id)):
        for index, promise in note.open_promises:
            found.setdefault(inventory.goes_by(promise.feature), []).append(PromisedIn(note, index))
    return {feature_id: tuple(promises) for feature_id, promises in found.items()}
