"""Deals that may be the ones of notes which somebody began before the CRM knew of them.

An import never makes a second note for a deal: where a note of the same customer has no key of a CRM, a
person says whether the two are one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from readyctl.core.deal.note import Handoff
from readyctl.core.pipeline.columns import folded
from readyctl.core.pipeline.export import Deal, ExportProblem
from readyctl.core.pipeline.record_ids import source_key


class Kindred(Struct, frozen=True):
    """A deal without a note, and the notes of its customer that have no key, by id; one at least."""

    deal: Deal
    notes: tuple[Handoff, ...]


class Linking(Struct):
    """What is settled: notes by the key of their deal, ids of deals that are new, and rows left out."""

    links: dict[tuple[str, str], str] = field(default_factory=dict)
    new: Collection[str] = ()
    left: list[ExportProblem] = field(default_factory=list)


def kindred(
    deals: Iterable[Deal], notes: Collection[Handoff], links: Mapping[tuple[str, str], str]
) -> tuple[Kindred, ...]:
    """The deals about which a person has to be asked, in the export's order; `links` are settled already."""
    known = {source_key(note.source.system, note.source.id) for note in notes if note.source}
    known |= links.keys()
    loose: dict[str, list[Handoff]] = {}
    for note in sorted(notes, key=lambda note: note.id):
        if note.source is None and note.id not in links.values():
            loose.setdefault(folded(note.customer), []).append(note)
    found = ((deal, loose.get(folded(deal.customer))) for deal in deals if deal.key not in known)
    return tuple(Kindred(deal, tuple(candidates)) for deal, candidates in found if candidates)


def _unanswered(found: Iterable[Kindred]) -> Iterator[ExportProblem]:
    """What to say of each where nobody can be asked: the row is not taken."""
    for one in found:
        names = " and ".join(note.id for note in one.notes)
        there = "a note" if len(one.notes) == 1 else "notes"
        yield ExportProblem(
            one.deal.line,
            f"{one.deal.customer} has {there} without a key of the CRM, {names}; no second note was made for "
            f"the deal {one.deal.source_id}",
            f"if it is the same deal, add --link {one.notes[0].id}={one.deal.source_id}; if it is another, "
            f"--new {one.deal.source_id}",
            fatal=True,
        )


Linked = Callable[[Sequence[Deal], Collection[Handoff]], Linking]
"""Settles which deals are those of notes without a key, by asking somebody or by leaving them out."""


def unlinked(deals: Iterable[Deal], notes: Collection[Handoff]) -> Linking:
    """What is settled where nobody said anything."""
    return unasked(Linking(), deals, notes)


def unasked(linking: Linking, deals: Iterable[Deal], notes: Collection[Handoff]) -> Linking:
    """Leave out every deal that may be one of the notes, and of which nobody said which it is."""
    in_doubt = [deal for deal in deals if deal.source_id not in linking.new]
    linking.left += _unanswered(kindred(in_doubt, notes, linking.links))
    return linking
