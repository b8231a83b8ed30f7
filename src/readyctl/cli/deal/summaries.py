"""Notes with their numbers, as `list` and `show` print them."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readyctl.core.deal.gate import count
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import Unreviewed
from readyctl.core.deal.summary import HandoffSummary
from readyctl.core.entry.subject import Subject

if TYPE_CHECKING:
    from readyctl.rules.facts import Facts


def summaries(subjects: Iterable[Subject], facts: "Facts") -> list[HandoffSummary]:
    """One row for each note, in the order given."""
    from readyctl.rules import engine
    from readyctl.rules.catalogue import ON_ENTRIES, rules
    from readyctl.workspace.reading.claims import claims_found

    subjects = list(subjects)
    found = (*engine.run(rules(*ON_ENTRIES), subjects, facts), *claims_found(subjects, facts))
    findings = Counter(d.path for d in found)
    return [_summary(subject, facts, findings[subject.path]) for subject in subjects]


def _summary(subject: Subject, facts: "Facts", findings: int) -> HandoffSummary:
    status = subject.value
    if isinstance(status, HandoffStatus):
        counted = count(status.note, facts.settings.estimate_gate)
        return HandoffSummary(subject.id, status.note, counted, status.review, findings)
    why = subject.problems[0].message if subject.problems else "it cannot be read"
    return HandoffSummary(subject.id, None, None, Unreviewed(why), findings, why)
