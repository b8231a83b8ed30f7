import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.trust.signing import confirmation_text

NOW = dt.datetime(2026, 1, 5, 9, 30, 1, 5, tzinfo=dt.UTC)


def test_a_second_word_on_one_day_says_the_time() -> None:
    texts = [None, "2026-01-05", "2026-01-05T09:30:01Z"]
    assert [confirmation_text(text, NOW) for text in texts] == [
        "2026-01-05", "2026-01-05T09:30:01Z", "2026-01-05T09:30:01.000005Z",
    ]  # fmt: skip


@given(st.none() | st.text(max_size=12), st.datetimes(timezones=st.just(dt.UTC)))
def test_the_text_always_changes(current: str | None, now: dt.datetime) -> None:
    assert confirmation_text(current, now) != current
