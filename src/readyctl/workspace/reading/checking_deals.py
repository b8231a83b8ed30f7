"""What a check finds about deals: their notes, and the promises that vanished from them.

Loaded only where there is a note, or ever was one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from readyctl.core.deal.ledger import vanished_subject
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.subject import Subject
from readyctl.core.promise.broken import Breaking
from readyctl.core.promise.recorded import Recorded
from readyctl.core.trust.graph import ancestors
from readyctl.rules.catalogue import ON_ENTRIES, rules
from readyctl.rules.engine import Looking, Seen
from readyctl.rules.facts import Facts
from readyctl.workspace.reading.claims import Claims
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.gathering import Gathering
from readyctl.workspace.reading.ledger import ledgers_of
from readyctl.workspace.reading.notes_gathering import NotesGathering, outliving
from readyctl.workspace.reading.notes_told import told_of_notes
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.others import others


def promises_known(
    workspace: Workspace,
) -> tuple[Mapping[str, Mapping[int, Breaking]], Mapping[str, Mapping[int, Recorded]]]:
    """What broke promises since they were made, and which commits wrote them down; see `Facts`."""
    selling = Selling(workspace)
    return selling.broken, selling.recorded


def vanished_subjects(
    workspace: Workspace, since: Sequence[str] = (), *, of: Iterable[str] | None = None
) -> Iterator[Subject]:
    """The promises that left their notes, or the notes at the paths `of`, without a word, but for those that
    an ancestor of `since` took.
    """
    if workspace.remembered.never_noted:
        return
    there = {raw.where.path: raw for raw in others(workspace).of(EntryKind.HANDOFF)}
    histories = workspace.histories
    known = {each for commit in since for each in ancestors(histories.graph, commit)} if histories else set()
    ledgers = ledgers_of(workspace)
    for vanished in ledgers.vanished if of is None else ledgers.vanished_from(of):
        if vanished.gone.commit not in known:
            raw = there.get(vanished.where.path)
            yield vanished_subject(vanished, raw.document.source if raw else None)


def gather_with_deals(
    workspace: Workspace,
    facts: Facts,
    gathering: Gathering,
    subjects: Iterable[Subject],
    concerning: Callable[[Iterable[Seen]], Iterable[Seen]],
) -> None:
    """Gather what is found on these subjects and on the notes of deals, of what is seen that which is
    `concerning`.

    One note is read after another, and nothing of it is held but its findings.
    """
    if not workspace.remembered.never_noted:
        ledgers_of(workspace).prefetch()
    besides = tuple(subjects)
    notes = deal_notes(workspace)
    run = rules(*ON_ENTRIES)
    looking, looking_after = Looking(run, facts), Looking(outliving(run), facts)
    claims, on_notes = Claims(facts), NotesGathering(facts, gathering.codes)
    of_notes: defaultdict[str, list[Seen]] = defaultdict(list)
    for subject in besides:
        seen = concerning(looking.at(subject))
        if subject.path in notes.raw:
            of_notes[subject.path] += seen
        else:
            gathering.see(seen)

    def tell(note: Subject) -> Iterator[Diagnostic]:
        asked = looking if on_notes.is_open(note) else looking_after
        own = concerning(chain(asked.at(note), claims.seen(note)))
        return on_notes.of(chain(of_notes.get(note.path, ()), own), note)

    gathering.take(told_of_notes(workspace, tell))
