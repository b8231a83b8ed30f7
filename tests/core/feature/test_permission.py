"""The one verdict on what may be said: its rank, its conditions, its words."""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.permission import (
    Allowed,
    Bar,
    NotAllowed,
    Permission,
    TooEarly,
    Undated,
    permit,
)
from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import Level

SIGNED = dt.date(2027, 6, 30)
PASSED = "the delivery date 2027-Q2 has passed, and there is no new one"


@dataclass(frozen=True)
class Known:
    """A feature as far as the verdict has to know it."""

    level: Level
    awaiting: bool = False
    caveats: tuple[str, ...] = ()
    delivery_date: dt.date | None = None
    delivery_text: str | None = None
    overdue: bool = False


COMMITTED = Known(Level.COMMITTED, delivery_date=SIGNED, delivery_text="2027-Q2")
OVERDUE = Known(Level.COMMITTED, delivery_date=SIGNED, delivery_text="2027-Q2", overdue=True)
days = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))


@st.composite
def grounds(draw: st.DrawFn) -> Known:
    level = draw(st.sampled_from(list(Level)))
    overdue = level.row.dated and draw(st.booleans())
    date = draw(days if level.row.dated else st.none() | days)
    caveats = draw(st.lists(st.sampled_from(["slow", "EUR only"]), unique=True).map(tuple))
    return Known(level, draw(st.booleans()), caveats, date, str(date), overdue)


@pytest.mark.parametrize(
    ("ground", "kind", "by", "permission", "phrase"),
    [
        (
            Known(Level.EXPLORATORY),
            Kind.MENTION,
            None,
            NotAllowed(Bar.LEVEL, "not while it is exploratory"),
            "no",
        ),
        (
            Known(Level.PLANNED, awaiting=True),
            Kind.CONTRACT,
            None,
            NotAllowed(
                Bar.SIGNATURE, "not before engineering signs what the entry claims; until then it is planned"
            ),
            "no",
        ),
        (
            Known(Level.PLANNED),
            Kind.MENTION,
            None,
            Allowed(Grant.FUTURE, ("as a future direction, no date",)),
            "as a future direction, no date",
        ),
        (
            Known(Level.PLANNED),
            Kind.MENTION,
            SIGNED,
            NotAllowed(Bar.DATE, "no date may be named while it is planned"),
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
        (OVERDUE, Kind.CONTRACT, None, NotAllowed(Bar.PASSED, PASSED), "no"),
        (OVERDUE, Kind.MENTION, SIGNED, NotAllowed(Bar.PASSED, PASSED), "no"),
        (OVERDUE, Kind.MENTION, None, Allowed(Grant.YES, ("without a date",)), "yes, without a date"),
        (
            Known(Level.BETA, caveats=("slow",)),
            Kind.DEMO,
            None,
            Allowed(Grant.CAVEATS, ("slow",)),
            "with its caveats",
        ),
        (Known(Level.SHIPPED), Kind.DEMO, None, Allowed(Grant.LIVE), "yes, live"),
        (Known(Level.SHIPPED), Kind.CONTRACT, SIGNED, Allowed(Grant.YES), "yes"),
    ],
)
def test_the_table_and_the_day_decide(
    ground: Known, kind: Kind, by: dt.date | None, permission: Permission, phrase: str
) -> None:
    found = permit(ground, kind, by)
    assert (found, found.phrase) == (permission, phrase)
    assert found.words(kind) == f"{kind.words.doing}: {phrase}"


@pytest.mark.parametrize(
    ("permission", "rank"),
    [
        (NotAllowed(Bar.LEVEL, "no"), 0),
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
    ground: Known, kind: Kind, by: dt.date | None
) -> None:
    found = permit(ground, kind, by)
    if not found.allowed:
        assert found.reason
        assert found.phrase == "no"
    assert (found.rank == Grant.YES.rank) is (found.allowed and not found.conditions)


@given(grounds(), st.sampled_from(list(Kind)), days, days)
def test_a_later_date_is_never_refused_where_an_earlier_one_is_allowed(
    ground: Known, kind: Kind, one: dt.date, two: dt.date
) -> None:
    if permit(ground, kind, min(one, two)).allowed:
        assert permit(ground, kind, max(one, two)).allowed


@given(grounds(), st.sampled_from(list(Kind)), days)
def test_a_date_never_allows_what_is_refused_without_one(ground: Known, kind: Kind, by: dt.date) -> None:
    assert permit(ground, kind, by).rank <= permit(ground, kind).rank
