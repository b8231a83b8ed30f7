"""Each of several features in one sentence gets the date of its own half, whatever comes first there."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.statement._halves import halves, joints
from readyctl.core.statement.claims import Judge
from readyctl.core.statement.dates import find_date
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.text.spans import overlaps

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
        ("Night close is live; quick match follows in May 2028.", "", "May 2028"),
        ("Night close is live and quick match follows in May 2028.", "", "May 2028"),
        ("Night close is live, and the quick match follows in May 2028.", "", "May 2028"),
        ("Night close is live while quick match follows in May 2028.", "", "May 2028"),
        ("Night close is live, and quick match will ship in May 2028.", "", "May 2028"),
        ("We support night close, and quick match arrives in May 2028.", "", "May 2028"),
        ("Night close follows in May 2028 and quick match is live.", "May 2028", ""),
        ("Night close is live and we will add quick match in May 2028.", "", "May 2028"),
        ("We support night close and will add the quick match in May 2028.", "", "May 2028"),
        ("Night close is live, and we'll ship quick match in May 2028.", "", "May 2028"),
        ("Night close is live, with quick match following in May 2028.", "", "May 2028"),
        ("Night close is live (quick match follows in May 2028).", "", "May 2028"),
        ("Night close is live - quick match follows in May 2028.", "", "May 2028"),
        ("You get night close today and quick match in May 2028.", "", "May 2028"),
        ("Night close is available now; quick match in May 2028.", "", "May 2028"),
        ("Night close works with quick match from May 2028.", "May 2028", "May 2028"),
        ("We will ship night close and will add quick match in May 2028.", "May 2028", "May 2028"),
        ("We hope night close is live and we will add quick match in May 2028.", "May 2028", "May 2028"),
        ("Night close will ship and quick match will follow in May 2028.", "May 2028", "May 2028"),
        ("By May 2028 night close is live and quick match is in beta.", "May 2028", "May 2028"),
        ("Once night close is live in May 2028, quick match is free.", "May 2028", "May 2028"),
        ("Night close is ready and quick match is ready, both in May 2028.", "May 2028", "May 2028"),
    ],
)
def test_each_feature_has_the_date_of_its_own_half(text: str, close: str, match: str) -> None:
    assert dates(text) == {"close": close, "match": match}


@pytest.mark.parametrize(
    "text",
    [
        "Night close is live (quick match is not) from May 2028.",
        "Night close is live - quick match is not - from May 2028.",
        "Night close works with quick match is what you hear.",
        "I hear that night close is live and quick match follows in May 2028.",
        "Night close and quick match are live in May 2028.",
    ],
)
def test_one_statement_is_not_taken_apart(text: str) -> None:
    mentions = NAMES.mentions(text)
    assert len(mentions) == 2
    assert joints(text, mentions) == ()
    assert halves(text, mentions, TODAY) == {}


_DATES = st.sampled_from(["in May 2028", "by 1 June 2027", "in Q3 2027", "next week", "by end of June"])
_BETWEEN = st.sampled_from([", ", "; ", " and ", ", and ", ", while ", ", and the ", " but "])
_SAID = st.sampled_from(["{} arrives {}", "{} {}", "you get {} {}"])


@given(_DATES, _BETWEEN, _DATES, _SAID)
def test_two_dated_halves_are_told_apart_and_one_date_behind_a_list_is_not(
    first: str, between: str, second: str, said: str
) -> None:
    text = f"{said.format('night close', first)}{between}{said.format('quick match', second)}"
    mentions = NAMES.mentions(text)
    found = halves(text, mentions, TODAY)
    assert [find_date(found[each], TODAY) for each in mentions] == [
        find_date(first, TODAY),
        find_date(second, TODAY),
    ]
    listed = f"night close and quick match arrive {first}"
    assert halves(listed, NAMES.mentions(listed), TODAY) == {}


_WORDS = st.lists(
    st.sampled_from(
        [
            *("night close", "quick match", "in May 2028", "by 1 June 2027", "2027", "today", "we will add"),
            *(
                ",",
                "and",
                ";",
                "(",
                ")",
                "-",
                "while",
                "with",
                "is live",
                "follows",
                "following",
                "we support",
            ),
        ]
    ),
    max_size=20,
)


@given(_WORDS)
def test_each_half_has_its_name_and_a_date_or_says_what_is_there(words: list[str]) -> None:
    text = " ".join(words)
    mentions = NAMES.mentions(text)
    found = halves(text, mentions, TODAY) if mentions else {}
    dated = {part: find_date(part, TODAY) is not None for part in found.values()}
    assert not found or any(dated.values())
    for each, part in found.items():
        assert part in text
        assert text[each.start : each.end] in part
        assert dated[part] or any(said in part for said in ("is live", "we support", "today"))


@given(_WORDS)
def test_statements_join_in_order_before_a_name_and_behind_one(words: list[str]) -> None:
    text = " ".join(words)
    mentions = NAMES.mentions(text)
    at = 0
    for start, end in joints(text, mentions) if mentions else ():
        assert any(at <= each.start and each.end <= start for each in mentions)
        assert any(each.start >= end for each in mentions)
        assert not any(overlaps((start, end), (each.start, each.end)) for each in mentions)
        assert start < end
        at = end
