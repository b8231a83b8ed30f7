"""What the notes of open deals say of features and may not, for the inbox and the meeting."""

from collections.abc import Iterable, Mapping

from readyctl.core.deal.claims import Held, kind_of
from readyctl.core.deal.note import Handoff
from readyctl.core.statement.refusals import refusals


def overclaims(note: Handoff, held: Held) -> dict[str, tuple[str, ...]]:
    """Clauses by the feature's id of today; a deal that is won or lost says no more."""
    if note.stage.closed:
        return {}
    said = (
        {one.status.view.id: tuple(f"the note of {note.customer} {why}" for why in refusals(one.status))}
        for one in held.note_claims(note, kind_of(note))
    )
    return together(said)


def together(by_note: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """The same of several notes, in their order, each clause once."""
    found: dict[str, dict[str, None]] = {}
    for said in by_note:
        for feature_id, clauses in said.items():
            if clauses:
                found.setdefault(feature_id, {}).update(dict.fromkeys(clauses))
    return {feature_id: tuple(clauses) for feature_id, clauses in found.items()}
