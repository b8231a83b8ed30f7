"""The one verdict on what may be said: its rank, its conditions, its words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.permission import (
    Allowed,
    Bar,
    Ground,
    NotAllowed,
    Permission,
    TooEarly,
    Undated,
    permit,
)
from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import Level

SIGNED = dt.date(2027, 6, 30)
AWAITING = "not before engineering signs what the entry claims; until then it is planned"
PASSED = "the delivery date 2027-Q2 has passed, and there is no new one"


COMMITTED = Ground(level=Level.COMMITTED, delivery_date=SIGNED, delivery_text="2027-Q2")
OVERDUE = Ground(level=Level.COMMITTED, delivery_date=SIGNED, delivery_text="2027-Q2", overdue=True)
days = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    level = draw(st.sampled_from(list(Level)))
    overdue = level.row.dated and draw(st.booleans())
    date = draw(days if level.row.dated else st.none() | days)
    caveats = draw(st.lists(st.sampled_from(["slow", "EUR only"]), unique=True).map(tuple))
    return Ground(
        level=level,
        awaiting=draw(st.booleans()),
        caveats=caveats,
        delivery_date=date,
        delivery_text=str(date),
        overdue=overdue,
    )


@pytest.mark.parametrize(
    ("ground", "kind", "by", "permission", "phrase"),
    [
        (
            Ground(level=Level.EXPLORATORY),
            Kind.MENTION,
            None,
            NotAllowed("not while it is exploratory", Bar.LEVEL),
            "no",
        ),
        (
            Ground(level=Level.PLANNED, awaiting=True),
            Kind.CONTRACT,
            None,
            NotAllowed(
                "not before engineering signs what the entry claims; until then it is planned", Bar.SIGNATURE
            ),
            "no",
        ),
        (
            Ground(level=Level.PLANNED),
            Kind.MENTION,
            None,
            Allowed(Grant.FUTURE, ("as a future direction, no date",)),
            "as a future direction, no date",
        ),
        (
            Ground(level=Level.PLANNED),
            Kind.MENTION,
            SIGNED,
            NotAllowed("no date may be named while it is planned", Bar.DATE),
            "no",
        ),
        (COMMITTED, Kind.MENTION, None, Allowed(Grant.YES), "yes"),
        (COMMITTED, Kind.CONTRACT, None, Undated(SIGNED), "by 2027-06-30"),
        (COMMITTED, Kind.CONTRACT, dt.date(2027, 6, 29), TooEarly(dt.date(2027, 6, 29), SIGNED), "no"),
        (
            COMMITTED,
            Kind.CONTRACT,
            SIGNED,
            Allowed(Grant.DATED, ("with 2027-06-30 as the date, no earlier than the signed 2027-06-30",)),
            "only with the signed delivery date, or a later one",
        ),
        (OVERDUE, Kind.CONTRACT, None, NotAllowed(PASSED, Bar.PASSED), "no"),
        (OVERDUE, Kind.MENTION, SIGNED, NotAllowed(PASSED, Bar.PASSED), "no"),
        (OVERDUE, Kind.MENTION, None, Allowed(Grant.YES, ("without a date",)), "yes, without a date"),
        (
            Ground(level=Level.BETA, caveats=("slow",)),
            Kind.DEMO,
            None,
            Allowed(Grant.CAVEATS, ("slow",)),
            "with its caveats",
        ),
        (Ground(level=Level.SHIPPED), Kind.DEMO, None, Allowed(Grant.LIVE), "yes, live"),
        (Ground(level=Level.SHIPPED), Kind.CONTRACT, SIGNED, Allowed(Grant.YES), "yes"),
    ],
)
def test_the_table_and_the_day_decide(
    ground: Ground, kind: Kind, by: dt.date | None, permission: Permission, phrase: str
) -> None:
    found = permit(ground, kind, by)
    assert (found, found.phrase) == (permission, phrase)
    assert found.words(kind) == f"{kind.doing}: {phrase}"


@pytest.mark.parametrize(
    ("permission", "rank"),
    [
        (NotAllowed("no", Bar.LEVEL), 0),
        (TooEarly(SIGNED, SIGNED), 0),
        (Allowed(Grant.FUTURE, ("no date",)), 1),
        (Allowed(Grant.CAVEATS, ("slow",)), 2),
        (Undated(SIGNED), 2),
        (Allowed(Grant.YES, ("without a date",)), 2),
        (Allowed(Grant.YES), 3),
        (Allowed(Grant.NOT_NEEDED), 3),
    ],
)
def test_a_permission_that_allows_more_ranks_higher(permission: Permission, rank: int) -> None:
    assert (permission.rank, permission.allowed) == (rank, rank > 0)


@given(grounds(), st.sampled_from(list(Kind)), st.none() | days)
def test_a_refusal_gives_a_reason_and_a_condition_makes_no_plain_yes(
    ground: Ground, kind: Kind, by: dt.date | None
) -> None:
    found = permit(ground, kind, by)
    if not found.allowed:
        assert found.reason
        assert found.phrase == "no"
    assert (found.rank == Grant.YES.rank) is (found.allowed and not found.conditions)


@given(grounds(), st.sampled_from(list(Kind)), days, days)
def test_a_later_date_is_never_refused_where_an_earlier_one_is_allowed(
    ground: Ground, kind: Kind, one: dt.date, two: dt.date
) -> None:
    if permit(ground, kind, min(one, two)).allowed:
        assert permit(ground, kind, max(one, two)).allowed


@given(grounds(), st.sampled_from(list(Kind)), days)
def test_a_date_never_allows_what_is_refused_without_one(ground: Ground, kind: Kind, by: dt.date) -> None:
    assert permit(ground, kind, by).rank <= permit(ground, kind).rank


def test_a_date_that_is_missing_or_too_early_is_told_with_the_signed_one() -> None:
    assert Undated(SIGNED).because == "only with 2027-06-30 as the date, or a later one"
    early = TooEarly(dt.date(2027, 1, 1), SIGNED)
    assert early.because == "2027-01-01 is before the date engineering signed, 2027-06-30"
    assert Allowed(Grant.LIVE).because == "show it live"
    assert Allowed(Grant.YES).because == ""
