"""What the page says to each audience in its own words; everything else on it comes from the registry."""

import datetime as dt

from msgspec import Struct

from readyctl.core.feature.permission import Allowed, Permission
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.wording import saying
from readyctl.core.history.audience import Audience, Card
from readyctl.core.history.lines import HistoryLine
from readyctl.core.level.kind import Grant
from readyctl.core.text.counting import ago
from readyctl.core.text.dates import with_spoken_days


class Wording(Struct, frozen=True):
    """The sentences of one audience's page. `awaiting` is said where a claim is not signed."""

    title: str
    question: str
    rule: str
    awaiting: str
    unknown: str
    old: str
    """What is said where `{number}` of its entries are past the day until which they were fresh."""


_SALES_RULE = "Say of a feature what its row says, and no more. Promise nothing that has no row here."
_UNKNOWN = (
    "No feature matches. If you looked for one by its name, engineering has said nothing about it: "
    "promise nothing, and ask."
)
_OLD = (
    "Entries that are past the day until which the word of engineering was fresh: {number}. "
    "Get a new page, or ask, before you rely on one of them."
)
WORDING: dict[Audience, Wording] = {
    Audience.ENGINEERING: Wording(
        "feature readiness for engineering",
        "May sales mention, demo, offer or contract this?",
        "Levels are the effective ones; where an entry declares more, it says why that does not count.",
        "More is declared than engineering has signed, so only the level shown here counts.",
        _UNKNOWN,
        _OLD,
    ),
    Audience.SALES: Wording(
        "what sales may say",
        "May I mention, demo, offer or contract this?",
        _SALES_RULE,
        "Engineering has not signed what this entry says, so only the level shown here counts.",
        _UNKNOWN,
        _OLD,
    ),
    Audience.CUSTOMER: Wording(
        "what is available, and what is coming",
        "What can I use today, and what is coming?",
        "Only what is shown as Shipped is generally available.",
        "It is on the roadmap; there is no date.",
        "No feature matches. Ask us about it.",
        "Ask us for a new one.",
    ),
}


def style(permission: Permission) -> str:
    """The style class of an answer: yes, no, spare (not needed), cond (yes, on the condition it names)."""
    match permission:
        case Allowed(grant=Grant.NOT_NEEDED):
            return "spare"
        case Allowed(conditions=()):
            return "yes"
        case _:
            return "cond" if permission.allowed else "no"


class Note(Struct, frozen=True):
    """A few words beside a level; `urgent` ones change what may be said."""

    words: str
    urgent: bool = False


def states(card: Card, last_sync: dt.date | None) -> list[str]:
    """By which filters a row is found: words of the page's script."""
    view = card.view
    known = {"stale": view.stale, "overdue": view.overdue, "awaiting": view.awaiting}
    return [state for state, so in (known | {"changed": card.changed_since(last_sync)}).items() if so]


def untold(view: SalesView) -> bool:
    """Whether a caveat is not in the sentence that may be said, so that the row has to show it."""
    sentence = saying(view).sentence
    return any(caveat.removesuffix(".") not in sentence for caveat in view.caveats)


def notes(card: Card) -> list[Note]:
    """The words beside a level that nobody may overlook, most important first."""
    view = card.view
    told: list[Note] = []
    if card.doubt:
        told.append(Note(f"declared {card.doubt.declared or 'unreadable'}", urgent=True))
    if view.awaiting:
        told.append(Note("awaiting engineering"))
    if view.ended:
        told.append(Note(with_spoken_days(f"ended on {view.ends}"), urgent=True))
    elif view.ends:
        told.append(Note(with_spoken_days(f"ends on {view.ends}"), urgent=True))
    if view.overdue:
        told.append(Note("date has passed", urgent=True))
    elif view.due_text:
        told.append(Note(with_spoken_days(f"by {view.due_text}")))
    if view.stale:
        told.append(Note(f"last confirmed {ago(view.age_days or 0)}", urgent=True))
    return told


def standing(line: HistoryLine) -> str:
    """Whether engineering stood behind one line of the history; nothing where nobody has to."""
    if line.signed:
        return ", signed"
    if line.level is not None and not line.level.needs_signature:
        return "" if line.commit else ", awaiting engineering"
    return ", unsigned"


def due(line: HistoryLine) -> str:
    """The delivery date of one line of the history, where the level then was one with a date."""
    return f" by {line.due}" if line.due and line.level and line.level.row.dated else ""
