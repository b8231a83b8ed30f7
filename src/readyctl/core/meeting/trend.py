"""The trend that leaders ask for: month by month, what was found, what slipped, what was kept."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from readyctl.core.deal.deals import Delivered, Outcome, outcome
from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.feature.inventory import Inventory
from readyctl.core.history.slips import Slip
from readyctl.core.meeting.record import SyncRecord
from readyctl.core.promise.broken import Breaking


class Month(Struct, frozen=True):
    """One month in numbers. `found` counts mismatches in the month they were first written down, `settled`
    those done in it; `kept` and `late` promises delivered in it, `broken` those that stand broken since;
    `withdrawn` those ended in the open in it, slips of the pen apart, `vanished` those taken away without a
    word.
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
    withdrawn: int
    vanished: int


SERIES = ("found", "settled", "slips", "kept", "late", "broken", "withdrawn", "vanished")
"""What is told month by month, in this order."""


class Past(Struct, frozen=True):
    """What the trend is counted from, as of the inventory's day; mappings as in `SalesMoment`.

    `made` says when each promise was made, by deal id and its place; `withdrawn` and `vanished` are the days
    of the commits that ended promises so.
    """

    inventory: Inventory
    notes: tuple[Handoff, ...]
    records: tuple[SyncRecord, ...]
    delivered: Delivered
    slips: Mapping[str, tuple[Slip, ...]]
    broken: Mapping[str, Mapping[int, Breaking]]
    made: Mapping[str, Mapping[int, dt.date]] = field(default_factory=dict)
    withdrawn: tuple[dt.date, ...] = ()
    vanished: tuple[dt.date, ...] = ()


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
        "withdrawn": Counter(map(_month, past.withdrawn)),
        "vanished": Counter(map(_month, past.vanished)),
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
        made = past.made.get(note.id, {})
        for index, promise in note.open_promises if note.stage is not Stage.LOST else ():
            status = past.inventory.find(promise.feature)
            since = past.delivered.get((status.id, promise.kind)) if status else None
            if since and outcome(promise, past.inventory, past.delivered) is wanted:
                yield _month(max(since, made.get(index, since)))
