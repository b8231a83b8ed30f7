"""The identity of an event stays as long as it is the same event, and is nobody else's."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.date_ahead import event_key

parts = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1, max_size=4)


@given(parts, parts)
def test_two_events_have_one_key_only_where_they_are_one(one: list[str], other: list[str]) -> None:
    assert (event_key("promise", *one) == event_key("promise", *other)) == (one == other)
    assert event_key("promise", *one) != event_key("decision", *one)


@given(parts)
def test_a_key_is_one_word_that_a_calendar_can_hold(one: list[str]) -> None:
    assert event_key("promise", *one).replace("-", "").isalnum()
