"""What became of a promise, as the JSON of the diff and of the agenda has it."""

from collections.abc import Iterable
from typing import Any

from readyctl.core.deal.promise_changes import LedgerEntry, PromiseChange, Turn
from readyctl.core.level.kind import Kind
from readyctl.core.trust.commit import PENDING
from readyctl.render.deal.note_json import MoneyV1, money
from readyctl.render.published import IsoDay, Published


class LedgerEntryV1(Published):
    """One promise of the ledger, with the commit that the answer is about."""

    deal: str
    customer: str
    value: MoneyV1 | None
    feature: str
    """As the note names it."""
    kind: Kind
    due: IsoDay | None
    commit: str | None
    """Null for what is not committed."""
    by: str | None
    on: IsoDay | None


class VanishedV1(LedgerEntryV1):
    """A promise that was taken out of a note without being withdrawn."""


class PromiseChangeV1(LedgerEntryV1):
    """One thing that happened to one promise."""

    what: Turn
    words: str
    """One clause, with both values where something changed."""


def promise_changes(changes: Iterable[PromiseChange]) -> tuple[PromiseChangeV1, ...]:
    """The changes in the order given."""
    return tuple(
        PromiseChangeV1(what=change.turn, words=change.words, **_entry(change.entry)) for change in changes
    )


def vanished(entry: LedgerEntry) -> VanishedV1:
    """One promise that is gone."""
    return VanishedV1(**_entry(entry))


def _entry(entry: LedgerEntry) -> dict[str, Any]:
    return {
        "deal": entry.deal,
        "customer": entry.customer,
        "value": money([entry.value])[0] if entry.value else None,
        "feature": entry.line.feature,
        "kind": entry.line.kind,
        "due": entry.line.due,
        "commit": None if entry.by.commit == PENDING else entry.by.commit,
        "by": entry.by.by,
        "on": entry.by.on,
    }
