import datetime as dt

from readyctl.core.meeting.decisions import decision_days, open_mismatches
from readyctl.core.meeting.record import SyncRecord


def record(date: str, *mismatches: dict[str, str]) -> SyncRecord:
    return SyncRecord.model_validate({"date": date, "revision": "abc", "mismatches": list(mismatches)})


def test_the_latest_word_on_a_mismatch_counts() -> None:
    first = record("2026-09-07", {"feature": "fx", "found": "a"}, {"feature": "fx", "found": "b"})
    second = record("2026-10-05", {"feature": "fx", "found": "a", "done": "2026-10-01"})
    assert [mismatch.found for mismatch in open_mismatches([first, second])] == ["b"]
    again = record("2026-11-02", {"feature": "fx", "found": "a"})
    assert [mismatch.found for mismatch in open_mismatches([first, second, again])] == ["a", "b"]


def test_a_decision_has_a_day_where_somebody_gave_it_one() -> None:
    said = {"feature": "fx", "found": "a", "decision": "measure it", "by": "2026-12-01"}
    (day,) = decision_days(open_mismatches([record("2026-11-02", said, {"feature": "fx", "found": "b"})]))
    assert (day.day, day.what) == (dt.date(2026, 12, 1), "somebody: measure it")
