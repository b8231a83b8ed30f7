"""The agenda as Markdown, to paste into a page or a chat; text of entries is escaped."""

from collections.abc import Iterable, Iterator, Sequence

from readyctl.core.meeting.agenda import Agenda
from readyctl.render.deal.promise_changes import by_turn, vanished_words
from readyctl.render.escape import markdown, markdown_code
from readyctl.render.meeting.agenda_page import (
    EVERYTHING,
    MOST_ITEMS,
    Told,
    first_of,
    first_words,
    rest,
)
from readyctl.render.meeting.agenda_text import (
    asked_words,
    besides_lines,
    level_words,
    promise_words,
    quiet_words,
    requests_lines,
    shown_steps,
    state_words,
    summary_words,
    undecided_words,
    unpromised_words,
)


def render(agenda: Agenda) -> str:
    """A heading for each feature, a table of dates and one of changes."""
    return "\n".join(_lines(agenda)) + "\n"


def _lines(agenda: Agenda) -> Iterator[str]:
    yield f"# Sync of {agenda.as_of}"
    yield ""
    yield markdown(summary_words(agenda))
    for item in agenda.to_decide[:MOST_ITEMS]:
        yield ""
        yield f"## {markdown(item.view.name)}: {markdown(level_words(item))}"
        yield ""
        yield f"- {markdown(state_words(item))}"
        yield f"- {markdown(promise_words(item))}"
        yield from (f"- **Mismatch:** {markdown(line)}" for line in first_words(item.mismatches))
        if item.asked:
            yield f"- {markdown(asked_words(item.asked))}"
        yield from (f"- {markdown(undecided_words(mismatch))}" for mismatch in item.undecided)
        yield from (f"- {step.markdown}" for step in shown_steps(item))
    yield from _listed("Needing a decision too", rest(agenda.to_decide, "that need a decision"))
    yield from _listed(
        "Promised, and in no entry",
        first_of(f"{line.note.customer}: {line.words}" for line in agenda.unknown),
    )
    yield from _listed(
        "Still open, and in no open deal",
        first_of(f"{m.feature}: {undecided_words(m)}" for m in agenda.undecided),
    )
    yield from _listed("Promised, and gone without a word", first_of(map(vanished_words, agenda.vanished)))
    yield from _listed("Asked of engineering, with no open deal behind it", requests_lines(agenda))
    yield from _listed("Deals that cannot be read", first_of(note.words for note in agenda.unread))
    yield from _listed(
        "Nobody wrote down what was promised", first_of(map(unpromised_words, agenda.unpromised))
    )
    quiet = map(Told, map(quiet_words, agenda.quiet[:MOST_ITEMS]))
    yield from _listed("Nothing to decide", (*quiet, *rest(agenda.quiet, "with nothing to decide")))
    yield from _listed("Waits for somebody besides", besides_lines(agenda))
    if agenda.dates:
        dates = ((str(d.day), d.what) for d in agenda.dates[:MOST_ITEMS])
        yield from _table("In the next six weeks", ("Day", "What"), dates)
        yield from _more(agenda.dates)
    if agenda.changes:
        changes = ((c.name, c.in_short, ", ".join(c.deals)) for c in agenda.changes[:MOST_ITEMS])
        yield from _table(f"Changed since {agenda.last}", ("Feature", "Change", "Deals"), changes)
        yield from _more(agenda.changes)
    for title, told in by_turn(agenda.promise_changes, commits=False):
        yield from _listed(f"{title} since {agenda.last}", first_of(told))


def _listed(title: str, lines: Iterable[Told]) -> Iterator[str]:
    items = [f"- {line.markdown}" for line in lines]
    if items:
        yield from ("", f"## {title}", "", *items)


def _more(rows: Sequence[object]) -> Iterator[str]:
    """What a table leaves out."""
    if len(rows) > MOST_ITEMS:
        yield from ("", f"And {len(rows) - MOST_ITEMS} more: {markdown_code(EVERYTHING)}")


def _table(title: str, head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(markdown(cell) for cell in row)} |"
