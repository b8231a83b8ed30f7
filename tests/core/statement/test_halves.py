"""Each of several features in one sentence gets the date of its own half, whatever comes first there."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.statement._halves import halves
from readyctl.core.statement.claims import Judge
from readyctl.core.statement.passages import Passage, PassageKind

TODAY = dt.date(2026, 6, 6)
NAMES = NameIndex([Carrier("close", ("Night close",)), Carrier("match", ("Quick match",))])
JUDGE = Judge(NAMES, TODAY)


def dates(text: str) -> dict[str, str]:
    said = JUDGE.read(Passage(text, "", PassageKind.BODY))
    return {claim.ids[0]: claim.date.words if claim.date else "" for claim in said.claims}


@pytest.mark.parametrize(
    ("text", "close", "match"),
    [
        ("Night close arrives next week and quick match in May 2028.", "next week", "May 2028"),
        ("In October we release night close and in May 2028 quick match.", "In October", "May 2028"),
        ("Night close by end of June, quick match by mid-2028.", "end of June", "mid-2028"),
        ("Quick match in 2029, and night close in Q1 2027.", "Q1 2027", "in 2029"),
        ("Night close ships on June 30, 2027, quick match on July 1, 2028.", "June 30, 2027", "July 1, 2028"),
        (
            "On June 30, 2027 you get night close, and on July 1, 2028 quick match.",
            "June 30, 2027",
            "July 1, 2028",
        ),
        ("By May 2027 we ship night close, while quick match follows in 2028.", "May 2027", "in 2028"),
        ("Night close and quick match will ship in May 2028.", "May 2028", "May 2028"),
        ("Both night close and the quick match ship in Q3 2027, not in Q2 2027.", "Q3 2027", "Q3 2027"),
        ("We ship night close in May 2028 and quick match.", "May 2028", "May 2028"),
    ],
)
def test_each_feature_has_the_date_of_its_own_half(text: str, close: str, match: str) -> None:
    assert dates(text) == {"close": close, "match": match}


@given(
    st.lists(
        st.sampled_from(
            ["night close", "quick match", "in May 2028", "by 1 June 2027", ",", "and", ";", "2027"]
        ),
        max_size=20,
    )
)
def test_halves_are_parts_of_the_sentence_with_the_name_and_a_date_in_each(words: list[str]) -> None:
    text = " ".join(words)
    found = halves(text, NAMES.mentions(text), TODAY) if NAMES.mentions(text) else {}
    assert all(part in text and text[each.start : each.end] in part for each, part in found.items())
