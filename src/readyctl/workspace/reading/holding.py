"""The judge of texts at one moment of a registry, for the notes and the texts of one deal."""

from collections.abc import Iterable

from readyctl.core.deal.claims import claim_subjects, held_against
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.subject import Subject
from readyctl.core.statement.text_kind import TextKind
from readyctl.rules import engine
from readyctl.rules.catalogue import ON_DOCUMENTS, rules
from readyctl.rules.facts import Facts


def judged_notes(notes: Iterable[Subject], facts: Facts, *, proposed: bool) -> list[Diagnostic]:
    """The findings on what notes say, worst first; as `proposed` now, or as each note's stage says."""
    held, kind = held_against(facts.inventory), TextKind.PROPOSAL if proposed else None
    subjects = (
        found
        for subject in notes
        if isinstance(subject.value, HandoffStatus)
        for found in claim_subjects(subject.path, subject.value.note, subject.source, held, kind)
    )
    return engine.run(rules(*ON_DOCUMENTS), subjects, facts)
