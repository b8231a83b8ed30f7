"""Notes with their numbers, as `list` and `show` print them."""

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
    from readyctl.rules.catalogue import ON_ENTRIES, rules
    from readyctl.rules.engine import Looking
    from readyctl.workspace.reading.claims import Claims

    looking, claims = Looking(rules(*ON_ENTRIES), facts), Claims(facts)
    found = (
        (subject, {seen.itself for sees in (looking.at, claims.seen) for seen in sees(subject)})
        for subject in subjects
    )
    return [_summary(subject, facts, len(findings)) for subject, findings in found]


def _summary(subject: Subject, facts: "Facts", findings: int) -> HandoffSummary:
    status = subject.value
    if isinstance(status, HandoffStatus):
        counted = count(status.note, facts.settings.estimate_gate)
        return HandoffSummary(subject.id, status.note, counted, status.review, findings)
    why = subject.problems[0].message if subject.problems else "it cannot be read"
    return HandoffSummary(subject.id, None, None, Unreviewed(why), findings, why)
