"""An approval is there, and not all of its parts.

## What it does
Where anybody approves anything, reports each part that the note does not say: who approves, from what
amount or in which cases, who may override or skip, what happens after a no, what happens when the approver
is away, and what an edit after the approval does. The parts are looked for in every line that names the
approver, the decision or what is approved; a time of day is no amount. A right to override answers for an
absence. Where the first four are there, edits are only asked about if the workflow says that anybody changes
anything.

## Why it matters
An approval sounds like a button. The parts around it, refusals, absences, shortcuts, changes, are most of
the work, and each is usually discovered after the price was named.

## Example
```yaml
workflow:
  steps:
    - {who: manager, text: Approves the request, status: confirmed}
```

## How to fix
Take one real request and ask what the finding asks; write the answers as steps or `exceptions`.
"""

from collections.abc import Iterator

from readyctl.core.deal.approvals import ApprovalGap, ApprovalPart, find_approval
from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY407"
NAME = "incomplete-approval"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

QUESTIONS: dict[ApprovalPart, tuple[str, int]] = {
    ApprovalPart.APPROVER: ("Who gives the approval: which role, and for whose requests?", 9),
    ApprovalPart.THRESHOLD: (
        "Does every request need approval, or only some: from what amount, of what kind?",
        8,
    ),
    ApprovalPart.OVERRIDE: (
        "Who may override or skip the approval, for small amounts or when it is urgent?",
        8,
    ),
    ApprovalPart.REJECTION: ("What happens after a no: who gets it back, and can it be sent in again?", 9),
    ApprovalPart.ABSENCE: ("What happens when the approver is away or does not answer?", 6),
    ApprovalPart.EDITS: ("If something is changed after the approval, does it have to be approved again?", 8),
}


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for each part of the approval that is not said."""
    approval = find_approval(note)
    if approval is None:
        return
    for part in approval.missing:
        question, cost = QUESTIONS[part]
        message = f"the approval '{approval.text}' leaves open: {part}"
        yield ApprovalGap(message, approval.at, question, cost, about=(approval.text,), part=part)
