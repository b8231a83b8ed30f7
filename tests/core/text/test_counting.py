import pytest

from readyctl.core.text.counting import ago, counted, in_figures


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no steps"), (1, "one step"), (12, "twelve steps"), (13, "13 steps")],
)
def test_a_number_reads_as_a_person_writes_it(number: int, words: str) -> None:
    assert counted(number, "step") == words


def test_an_odd_plural_is_given() -> None:
    assert (counted(1, "entry", "entries"), counted(2, "entry", "entries")) == ("one entry", "two entries")


def test_figures_are_read_at_a_glance() -> None:
    assert [in_figures(number, "deal") for number in (0, 1, 12)] == ["0 deals", "1 deal", "12 deals"]


def test_a_day_is_so_many_days_ago_and_today_is_none() -> None:
    assert [ago(days) for days in (0, 1, 8)] == ["today", "1 day ago", "8 days ago"]
