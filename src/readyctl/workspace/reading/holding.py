"""The judge of texts at one moment of a registry, for the notes and the texts of one deal."""

from collections.abc import Iterator

from readyctl.core.deal.claims import claim_subjects, held_against
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.subject import Subject
from readyctl.core.statement.text_kind import TextKind
from readyctl.rules.catalogue import ON_DOCUMENTS, rules
from readyctl.rules.engine import Looking, Seen
from readyctl.rules.facts import Facts


class Judging:
    """Says of one note after another what its words may not say; as `proposed` now, or as its stage says."""

    def __init__(self, facts: Facts, *, proposed: bool) -> None:
        self._held = held_against(facts.inventory)
        self._kind = TextKind.PROPOSAL if proposed else None
        self._looking = Looking(rules(*ON_DOCUMENTS), facts)

    def seen(self, note: Subject) -> Iterator[Seen]:
        """What is seen of one note; nothing of what is none."""
        if isinstance(note.value, HandoffStatus):
            for claim in claim_subjects(note.path, note.value.note, note.source, self._held, self._kind):
                yield from self._looking.at(claim)
