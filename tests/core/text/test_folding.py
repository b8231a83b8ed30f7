import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.folding import INVISIBLE, folded, is_legible, legible, spread

CHARACTERS = st.one_of(
    st.characters(),
    st.sampled_from(
        "a1 -'Aoe\u00e4\u0308\u0301\u0327\ufb01\uff21\u1112\u1161\u11ab\u200b\u00ad\u2122\u00bd\u0130"
    ),
)
TEXTS = st.text(CHARACTERS, max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wa\u0308hrung", "W\u00e4hrung"),
        ("ﬁle", "file"),
        ("ＳＳＯ", "SSO"),
        ("STRASSE", "Straße"),
        ("한", "\u1112\u1161\u11ab"),
        ("soft\u00adware", "software"),
        ("a  b\u00a0c\n", "A B C"),
        ("a\u200b\u0308", "ä"),
        ("e\u034f\u0301", "é"),
        ("\u0390", "\u03b9\u0308\u0301"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Währung", "Wahrung"), ("a b", "ab"), ("ß", "b")])
def test_what_looks_different_stays_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("text", ["NetSuite™", "NetSuite℠", "NetSuiteⓇ"])
def test_a_trade_mark_is_no_part_of_a_name(text: str) -> None:
    assert legible(text).strip() == "NetSuite"


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert is_legible(legible(text))
    assert folded(folded(text)) == folded(text)


@given(TEXTS, st.sampled_from(["NFC", "NFD"]))
def test_every_encoding_folds_to_the_same(text: str, form: str) -> None:
    assert folded(unicodedata.normalize(form, text)) == folded(text)  # type: ignore[arg-type]


@given(TEXTS)
def test_spreading_gives_the_legible_text_with_places_in_the_original(text: str) -> None:
    seen = spread(text)
    assert seen.text == legible(text)
    assert len(seen.text) == len(seen.starts) == len(seen.ends)
    places = list(zip(seen.starts, seen.ends, strict=True))
    assert places == sorted(places)
    for start, end in set(places):
        assert 0 <= start < end <= len(text)
        part = "".join(c for c, place in zip(seen.text, places, strict=True) if place == (start, end))
        assert part == legible(text[start:end])


def test_every_character_that_joins_the_one_before_it_is_known_to() -> None:
    """All second halves of what this Python's Unicode composes, held against the whole text's NFKC."""
    for char in map(chr, range(sys.maxunicode + 1)):
        halves = unicodedata.normalize("NFD", char)
        if len(halves) > 1 and unicodedata.normalize("NFC", halves) == char and not INVISIBLE.search(halves):
            assert spread(f"a{halves}").text == unicodedata.normalize("NFKC", f"a{halves}")
