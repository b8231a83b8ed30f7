"""What a lower level or a later date does to deals, as text."""

from collections.abc import Iterator

from readyctl.core.deal.money import money_words
from readyctl.core.feature.view import SalesView
from readyctl.core.meeting.impact import AlreadyUntrue, Impact, Untrue
from readyctl.core.text.counting import in_figures
from readyctl.render.lines import one_line, text_of


def render(impact: Impact) -> str:
    """What becomes untrue, heaviest deal first, with a draft for each customer."""
    return text_of(_lines(impact))


def summary(impact: Impact) -> list[str]:
    """The few lines that stand before a question whether to go on; none where nothing becomes untrue."""
    return [*_summary(impact), *(one_line(note.words) for note in impact.unread)]


def _summary(impact: Impact) -> list[str]:
    told = [one_line(f"{one.words} ({one.note.id})") for one in impact.said if not one.already]
    if not impact.untrue:
        return told
    untrue, deals = in_figures(len(impact.untrue), "promise"), in_figures(len(impact.deals), "deal")
    lines = [f"{untrue} in {deals} would become untrue, {money_words(impact.value)}"]
    return lines + [one_line(f"{_said(one)}: {one.why}") for one in impact.untrue] + told


def _lines(impact: Impact) -> Iterator[str]:
    yield f"{impact.now.name}: {_at(impact.now)} → {_at(impact.then)}"
    if not impact.untrue:
        more = "more " if impact.already else ""
        readable = (
            f"No {more}promise that can be read" if impact.unread else f"No {more}promise to a customer"
        )
        yield f"{readable} becomes untrue."
    else:
        head = _summary(impact)[0]
        yield f"{head[:1].upper()}{head[1:]}:"
        yield ""
        yield from (f"  {_said(one)}: {one.why}" for one in impact.untrue)
        yield ""
        yield "What to say to each customer:"
        yield from (f"  {one.draft}" for one in impact.untrue)
    if impact.unread:
        yield ""
        yield from (f"{note.words}." for note in impact.unread)
    if impact.already:
        yield ""
        already = in_figures(len(impact.already), "promise")
        yield f"Untrue already, as it is today: {already}, {money_words(impact.already_value)}:"
        yield from (f"  {_said(one)}: {one.why}" for one in impact.already)
    yield from _spoken(impact, "Said in notes, and not so any more then:", already=False)
    yield from _spoken(impact, "Said in notes, and not so today either:", already=True)
    if impact.named:
        yield ""
        yield "Named in the notes of these deals, where nothing of it becomes untrue:"
        yield from (f"  {note.customer} ({note.stage}): {note.id}" for note in impact.named)
    if impact.decisions:
        yield ""
        yield "Decided in a sync, and not done yet:"
        for decision in impact.decisions:
            yield f"  {decision.decision or decision.found} ({decision.owner or 'nobody named'})"
    if impact.now.links:
        yield ""
        yield "Look at what the entry links to as well:"
        yield from (f"  {link}" for link in impact.now.links)


def _spoken(impact: Impact, heading: str, *, already: bool) -> Iterator[str]:
    told = [one for one in impact.said if one.already is already]
    if told:
        yield from ("", heading)
        yield from (f"  {one.words} ({one.note.stage}): {one.note.id}" for one in told)


def _said(one: Untrue | AlreadyUntrue) -> str:
    due = f" by {one.promise.due}" if one.promise.due else ""
    return f"{one.note.customer} ({one.note.stage}): {one.promise.kind.value.replace('_', ' ')}{due}"


def _at(view: SalesView) -> str:
    return f"{view.level} for {view.delivery_text}" if view.delivery_text else view.level.value
