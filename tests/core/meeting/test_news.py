import datetime as dt

from readyctl.core.meeting.difference import Change, Difference, Meaning
from readyctl.core.meeting.news import news
from support.inventories import inventory

SINCE = dt.date(2026, 11, 15)


def test_the_three_lines_say_what_may_be_said_what_no_longer_and_which_dates_moved() -> None:
    nothing = inventory()
    changes = tuple(Change(meaning, meaning.name, "F", "words", None, None) for meaning in Meaning)
    found = news(Difference(nothing, nothing, changes), SINCE)
    told = [[change.feature for change in each] for each in (found.more, found.less, found.moved)]
    assert told == [["MORE", "NEW"], ["LESS", "GONE"], ["MOVED"]]
    assert found.since == SINCE
