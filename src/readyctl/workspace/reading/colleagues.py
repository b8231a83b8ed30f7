"""Who is asking: whoever git would name as the next commit's author, or somebody that the files name."""

from collections.abc import Iterator

from readyctl.adapters.registry.identity import next_header
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.proposals import proposal_of
from readyctl.core.meeting.owners import Owners
from readyctl.core.trust.colleague import Colleague, called, colleague
from readyctl.core.trust.commit import MalformedHeader
from readyctl.core.trust.reading import read_roster
from readyctl.core.trust.roster import Roster
from readyctl.errors import UsageError
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.proposals import removed_proposals


def listed(workspace: Workspace) -> Roster | None:
    """The trusted roster; where none is trusted, the one in the files: somebody has to be told."""
    if workspace.roster is not None:
        return workspace.roster
    read = (read_roster(raw.document)[0] for raw in workspace.snapshot.of(EntryKind.ROSTER))
    return next((roster for roster in read if roster), None)


def at_the_keyboard(workspace: Workspace) -> Colleague:
    """Whom git would name as the author of the next commit. Raises `UsageError` where it knows nobody."""
    header = next_header(workspace.repository)
    if isinstance(header, MalformedHeader):
        raise UsageError(
            f"git names nobody whom a file could name: {header.why}",
            help="run `git config user.email you@example.com`, or say for whom with --for",
        )
    return colleague(header.author.address, header.author.name, listed(workspace))


def everybody_called(selling: Selling, words: str) -> tuple[Colleague, ...]:
    """Everybody whom these words may mean; none where no file of the registry names anybody so."""
    return called(words, listed(selling.workspace), mentioned(selling))


def is_known(selling: Selling, whose: Colleague) -> bool:
    """Whether she is on the roster, or any other file of the registry names her."""
    return whose.engineer is not None or any(map(whose.is_named, mentioned(selling)))


def mentioned(selling: Selling) -> tuple[str, ...]:
    """Every address and name of a person that the registry's files mention, each once."""
    return tuple(dict.fromkeys(filter(None, _mentioned(selling))))


def owners(selling: Selling) -> Owners:
    """Who may see to what a meeting decides."""
    return Owners(listed(selling.workspace), tuple(dict.fromkeys(_owners(selling))))


def _owners(selling: Selling) -> Iterator[str]:
    yield from (note.owner for note in selling.notes)
    for status in selling.inventory.features:
        said = status.entry.said
        if said and said.owner and not said.moved:
            yield said.owner


def _mentioned(selling: Selling) -> Iterator[str | None]:
    for engineer in roster.engineers if (roster := listed(selling.workspace)) else ():
        yield from (engineer.name, *engineer.names, *engineer.emails)
    yield from _owners(selling)
    for status in selling.inventory.features:
        proposal = proposal_of(status)
        yield proposal.by if proposal else None
    for record in selling.records:
        yield from record.attendees
        yield from (mismatch.owner for mismatch in record.mismatches)
    for gone in removed_proposals(selling):
        yield from (gone.asked.by, gone.asked_by)
