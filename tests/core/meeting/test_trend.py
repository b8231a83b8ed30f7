"""The trend: what counts in which month, and no month left out."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Node
from readyctl.core.history.slips import Slip
from readyctl.core.level.kind import Kind
from readyctl.core.meeting.record import SyncRecord
from readyctl.core.meeting.trend import Month, Past, trend
from readyctl.core.promise.broken import Breaking
from support.inventories import TODAY, inventory, signed, status

EVIDENCE: Node = {"production": "p", "tests": "t", "docs": "d", "support": "s"}
FX = inventory(status({"id": "fx", "level": "shipped", "evidence": EVIDENCE}, signed()))


def slip(day: dt.date, days: int = 10) -> Slip:
    return Slip(day, "c0ffee", day, day + dt.timedelta(days=days))


def record(date: str, *mismatches: dict[str, str]) -> SyncRecord:
    return SyncRecord.model_validate({"date": date, "revision": "abc", "mismatches": list(mismatches)})


def deal(name: str, *promises: dict[str, str], stage: str = "won") -> Handoff:
    said = [{"feature": "fx", "kind": "contract", "status": "confirmed", **promise} for promise in promises]
    head = {"id": name, "customer": name, "owner": "sam@example.com", "stage": stage}
    return Handoff.model_validate(head | {"promises": said})


def by_month(months: tuple[Month, ...], name: str) -> dict[str, int]:
    return {month.month: number for month in months if (number := getattr(month, name))}


def test_the_trend_leaves_no_month_out_and_goes_up_to_today() -> None:
    past = Past(FX, (), (), {}, {"fx": (slip(dt.date(2025, 10, 3)),)}, {})
    assert [month.month for month in trend(past)] == [
        "2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06",
        "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
    ]  # fmt: skip


@given(st.dates(min_value=dt.date(2019, 1, 1), max_value=TODAY))
def test_every_month_between_is_told_once_december_too(first: dt.date) -> None:
    months = trend(Past(FX, (), (), {}, {"fx": (slip(first),)}, {}))
    assert len(months) == (TODAY.year - first.year) * 12 + TODAY.month - first.month + 1
    assert {month.month for month in months} >= {f"{year}-12" for year in range(first.year, TODAY.year)}


def test_where_nothing_happened_there_is_no_trend() -> None:
    assert trend(Past(FX, (), (), {}, {}, {})) == ()


def test_slips_of_all_features_are_added_up_by_month() -> None:
    september, october = dt.date(2026, 9, 30), dt.date(2026, 10, 1)
    slips = {"fx": (slip(september, 7), slip(october, 14)), "fy": (slip(september, 21),)}
    months = trend(Past(FX, (), (), {}, slips, {}))
    assert by_month(months, "slips") == {"2026-09": 2, "2026-10": 1}
    assert by_month(months, "slipped_days") == {"2026-09": 28, "2026-10": 14}


def test_a_mismatch_counts_when_it_was_first_written_down_and_when_it_was_first_done() -> None:
    mismatch = {"feature": "fx", "found": "no date"}
    records = (
        record("2026-08-03", mismatch),
        record("2026-09-07", mismatch, {"feature": "fx", "found": "no owner"}),
        record("2026-10-05", mismatch | {"done": "2026-09-20"}),
        record("2026-11-02", mismatch | {"done": "2026-10-20"}),
    )
    months = trend(Past(FX, (), records, {}, {}, {}))
    assert by_month(months, "syncs") == {"2026-08": 1, "2026-09": 1, "2026-10": 1, "2026-11": 1}
    assert by_month(months, "found") == {"2026-08": 1, "2026-09": 1}
    assert by_month(months, "settled") == {"2026-09": 1}


def test_promises_are_kept_late_or_broken_in_the_month_in_which_that_happened() -> None:
    shipped = {("fx", Kind.CONTRACT): dt.date(2026, 8, 15)}
    notes = (
        deal("kept", {"due": "2026-12-31"}),
        deal("late", {"due": "2026-07-31"}),
        deal("afterwards", {"due": "2026-12-31", "said_on": "2026-10-02"}),
        deal("lost", {"due": "2026-12-31"}, stage="lost"),
        deal("nothing", {"feature": "nobody-knows-it", "due": "2026-12-31"}),
    )
    ended = dt.date(2026, 9, 9)
    broken = {"other": {0: Breaking(dt.date(2026, 1, 5), ended, "c0ffee", None, "shipped", "beta")}}
    made = {"afterwards": {0: dt.date(2026, 10, 2)}}
    gone = (dt.date(2026, 9, 1), dt.date(2026, 9, 2))
    months = trend(Past(FX, notes, (), shipped, {}, broken, made, withdrawn=gone[:1], vanished=gone))
    assert by_month(months, "kept") == {"2026-08": 1, "2026-10": 1}
    assert by_month(months, "late") == {"2026-08": 1}
    assert by_month(months, "broken") == {"2026-09": 1}
    assert by_month(months, "withdrawn") == {"2026-09": 1}
    assert by_month(months, "vanished") == {"2026-09": 2}
