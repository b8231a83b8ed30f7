"""What the notes of open deals say of features and may not, for the meeting."""

from collections.abc import Iterable

from readyctl.core.deal.claims import Held, kind_of
from readyctl.core.deal.deals import weight
from readyctl.core.deal.note import Handoff
from readyctl.core.statement.refusals import refusals


def overclaims(notes: Iterable[Handoff], held: Held) -> dict[str, tuple[str, ...]]:
    """Clauses by the feature's id of today, heaviest deal first; a deal that is won or lost says no more."""
    found: dict[str, list[str]] = {}
    for note in sorted(notes, key=lambda note: (-weight(note), note.id)):
        for one in () if note.stage.closed else held.note_claims(note, kind_of(note)):
            for why in refusals(one.status):
                found.setdefault(one.status.view.id, []).append(f"the note of {note.customer} {why}")
    return {feature_id: tuple(dict.fromkeys(words)) for feature_id, words in found.items()}
