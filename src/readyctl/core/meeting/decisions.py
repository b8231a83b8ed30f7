"""What meetings decided, and nobody has done yet."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readyctl.core.entry.subject import Subject
from readyctl.core.meeting.dates import DateAhead, event_key
from readyctl.core.meeting.record import Mismatch, RecordEntry, SyncRecord


@dataclass(frozen=True)
class LastMeeting:
    """The meeting that was held last, as the rules see it."""

    date: dt.date


@dataclass(frozen=True)
class OpenDecision:
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


def open_mismatches(records: Iterable[SyncRecord]) -> tuple[Mismatch, ...]:
    """What earlier meetings found and nobody has settled: the latest word on each mismatch counts."""
    latest: dict[tuple[str, str], Mismatch] = {}
    for record in records:
        for mismatch in record.mismatches:
            latest[mismatch.feature, mismatch.found] = mismatch
    return tuple(mismatch for mismatch in latest.values() if mismatch.done is None)


def decision_days(undecided: Iterable[Mismatch]) -> Iterator[DateAhead]:
    """The day by which each is to be done, where it has one."""
    for mismatch in undecided:
        if mismatch.by:
            what = f"{mismatch.owner or 'somebody'}: {mismatch.decision or mismatch.found}"
            yield DateAhead(mismatch.by, what, event_key("decision", mismatch.feature, mismatch.found))
