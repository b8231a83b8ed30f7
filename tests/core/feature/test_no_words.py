"""Words that say that there is nothing, in whatever dress."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.no_words import _NOTHING, says_nothing
from readyctl.core.text.words import key

SAID = st.sampled_from(["todo", "TBD", "none", "n/a", "not yet", "later", "nothing", "no", "x", "\u0442odo"])
BETWEEN = st.sampled_from(["", " ", "-", " - ", "...", "\u2026", "'"])


@given(st.lists(st.one_of(SAID, BETWEEN, st.text(max_size=2)), max_size=4).map("".join))
def test_a_text_says_nothing_where_all_its_words_are_one_of_these(text: str) -> None:
    assert says_nothing(text) == (bool(text.strip()) and key(text) in _NOTHING)
