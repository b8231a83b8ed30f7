"""What meetings decided, and nobody has done yet."""

from collections.abc import Iterable, Iterator

from readyctl.core.meeting.dates import DateAhead, event_key
from readyctl.core.meeting.record import Mismatch, SyncRecord


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
