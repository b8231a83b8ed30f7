"""The trend that leaders ask for: month by month, what was found, what slipped, what was kept."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from readyctl.core.deal.deals import Outcome, outcome
from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.feature.inventory import Inventory
from readyctl.core.history.slips import Slip
from readyctl.core.meeting.record import SyncRecord
from readyctl.core.promise.broken import Breaking


@dataclass(frozen=True)
class Month:
    """One month in numbers. `found` counts mismatches in the month they were first written down, `settled`
    those done in it; `kept` and `late` promises delivered in it, `broken` those that stand broken since.
    """

    month: str
    syncs: int
    found: int
    settled: int
    slips: int
    slipped_days: int
    kept: int
    late: int
    broken: int


SERIES = ("found", "settled", "slips", "kept", "late", "broken")
"""What is told month by month, in this order."""


@dataclass(frozen=True)
class Past:
    """What the trend is counted from, as of the inventory's day; mappings as in `SalesMoment`."""

    inventory: Inventory
    notes: tuple[Handoff, ...]
    records: tuple[SyncRecord, ...]
    shipped: Mapping[str, dt.date]
    slips: Mapping[str, tuple[Slip, ...]]
    broken: Mapping[str, Mapping[int, Breaking]]


def trend(past: Past) -> tuple[Month, ...]:
    """Every month from the first in which something happened to the present one; none left out between."""
    counts = {
        "syncs": Counter(_month(record.date) for record in past.records),
        "found": Counter(_found(past.records)),
        "settled": Counter(_settled(past.records)),
        "slips": Counter(_month(slip.on) for found in past.slips.values() for slip in found),
        "kept": Counter(_delivered(past, Outcome.KEPT)),
        "late": Counter(_delivered(past, Outcome.LATE)),
        "broken": Counter(_month(what.on) for deal in past.broken.values() for what in deal.values()),
    }
    days: Counter[str] = Counter()
    for found in past.slips.values():
        for slip in found:
            days[_month(slip.on)] += slip.days
    happened = [month for counter in counts.values() for month in counter]
    return tuple(
        Month(month, **{name: counter[month] for name, counter in counts.items()}, slipped_days=days[month])
        for month in _months(min(happened, default=""), _month(past.inventory.as_of))
    )


def _month(day: dt.date) -> str:
    return f"{day:%Y-%m}"


def _months(first: str, last: str) -> Iterator[str]:
    if not first:
        return
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - months of a year


def _found(records: Iterable[SyncRecord]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for record in records:
        for mismatch in record.mismatches:
            if (mismatch.feature, mismatch.found) not in seen:
                seen.add((mismatch.feature, mismatch.found))
                yield _month(record.date)


def _settled(records: Iterable[SyncRecord]) -> Iterator[str]:
    done: dict[tuple[str, str], dt.date] = {}
    for record in records:
        for mismatch in record.mismatches:
            if mismatch.done:
                done.setdefault((mismatch.feature, mismatch.found), mismatch.done)
    return (_month(day) for day in done.values())


def _delivered(past: Past, wanted: Outcome) -> Iterator[str]:
    for note in past.notes:
        for _, promise in note.open_promises if note.stage is not Stage.LOST else ():
            status = past.inventory.find(promise.feature)
            since = past.shipped.get(status.id) if status else None
            if since and outcome(promise, past.inventory, past.shipped) is wanted:
                yield _month(max(since, promise.said_on) if promise.said_on else since)
