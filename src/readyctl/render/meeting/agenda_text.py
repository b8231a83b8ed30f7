"""The agenda as text: a few short lines for each feature, made to be read aloud."""

import datetime as dt
from collections.abc import Iterable, Iterator

from readyctl.core.deal.deals import Outcome
from readyctl.core.deal.money import Money, money_words
from readyctl.core.deal.note import Handoff
from readyctl.core.history.slips import slip_words
from readyctl.core.meeting.agenda import Agenda, AgendaItem
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.record import Mismatch
from readyctl.core.meeting.steps import AgendaStep
from readyctl.core.meeting.walked import WalkedPromise
from readyctl.core.text.counting import ago, counted, in_figures
from readyctl.render.deal.promise_changes import by_turn, vanished_words
from readyctl.render.meeting.agenda_page import (
    MOST_ITEMS,
    MOST_LINES,
    Told,
    first,
    first_of,
    first_words,
    rest,
)
from readyctl.render.meeting.weight_words import weight_words
from readyctl.render.painting import Command, Line, paint, plain_text

_MOST_REQUESTS = 5
"""An import may ask for hundreds of features at once."""
_WHO = "readyctl inbox --all"
"""The command that tells who has to do what."""


def render(agenda: Agenda) -> str:
    """The whole agenda; what is fine is said shortly, what is not in full."""
    return plain_text(lines(agenda))


def lines(agenda: Agenda) -> Iterator[Line]:
    """The lines of the same text, with colours for what does not match and what is undecided."""
    yield paint(heading(agenda), "bold")
    yield from _decisions(agenda)
    yield from _beside(agenda)
    if agenda.requests:
        yield ""
        yield paint("Asked of engineering, with no open deal behind it:", "bold")
        yield from _listed(requests_lines(agenda))
    if agenda.unpromised:
        yield ""
        yield paint("Nobody wrote down what was promised:", "bold")
        yield from _listed(first_of(map(unpromised_words, agenda.unpromised)))
    if agenda.quiet:
        yield ""
        yield "Nothing to decide:"
    before = len(agenda.to_decide) + len(agenda.undecided)
    for number, item in enumerate(agenda.quiet[:MOST_ITEMS], start=before + 1):
        name = paint(item.view.name, "bold")
        yield f"{number}. ", name, f" is {level_words(item)}. {state_words(item)}"
        yield f"   {promise_words(item)}"
    yield from _listed(rest(agenda.quiet, "about which there is nothing to decide"), "")
    if besides := list(besides_lines(agenda)):
        yield ""
        yield "Waits for somebody besides:"
        yield from _listed(besides)
    if agenda.dates:
        yield ""
        yield "In the next six weeks:"
        dates = (f"{date.day}  {date.what}" for date in agenda.dates)
        yield from _listed(first_of(dates))
    yield from _since_last(agenda)


def _listed(lines: Iterable[Told], indent: str = "  ") -> Iterator[Line]:
    return ((indent, *line.pieces) for line in lines)


def _decisions(agenda: Agenda) -> Iterator[Line]:
    """The features that need a decision: the heaviest in full, the rest in one line."""
    for number, item in enumerate(agenda.to_decide[:MOST_ITEMS], start=1):
        yield ""
        yield f"{number}. ", paint(item.view.name, "bold"), f" is {level_words(item)}."
        yield f"   {state_words(item)}"
        yield f"   {promise_words(item)}"
        for mismatch in first_words(item.mismatches):
            yield paint(f"   ! {mismatch}.", "red")
        if item.asked:
            yield paint(f"   ? {asked_words(item.asked)}.", "yellow")
        for undecided in item.undecided:
            yield paint(f"   > {undecided_words(undecided)}.", "yellow")
        yield from _listed(shown_steps(item), "   ")
    for line in _listed(rest(agenda.to_decide, "that need a decision"), "   "):
        yield ""
        yield line


def _beside(agenda: Agenda) -> Iterator[Line]:
    """What needs a decision too, and belongs to no feature of an open deal."""
    unknown = (
        f"{line.note.customer} was promised '{line.check.promise.feature}': {line.words}"
        for line in agenda.unknown
    )
    yield from _marked("?  ", first_of(unknown))
    for number, undecided in enumerate(agenda.undecided, start=len(agenda.to_decide) + 1):
        yield ""
        yield f"{number}. ", paint(undecided.feature, "bold"), " is in no open deal."
        yield paint(f"   > {undecided_words(undecided)}.", "yellow")
        yield "   Who sees to it: ", Command(_WHO)
    yield from _marked("!  ", first_of(map(vanished_words, agenda.vanished)))
    for note in agenda.unread:
        yield ""
        yield paint(f"!  {note.words}.", "red")


def _marked(mark: str, lines: Iterable[Told]) -> Iterator[Line]:
    for line in lines:
        yield ""
        yield (mark, *line.pieces) if line.command else paint(f"{mark}{line.words}.", "red")


def _since_last(agenda: Agenda) -> Iterator[Line]:
    if agenda.last is None:
        return
    yield ""
    yield f"Changed since the sync of {agenda.last}:"
    changes = (f"{change.name}: {change.in_short}" for change in agenda.changes)
    told = [*_listed(first_of(changes))]
    for title, happened in by_turn(agenda.promise_changes, commits=False):
        told += [f"  {title}:", *_listed(first_of(happened), "    ")]
    yield from told or ["  nothing"]


def shown_steps(item: AgendaItem) -> Iterator[Told]:
    """Who does what about one feature, the most valuable first, each with its command."""
    return first((Told(step.words, step.item.command) for step in item.steps), MOST_LINES, _WHO)


def besides_lines(agenda: Agenda) -> Iterator[Told]:
    """What waits for somebody and is about none of the items, the most valuable first, with its command."""
    yield from first((_step_line(step, agenda.as_of) for step in agenda.besides), MOST_ITEMS, _WHO)
    if agenda.elsewhere:
        many = counted(agenda.elsewhere, "thing", "things")
        yield Told(f"{many} about features that nobody is being sold", _WHO)


def _step_line(step: AgendaStep, today: dt.date) -> Told:
    """Who does what about what, and its weight."""
    item = step.item
    return Told(f"{step.words}: {item.subject}{weight_words(item, today)}", item.command)


def quiet_words(item: AgendaItem) -> str:
    """A feature about which there is nothing to decide, in one line."""
    return f"{item.view.name} is {level_words(item)}. {state_words(item)} {promise_words(item)}"


def unpromised_words(note: Handoff) -> str:
    """An open deal without a promise: who, where it stands, how much, and when it is to close."""
    value = f", {Money(note.value.amount, note.value.currency)}" if note.value else ""
    closes = f", closes {note.close_date}" if note.close_date else ""
    return f"{note.customer} ({note.stage}){value}{closes}, owner {note.owner}: {note.id}"


def title(agenda: Agenda) -> str:
    """The day, and how much needs a decision: what a notification has room for."""
    if not agenda.count:
        return f"Sync of {agenda.as_of}: nothing to walk"
    return f"Sync of {agenda.as_of}: {_decisions_words(agenda)}"


def _decisions_words(agenda: Agenda) -> str:
    needs = "needs" if agenda.decisions == 1 else "need"
    return f"{agenda.decisions} of {in_figures(agenda.count, 'item')} {needs} a decision"


def heading(agenda: Agenda) -> str:
    """How much needs a decision, then the day, how much there is to walk, and when one met and will meet."""
    return f"Sync of {agenda.as_of}: {summary_words(agenda)}"


def summary_words(agenda: Agenda) -> str:
    """The same without the day."""
    decisions = f"{_decisions_words(agenda)}; " if agenda.count or agenda.deals else ""
    return f"{decisions}{deals_words(agenda)}"


def deals_words(agenda: Agenda) -> str:
    """How much is sold with it, and when one met and will meet."""
    if not agenda.count and not agenda.deals:
        readable = "that can be read " if agenda.unread else ""
        what = f"no open deal {readable}promises anything"
    else:
        what = f"{in_figures(len(agenda.deals), 'open deal')}, {money_words(agenda.value)}"
    last = f"last sync {agenda.last}" if agenda.last else "the first sync"
    return f"{what}; {last}, next {agenda.next}."


def level_words(item: AgendaItem) -> str:
    """The level now, with its date, and the level at the last meeting where it was another."""
    view = item.view
    if view.removed:
        return "not there any more" + (f", {item.before} at the last sync" if item.before else "")
    if view.ended:
        return f"{view.level}, and ended on {view.ends}"
    ahead = view.delivery_text and not view.overdue and not view.level.row.delivered
    due = f" for {view.delivery_text}" if ahead else ""
    before = f", {item.before} at the last sync" if item.before and item.before is not view.level else ""
    return f"{view.level}{due}{before}"


def state_words(item: AgendaItem) -> str:
    """Sign-off, freshness, slips and owner in one line of short sentences."""
    view = item.view
    parts = []
    if view.awaiting and not view.removed:
        parts.append("Awaits engineering.")
    elif item.signed:
        parts.append(f"Signed, confirmed {ago(view.age_days or 0)}.")
    elif not view.removed:
        parts.append("Needs no signature.")
    if item.slips:
        parts.append(f"Its signed date {slip_words(item.slips)}.")
    parts.append(f"Owner: {view.owner or 'nobody named'}.")
    return " ".join(parts)


def promise_words(item: AgendaItem) -> str:
    """How many open promises, and each with its deal; what is wrong with one stands in a line of its own."""
    overdue = item.count(Outcome.OVERDUE)
    late = f", {overdue} overdue" if overdue else ""
    wrong = sum(not line.fine for line in item.promises)
    untrue = f", {wrong} that may not be made" if wrong else ""
    every = [promise_line(line) for line in item.promises]
    every += [f"{note.customer} ({note.stage}) names it" for note in item.named]
    listed = first_words(every)
    value = f", {money_words(item.value)}" if item.value else ""
    return f"{in_figures(len(item.promises), 'open promise')}{late}{untrue}{value}: {'; '.join(listed)}."


def promise_line(line: WalkedPromise) -> str:
    """One promise with its deal, such as `Acme (proposal) contract by 2027-06-30`."""
    promise = line.check.promise
    due = f" by {promise.due}" if promise.due else ""
    word = "" if line.outcome in {Outcome.OUTSTANDING, Outcome.OVERDUE} else f", {line.outcome}"
    return f"{line.note.customer} ({line.note.stage}) {promise.kind.value.replace('_', ' ')}{due}{word}"


def requests_lines(agenda: Agenda) -> Iterator[Told]:
    """The oldest requests with no open deal behind them, a line each, and how many more there are."""
    told = (Told(f"{asked.feature}: {asked_words(asked)}") for asked in agenda.requests)
    return first(told, _MOST_REQUESTS, "readyctl feature proposals")


def asked_words(asked: OpenProposal) -> str:
    """What engineering is asked for, by whom and since when."""
    who = f" by {asked.by}" if asked.by else ""
    since = f" since {asked.since}" if asked.since else ""
    why = f" ({' '.join(asked.reason.split())})" if asked.reason else ""
    return f"asked of engineering{who}{since}: {asked.words}{why}"


def undecided_words(mismatch: Mismatch) -> str:
    """What an earlier meeting left open."""
    by = f" by {mismatch.by}" if mismatch.by else ""
    who = f", {mismatch.owner}{by}" if mismatch.owner else by
    decided = f": {mismatch.decision}" if mismatch.decision else ""
    return f"still open{who}: {mismatch.found}{decided}"
