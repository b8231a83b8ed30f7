"""Notes with their numbers, as `handoff list` and `handoff show` print them."""

from collections.abc import Iterator, Sequence

from readyctl.adapters.two_processes import Work
from readyctl.core.deal.gate import count
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import Unreviewed
from readyctl.core.deal.summary import HandoffSummary
from readyctl.core.entry.subject import Subject
from readyctl.rules.catalogue import ON_ENTRIES, rules
from readyctl.rules.engine import Looking
from readyctl.rules.facts import Facts
from readyctl.workspace.reading.claims import Claims
from readyctl.workspace.reading.ledger import ledgers_of
from readyctl.workspace.reading.notes_told import found_of_each
from readyctl.workspace.reading.opening import Workspace


def summaries(workspace: Workspace, subjects: Sequence[Subject], facts: Facts) -> list[HandoffSummary]:
    """One row for each of these notes, in the order given."""
    if len(subjects) > 1:
        ledgers_of(workspace).prefetch()
    looking, claims = Looking(rules(*ON_ENTRIES), facts), Claims(facts)

    def find(some: Sequence[Subject]) -> Iterator[int]:
        for subject in some:
            yield len({seen.itself for sees in (looking.at, claims.seen) for seen in sees(subject)})

    findings = found_of_each(workspace, Work(find, int, lambda _, found: int(found)), subjects)
    return [_summary(subject, facts, found) for subject, found in zip(subjects, findings, strict=True)]


def _summary(subject: Subject, facts: Facts, findings: int) -> HandoffSummary:
    status = subject.value
    if isinstance(status, HandoffStatus):
        counted = count(status.note, facts.settings.estimate_gate)
        return HandoffSummary(subject.id, status.note, counted, status.review, findings)
    why = subject.problems[0].message if subject.problems else "it cannot be read"
    return HandoffSummary(subject.id, None, None, Unreviewed(why), findings, why)
