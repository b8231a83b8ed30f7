"""The one past of a feature: what stood when, what slipped, since when it is shipped."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.permission import permit
from readyctl.core.history.timeline import FeatureMoment, Mainline, Timeline, chained
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.promise.broken import standing_words
from support.timelines import BEGIN, UNSIGNED, entry, moment, signed, timeline

NEW = EntryPath("registry/features/payments/matching.yaml", EntryKind.FEATURE, "matching", "payments")


def day(place: int) -> dt.date:
    return BEGIN + dt.timedelta(days=place)


def dated(*dates: tuple[str | None, bool]) -> Timeline:
    """Commitments with these dates; whether each counts."""
    return timeline(
        *(
            moment(place, entry("committed" if due else "planned", due), signed() if counts else UNSIGNED)
            for place, (due, counts) in enumerate(dates)
        )
    )


def moves(past: Timeline) -> list[tuple[str, str]]:
    return [(str(slip.before), str(slip.after)) for slip in past.slips]


# -- slips -------------------------------------------------------------------------------------------------


def test_who_comes_back_to_the_date_that_she_signed_has_moved_nothing() -> None:
    past = dated(("2027-03-31", True), ("2027-09-30", False), ("2027-03-31", True))
    assert past.slips == ()
    assert past.moved_back == 1


def test_a_slip_is_a_signed_date_moved_back_and_nothing_else() -> None:
    past = dated(
        ("2027-07-31", True), ("2027-06-30", True), ("2028-01-01", False), (None, True), ("2027-Q3", True)
    )
    (slip,) = past.slips
    assert (slip.on, slip.commit, slip.days) == (day(4), past.moments[4].commit, 92)
    assert moves(past) == [("2027-06-30", "2027-09-30")]
    assert past.moved_back == 1


def test_a_planned_date_that_nobody_signed_is_no_date_of_engineering() -> None:
    """A planned entry is not withheld, but what it says of dates is nobody's word."""
    past = timeline(
        moment(0, entry("committed", "2027-03-31"), signed()),
        moment(1, entry("planned", "2027-09-30"), UNSIGNED),
    )
    assert past.slips == ()
    assert past.moved_back == 1


def test_what_cannot_be_read_as_a_date_moves_nothing() -> None:
    past = dated(("2026-06-01", True), ("some day", True), ("2026-09-01", True))
    assert moves(past) == [("2026-06-01", "2026-09-01")]
    assert past.moved_back == 1


QUARTERS = st.sampled_from(["2027-Q1", "2027-Q2", "2027-Q3", None])


@given(st.lists(st.tuples(QUARTERS, st.booleans()), max_size=8))
def test_slips_are_told_by_the_signed_dates_alone(claims: list[tuple[str | None, bool]]) -> None:
    past = dated(*claims)
    of_engineering = dated(*(claim for claim in claims if claim[1]))
    assert moves(past) == moves(of_engineering)
    assert all(slip.days > 0 for slip in past.slips)
    assert len(of_engineering.slips) == of_engineering.moved_back


# -- what stood when ---------------------------------------------------------------------------------------


def test_a_day_is_answered_by_its_last_commit() -> None:
    line = Mainline.of([("a", day(0)), ("b", day(2)), ("c", day(2))])
    assert [line.place_on(day(number)) for number in (-1, 0, 1, 2, 9)] == [None, 0, 0, 2, 2]


def test_the_moment_that_stood_is_the_last_before_a_commit() -> None:
    past = timeline(moment(2, entry("beta"), signed()), moment(5, entry("shipped"), signed()))
    assert [past.index_at(place) for place in (1, 2, 4, 5, 7)] == [None, 0, 0, 1, 1]
    assert [past.index_on(day(number)) for number in (1, 2, 6)] == [None, 0, 1]


def test_what_sales_could_see_is_what_counted() -> None:
    past = timeline(
        moment(0, entry("beta"), signed()),
        moment(1, entry("shipped"), UNSIGNED),
        moment(2, entry("planned", to="matching"), signed()),
        moment(3, None, UNSIGNED),
    )
    views = [past.view(index, day(index)) for index in range(4)]
    assert [view and (view.level, view.awaiting) for view in views] == [
        (Level.BETA, False),
        (Level.PLANNED, True),
        None,
        None,
    ]
    assert past.moments[2].leads_on
    assert not past.moments[3].leads_on


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 900)), min_size=1, max_size=12))
def test_on_days_that_are_alike_the_same_may_be_promised(asked: list[tuple[int, int]]) -> None:
    past = timeline(
        moment(0, entry("committed", "2026-03-31"), signed()),
        moment(1, entry("shipped"), signed()),
        moment(2, entry("beta"), UNSIGNED),
        moment(3, None, UNSIGNED),
    )
    for index, place in asked:
        exactly, alike = past.view(index, day(place)), past.standing(index, day(place))
        assert (exactly is None) is (alike is None)
        if exactly and alike:
            assert standing_words(alike) == standing_words(exactly)
            due = day(place + 30)
            allowed = [[permit(view, kind, due).allowed for kind in Kind] for view in (exactly, alike)]
            assert allowed[0] == allowed[1]
            assert exactly == replace(alike, age_days=exactly.age_days)


def test_before_and_after_each_day_that_changes_something_it_is_what_it_is_on_that_day() -> None:
    past = timeline(
        moment(0, entry("committed", "2026-02-20", ends="2026-03-01"), signed()),
        moment(1, entry("beta", ends="2026-02-10"), signed()),
        moment(2, entry("committed", "2026-02-20"), UNSIGNED),
    )
    for index in range(3):
        for place in range(120):
            exactly, alike = past.view(index, day(place)), past.standing(index, day(place))
            assert exactly
            assert alike
            assert exactly == replace(alike, age_days=exactly.age_days), (index, place)


def test_shipped_counts_from_the_first_day_without_a_lower_level_since() -> None:
    def since(*claims: tuple[str, bool]) -> dt.date | None:
        moments = (
            moment(place, entry(level), signed() if counts else UNSIGNED)
            for place, (level, counts) in enumerate(claims)
        )
        return timeline(*moments).kept_since(Kind.CONTRACT)

    assert since(("beta", True), ("shipped", True), ("shipped", False), ("shipped", True)) == day(1)
    assert since(("shipped", True), ("beta", True), ("shipped", True)) == day(2)
    assert since(("shipped", True), ("shipped", False)) is None
    assert since() is None


# -- several ids -------------------------------------------------------------------------------------------


def told(*lives: list[FeatureMoment]) -> list[tuple[int, str | None]]:
    return [(one.place, one.entry.where.id if one.entry else None) for one in chained(lives)]


def test_a_rename_goes_on_under_the_new_id() -> None:
    old = [moment(0, entry("beta"), signed()), moment(2, entry(None, to="matching"), signed())]
    new = [moment(1, entry("beta", where=NEW), signed()), moment(4, entry("shipped", where=NEW), signed())]
    assert told(old, new) == [(0, "fx"), (2, "matching"), (4, "matching")]


def test_of_two_that_stand_the_first_life_counts_and_the_other_is_silent() -> None:
    old = [moment(0, entry("beta"), signed()), moment(3, None, UNSIGNED)]
    new = [moment(1, entry("shipped", where=NEW), signed()), moment(5, None, UNSIGNED)]
    assert told(old, new) == [(0, "fx"), (3, "matching"), (5, None)]
