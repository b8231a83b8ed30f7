"""A caveat may be said in other words, and has to be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.statement.caveats import says, unsaid

LATIN = "Latin script only, handwriting is not read"
PHOTOS = "photos are uploaded when the device is back online"
BANKS = "German banks only"
BROWSERS = "needs Firefox 128 or later"


@pytest.mark.parametrize(
    ("caveat", "text"),
    [
        (LATIN, "It reads Latin letters; other scripts and handwriting are not supported."),
        (LATIN, "Latin script only; handwriting is not read."),
        (PHOTOS, "The pictures are uploaded once the phone is online again."),
        (BANKS, "For now it works with banks in Germany: with German banks, and nothing else."),
        (BANKS, "Banks: only German ones"),
        (BROWSERS, "You need Firefox 128 or newer."),
        ("accuracy is not guaranteed outside the EU", "Outside the EU nobody has promised any accuracy, no."),
    ],
)
def test_a_caveat_may_be_said_in_other_words(caveat: str, text: str) -> None:
    assert says(text, caveat)


@pytest.mark.parametrize(
    ("caveat", "text"),
    [
        (LATIN, "It reads Latin script and handwriting."),
        (LATIN, "It reads any script."),
        (PHOTOS, "The pictures are uploaded at once."),
        (BANKS, "It works with German banks."),
        (BANKS, "It works with French banks only."),
        (BROWSERS, "It needs Firefox 115 or later."),
        (BROWSERS, "It needs 128 MB."),
        ("accuracy is not guaranteed outside the EU", "Accuracy is guaranteed, outside the EU too."),
        (BANKS, ""),
    ],
)
def test_what_says_less_or_the_opposite_does_not_say_it(caveat: str, text: str) -> None:
    assert not says(text, caveat)


@given(st.lists(st.sampled_from([LATIN, PHOTOS, BANKS, BROWSERS]), unique=True))
def test_what_is_said_word_for_word_is_never_missing(caveats: list[str]) -> None:
    assert unsaid(caveats, ". ".join(reversed(caveats))) == ()
    assert unsaid(caveats, "Yes.") == tuple(caveats)
