import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.statement.asked_days import days_asked

TODAY = dt.date(2026, 11, 26)
NAMES = NameIndex((Carrier("nmf", ("Next month forecast",)), Carrier("yec", ("Year-end closing",))))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in Q1 or Q2", [("in Q1", "2027-03-31"), ("Q2", "2027-06-30")]),
        ("ready by March?", [("by March", "2027-03-31")]),
        ("in March or April", [("in March", "2027-03-31"), ("or April", "2027-04-30")]),
        ("by the end of 2027", [("by the end of 2027", "2027-12-31")]),
        ("by 2027-06-30", [("by 2027-06-30", "2027-06-30")]),
        ("\u0130stanbul in Q1", [("in Q1", "2027-03-31")]),
        ("next quarter", [("next quarter", "2027-03-31")]),
        ("this week", [("this week", "2026-11-29")]),
        ("next week", [("next week", "2026-12-06")]),
        ("next month", [("next month", "2026-12-31")]),
        ("will it be there next year", [("next year", "2027-12-31")]),
        ("since March", []),
        ("in Q1 FY27", [("in Q1 FY27", None)]),
        ("FY27 Q1, or by 2027-03-31", [("FY27 Q1", None), ("by 2027-03-31", "2027-03-31")]),
        (
            "two weeks after signature or in May",
            [("two weeks after signature", None), ("in May", "2027-05-31")],
        ),
        ("by 2027-02-30", [("by 2027-02-30", None)]),
        ("in Nov or Dec", [("in Nov", "2026-11-30"), ("or Dec", "2026-12-31")]),
        ("is next month forecast ready next month", [("next month", "2026-12-31")]),
        ("year-end closing by year-end", [("by year-end", "2026-12-31")]),
        ("by 05/06/2027", [("by 05/06/2027", "2027-05-06"), ("by 05/06/2027", "2027-06-05")]),
        ("by 31/05/2027", [("by 31/05/2027", "2027-05-31")]),
        ("by 05.06.2027", [("by 05.06.2027", "2027-06-05")]),
        ("the next release", [("next release", None)]),
        ("soon, or by 2027-03-31", [("soon", None), ("by 2027-03-31", "2027-03-31")]),
        ("May we say it?", []),
    ],
)
def test_the_days_of_a_question_are_read(text: str, days: list[tuple[str, str | None]]) -> None:
    found = days_asked(text, TODAY, NAMES)
    assert [(text[day.start : day.end], day.last and day.last.isoformat()) for day in found] == days


_SAID = st.sampled_from(tuple("by in or and Q1 Q4 March April May 2027 next year , \u0130".split()))  # noqa: SIM905


@given(st.lists(_SAID))
def test_no_day_stands_upon_another(said: list[str]) -> None:
    found = days_asked(" ".join(said), TODAY, NAMES)
    assert all(one.end <= other.start for one, other in pairwise(found))
