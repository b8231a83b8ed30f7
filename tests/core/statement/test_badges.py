"""What a badge on a slide says, held against the level and the signed date."""

import datetime as dt

import pytest

from readyctl.core.entry.diagnostic import Severity
from readyctl.core.feature.view import SalesView
from readyctl.core.level.table import Level
from readyctl.core.statement.badges import BadgeState, BadgeStatus, FoundBadge
from readyctl.core.statement.dates import find_date
from readyctl.rules.facts import Facts
from readyctl.rules.statement.stale_badge import check
from support.inventories import inventory

TODAY = dt.date(2026, 11, 22)


def shown(text: str, level: Level = Level.COMMITTED, *, overdue: bool = False) -> BadgeStatus:
    due = dt.date(2027, 6, 30) if level is Level.COMMITTED else None
    view = SalesView(
        id="fx", area="pay", name="Live FX", owner=None, level=level, delivery_date=due, overdue=overdue
    )
    return BadgeStatus(FoundBadge("fx", text, "slide 1"), view, find_date(text, TODAY))


def severities(badge: BadgeStatus) -> list[Severity | None]:
    return [f.severity for f in check(badge, Facts(TODAY, inventory(), inventory().settings))]


@pytest.mark.parametrize(
    "text", ["Committed", "Committed, by 2027-06-30", "Committed, by 2027-Q2", "Live FX: committed"]
)
def test_the_level_with_the_signed_date_or_none_is_current(text: str) -> None:
    assert shown(text).state is BadgeState.CURRENT
    assert severities(shown(text)) == []


@pytest.mark.parametrize("text", ["Committed by 2027-01-31", "Committed, by next quarter", "Live soon", "?"])
def test_another_date_and_unreadable_words_are_errors(text: str) -> None:
    assert shown(text).state is BadgeState.CHANGED
    assert severities(shown(text)) == [Severity.ERROR]


def test_a_passed_date_is_no_longer_shown_and_what_is_done_may_say_when() -> None:
    assert severities(shown("Committed, by 2027-06-30", overdue=True)) == [Severity.ERROR]
    assert severities(shown("Committed, overdue", overdue=True)) == []
    assert severities(shown("Shipped in May 2026", Level.SHIPPED)) == []


def test_a_level_below_and_an_empty_badge_are_warnings() -> None:
    assert severities(shown("Planned")) == [Severity.WARNING]
    assert severities(shown("")) == [Severity.WARNING]
