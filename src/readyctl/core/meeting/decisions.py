"""What meetings decided, and nobody has done yet."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyctl.core.entry.subject import Subject
from readyctl.core.meeting.record import Mismatch, RecordEntry, SyncRecord
from readyctl.core.text.date_ahead import DateAhead, event_key


class LastMeeting(Struct, frozen=True):
    """The meeting that was held last, as the rules see it."""

    date: dt.date


class OpenDecision(Struct, frozen=True):
    """A mismatch that nobody has settled, and its place in the record that speaks of it last."""

    mismatch: Mismatch
    place: int


def meeting_subjects(entries: Iterable[RecordEntry]) -> Iterator[Subject]:
    """What the rules look at in the records of all meetings: the last one, and what is still open."""
    readable = [(entry, entry.model) for entry in entries if entry.model is not None]
    readable.sort(key=lambda pair: pair[1].date)
    latest: dict[tuple[str, str], tuple[RecordEntry, OpenDecision]] = {}
    for entry, record in readable:
        for place, mismatch in enumerate(record.mismatches):
            latest[mismatch.feature, mismatch.found] = entry, OpenDecision(mismatch, place)
    for entry, decision in latest.values():
        if decision.mismatch.done is None:
            yield Subject(decision, entry.where.path, decision.mismatch.feature, entry.document.source)
    for entry, record in readable[-1:]:
        yield Subject(LastMeeting(record.date), entry.where.path, entry.where.id, entry.document.source)


class Undecided(Struct, frozen=True):
    """A mismatch that nobody has settled, as the latest record says it, and when it was found first."""

    mismatch: Mismatch
    since: dt.date


def undecided(records: Iterable[SyncRecord]) -> tuple[Undecided, ...]:
    """What meetings found and nobody has settled, from records in order: the latest word on each counts."""
    latest: dict[tuple[str, str], Undecided] = {}
    for record in records:
        for mismatch in record.mismatches:
            key = mismatch.feature, mismatch.found
            before = latest.get(key)
            first = before.since if before and before.mismatch.done is None else record.date
            latest[key] = Undecided(mismatch, first)
    return tuple(each for each in latest.values() if each.mismatch.done is None)


def open_mismatches(records: Iterable[SyncRecord]) -> tuple[Mismatch, ...]:
    """The same without their days."""
    return tuple(each.mismatch for each in undecided(records))


def decision_days(undecided: Iterable[Mismatch]) -> Iterator[DateAhead]:
    """The day by which each is to be done, where it has one."""
    for mismatch in undecided:
        if mismatch.by:
            what = f"{mismatch.owner or 'somebody'}: {mismatch.decision or mismatch.found}"
            yield DateAhead(mismatch.by, what, event_key("decision", mismatch.feature, mismatch.found))
