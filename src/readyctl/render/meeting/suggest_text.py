"""What to settle first, as text: what, its effort and its worth, why, who may, and the command below."""

from collections.abc import Iterable, Iterator

from readyctl.core.deal.money import money_words
from readyctl.core.meeting.repairs import Repair
from readyctl.render.painting import Command, Line, paint


def lines(repairs: Iterable[Repair]) -> Iterator[Line]:
    """Two lines for each, in the order given."""
    for each in repairs:
        item = each.item
        value = f", {money_words(item.value)}" if item.value else ""
        by = f"; {each.who}" if each.by else ""
        weight = f"(effort {each.effort}{value})"
        yield paint(f"{item.what:<7}", "yellow"), f"  {item.subject} {weight}: {item.why}{by}"
        yield " " * 9, Command(item.command)
