"""The agenda as a short message for a channel."""

from collections.abc import Iterator

from readyctl.core.meeting.agenda import Agenda, AgendaItem
from readyctl.render.deal.promise_changes import by_turn, vanished_words
from readyctl.render.meeting.agenda_text import (
    asked_words,
    besides_lines,
    deals_words,
    level_words,
    promise_words,
    requests_lines,
    shown_steps,
    state_words,
    title,
    undecided_words,
    unpromised_words,
)
from readyctl.render.message import Message, Part


def short(agenda: Agenda) -> Message:
    """A part for each feature, those that need a decision first; it closes with what belongs to none."""
    closing = (Part(f"{title}:", lines=tuple(lines)) for title, lines in _lists(agenda) if lines)
    items = map(_feature, agenda.items)
    first = Part("Pipeline:", deals_words(agenda))
    return Message(title(agenda), (first, *items), "readyctl sync agenda", tuple(closing))


def _feature(item: AgendaItem) -> Part:
    return Part(f"{item.view.name}:", level_words(item), lines=tuple(_lines(item)))


def _lines(item: AgendaItem) -> Iterator[str]:
    yield state_words(item)
    yield promise_words(item)
    yield from (f"! {mismatch}." for mismatch in item.mismatches)
    if item.asked:
        yield f"{asked_words(item.asked)}."
    yield from (f"{undecided_words(mismatch)}." for mismatch in item.undecided)
    yield from (step.plain for step in shown_steps(item))


def _lists(agenda: Agenda) -> Iterator[tuple[str, list[str]]]:
    yield "Promised, and in no entry", [f"{line.note.customer}: {line.words}" for line in agenda.unknown]
    yield (
        "Still open, and in no open deal",
        [f"{m.feature}: {undecided_words(m)}" for m in agenda.undecided],
    )
    yield "Promised, and gone without a word", [vanished_words(entry) for entry in agenda.vanished]
    yield "Asked of engineering, with no open deal behind it", [line.plain for line in requests_lines(agenda)]
    yield "Nobody wrote down what was promised", [unpromised_words(note) for note in agenda.unpromised]
    yield "Deals that cannot be read", [note.words for note in agenda.unread]
    yield "Waits for somebody besides", [line.plain for line in besides_lines(agenda)]
    yield "In the next six weeks", [f"{date.day} {date.what}" for date in agenda.dates]
    yield f"Changed since {agenda.last}", [f"{change.name}: {change.in_short}" for change in agenda.changes]
    happened = [
        f"{title}: {line}"
        for title, lines in by_turn(agenda.promise_changes, commits=False)
        for line in lines
    ]
    yield f"Promises since {agenda.last}", happened
