"""Notes with their numbers, as `handoff list` and `handoff show` print them."""

from collections.abc import Callable, Iterator, Sequence

from readyctl.adapters.two_processes import Work
from readyctl.core.deal.summary import HandoffSummary, read_back, summary, summary_row
from readyctl.core.entry.subject import Subject
from readyctl.rules.catalogue import ON_ENTRIES, rules
from readyctl.rules.engine import Looking
from readyctl.rules.facts import Facts
from readyctl.workspace.reading.claims import Claims
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.ledger import ledgers_of
from readyctl.workspace.reading.notes_told import found_of_each
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.reviews import Reviews


def summaries(workspace: Workspace, facts: Facts) -> list[HandoffSummary]:
    """One row for each note, in order of path. Of each note nothing is held but that."""
    notes, reviews = deal_notes(workspace), Reviews(workspace)
    if len(notes.raw) > 1:
        ledgers_of(workspace).prefetch()
    look = _looking(facts)

    def find(paths: Sequence[str]) -> Iterator[HandoffSummary]:
        for path in paths:
            found = look(reviews.subject(notes.raw[path], notes.read[path]))
            notes.forget(path)
            yield found

    work = Work(find, summary_row, lambda _, row: read_back(row))
    return [*found_of_each(workspace, work, tuple(notes.raw))]


def summary_of(note: Subject, facts: Facts) -> HandoffSummary:
    """The row of one note."""
    return _looking(facts)(note)


def _looking(facts: Facts) -> Callable[[Subject], HandoffSummary]:
    looking, claims = Looking(rules(*ON_ENTRIES), facts), Claims(facts)

    def look(note: Subject) -> HandoffSummary:
        found = {seen.itself for sees in (looking.at, claims.seen) for seen in sees(note)}
        return summary(note, len(found), facts.settings.estimate_gate)

    return look
