"""What waits for one person as text: a line for each thing, and the command for it below."""

import datetime as dt

from readyctl.core.meeting.inbox import Inbox, InboxItem, What
from readyctl.core.text.counting import counted
from readyctl.render.meeting.weight_words import weight_words
from readyctl.render.painting import Command, Line, Piece, paint

_WIDTH = len("confirm")
_VERBS = {what: paint(f"{what:<{_WIDTH}}", "yellow") for what in What}
_BELOW = " " * (_WIDTH + 2)


def line(item: InboxItem, today: dt.date) -> Line:
    """One thing: what to do, about what, what it is worth and how long it has waited, and why."""
    return _VERBS[item.what], f"  {item.subject}{weight_words(item, today)}: {item.why}"


def command(item: InboxItem) -> tuple[Piece, Piece]:
    """The command below it, which is never broken into lines: it is there to be copied."""
    return _BELOW, Command(item.command)


def heading(inbox: Inbox) -> str:
    """Whose it is, of which day, and how many: `sam@example.com, 2026-11-22: two things wait`."""
    many = len(inbox.items)
    waits = f"{counted(many, 'thing waits', 'things wait')}" if many else "nothing waits"
    return f"{inbox.whose}, {inbox.as_of}: {waits}"
