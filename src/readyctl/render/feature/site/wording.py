"""What the page says to each audience in its own words; everything else on it comes from the registry."""

from dataclasses import dataclass

from readyctl.core.feature.permission import Allowed, Permission
from readyctl.core.history.audience import Audience, Card
from readyctl.core.history.lines import HistoryLine
from readyctl.core.level.kind import Grant


@dataclass(frozen=True)
class Wording:
    """The sentences of one audience's page. `awaiting` is said where a claim is not signed."""

    title: str
    question: str
    rule: str
    awaiting: str
    unknown: str


_SALES_RULE = "What is not on this page, nobody in engineering stands behind."
_UNKNOWN = (
    "No feature matches. If you looked for one by its name, engineering has said nothing about it: "
    "promise nothing, and ask."
)
WORDING: dict[Audience, Wording] = {
    Audience.ENGINEERING: Wording(
        "feature readiness for engineering",
        "May sales mention, demo, offer or contract this?",
        "Levels are the effective ones; where an entry declares more, it says why that does not count.",
        "More is declared than engineering has signed, so only the level shown here counts.",
        _UNKNOWN,
    ),
    Audience.SALES: Wording(
        "what sales may say",
        "May I mention, demo, offer or contract this?",
        _SALES_RULE,
        "Engineering has not signed what this entry says, so only the level shown here counts.",
        _UNKNOWN,
    ),
    Audience.CUSTOMER: Wording(
        "what is available, and what is coming",
        "What can I use today, and what is coming?",
        "Only what is shown as Shipped is generally available.",
        "It is on the roadmap; there is no date.",
        "No feature matches. Ask us about it.",
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


@dataclass(frozen=True)
class Note:
    """A few words beside a level; `urgent` ones change what may be said."""

    words: str
    urgent: bool = False


def notes(card: Card) -> list[Note]:
    """The words beside a level that nobody may overlook, most important first."""
    view = card.view
    told: list[Note] = []
    if card.doubt:
        told.append(Note(f"declared {card.doubt.declared or 'unreadable'}", urgent=True))
    if view.awaiting:
        told.append(Note("awaiting engineering"))
    if view.ended:
        told.append(Note(f"ended on {view.ends}", urgent=True))
    elif view.ends:
        told.append(Note(f"ends on {view.ends}", urgent=True))
    if view.overdue:
        told.append(Note("date has passed", urgent=True))
    elif view.due_text:
        told.append(Note(f"by {view.due_text}"))
    if view.stale:
        told.append(Note(f"last confirmed {view.age_days} days ago", urgent=True))
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
