"""Dates that moved, in words."""

import datetime as dt

import pytest

from readyctl.core.history.slips import Slip, moved_words, slip_words

JUNE = dt.date(2027, 6, 1)


def slip(days: int) -> Slip:
    return Slip(dt.date(2026, 9, 3), "c0ffee", JUNE, JUNE + dt.timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), ""),
        ((1,), "slipped once, 1 day"),
        ((14, 21), "slipped twice, 35 days in all"),
        ((1, 1, 1), "slipped 3 times, 3 days in all"),
    ],
)
def test_slips_say_how_often_and_how_far(days: tuple[int, ...], words: str) -> None:
    assert slip_words([slip(number) for number in days]) == words


def test_a_date_moves_either_way() -> None:
    assert moved_words(dt.date(2026, 1, 1), dt.date(2026, 1, 2)) == "1 day later"
    assert moved_words(dt.date(2026, 1, 31), dt.date(2026, 1, 1)) == "30 days earlier"
