"""What makes a thing that waits worth doing first, in brackets: its money, its age, and its day."""

import datetime as dt
from collections.abc import Iterator

from readyctl.core.deal.money import money_words
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.text.counting import in_figures
from readyctl.render.message import Part

_MOST_CUSTOMERS = 2


def weight_words(item: InboxItem, today: dt.date) -> str:
    """Such as ` (120,000 EUR of Acme, 12 days, due 2026-12-16)`, with a space before it; empty where nothing
    of it is known.
    """
    known = ", ".join(_known(item, today))
    return f" ({known})" if known else ""


def _known(item: InboxItem, today: dt.date) -> Iterator[str]:
    if item.value:
        yield f"{money_words(item.value)}{_customers(item)}"
    age = item.age_days(today)
    if age is not None:
        yield in_figures(age, "day") if age else "today"
    # What is due, or was promised, says in its own words for when.
    if item.by is not None and not (item.due and item.what in {What.DUE, What.TELL}):
        ahead, behind = ("due", "was due") if item.due else ("closes", "was to close")
        yield f"{behind if item.by < today else ahead} {item.by}"


def _customers(item: InboxItem) -> str:
    """Whose money it is, where the thing is not about the one deal itself."""
    names = tuple(dict.fromkeys(note.customer for note in item.deals))
    if item.subject in {note.id for note in item.deals}:
        return ""
    shown, more = names[:_MOST_CUSTOMERS], len(names) - _MOST_CUSTOMERS
    return f" of {', '.join(shown)} and {more} more" if more > 0 else f" of {' and '.join(shown)}"


def part(item: InboxItem, today: dt.date, who: str = "") -> Part:
    """One thing in a message; `who` goes before it where the message is for several people."""
    weight = weight_words(item, today)
    head = f"{who}: {item.what} {item.subject}" if who else f"{item.what} {item.subject}"
    if not weight:
        return Part(f"{head}:", item.why, item.command)
    return Part(head, f"{weight}: {item.why}".lstrip(), item.command)
