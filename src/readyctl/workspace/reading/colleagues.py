"""Whom the files of a registry name, and whom somebody means by a part of a name."""

from collections.abc import Iterator

from readyctl.core.feature.proposals import proposal_of
from readyctl.core.meeting.owners import Owners
from readyctl.core.trust.colleague import Colleague, called
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.keyboard import listed
from readyctl.workspace.reading.proposals import removed_proposals


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
