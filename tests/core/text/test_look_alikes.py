"""Letters that look alike are one letter in names, and no word of another language changes by that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.text.look_alikes import unmasked
from readyctl.core.text.words import key

NAMES = NameIndex([Carrier("backups", ("Backups", "RBAC", "Public API")), Carrier("sso", ("SSO",))])


@pytest.mark.parametrize(
    ("text", "feature", "written"),
    [
        ("Our B\u0430ckups are live.", "backups", "B\u0430ckups"),
        ("\u0412ackups come with it.", "backups", "\u0412ackups"),
        ("S\u0405O is there.", "sso", "S\u0405O"),
        ("SS\u039f is there.", "sso", "SS\u039f"),
        ("a public \u0410\u0420\u0406 today", "backups", "public \u0410\u0420\u0406"),
        ("a \u03c1ublic API today", "backups", "\u03c1ublic API"),
        ("B\u200b\u0430ckups' hosts", "backups", "B\u200b\u0430ckups'"),
    ],
)
def test_a_name_in_letters_that_look_alike_is_found_as_it_stands(
    text: str, feature: str, written: str
) -> None:
    (said,) = NAMES.mentions(text)
    assert said.ids == (feature,)
    assert text[said.start : said.end].rstrip("'") == written.rstrip("'")


@pytest.mark.parametrize(
    "word",
    [
        "\u0422\u0435\u0441\u0442\u0438\u0440\u043e\u0432\u0430\u043d\u0438\u0435",
        "\u0391\u03c1\u03c7\u03b5\u03af\u03bf",
        "\u03bcs",
        "\u03b1",
        "\u00e9t\u00e9",
        "SSO",
    ],
)
def test_a_word_with_a_letter_of_its_own_is_left_alone(word: str) -> None:
    assert unmasked(word) == word


@given(st.text(st.characters(min_codepoint=0x370, max_codepoint=0x52F) | st.sampled_from("abcXYZ")))
def test_a_word_stays_as_long_as_it_is(word: str) -> None:
    assert len(unmasked(word)) == len(word)


@given(
    st.text(st.sampled_from("\u0410\u0412\u0415\u041a\u041d\u0422\u0429\u0391\u0392\u0399\u039d\u03a4\u03a9"))
)
def test_a_word_of_no_latin_letter_is_the_same_in_either_case(word: str) -> None:
    assert key(word) == key(word.lower()) or "\u03c2" in word.lower()


@pytest.mark.parametrize("micro", ["\u00b5s", "\u03bcs"])
def test_a_millionth_is_no_thousandth(micro: str) -> None:
    assert key(micro) != key("ms")
