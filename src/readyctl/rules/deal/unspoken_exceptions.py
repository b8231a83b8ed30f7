"""The note knows only the case in which all goes well.

## What it does
Reports a note that has a workflow and no `workflow.exceptions`.

## Why it matters
The odd cases, missing data, a stalled decision, an urgent one, a correction by hand, a case reopened, are
where the effort is. Some customers meet them every day, and nobody mentions them unasked.

## Example
```yaml
workflow:
  trigger: {text: An order comes in, status: confirmed}
  exceptions: []
```

## How to fix
Ask what went wrong the last three times, and write each answer with its `when`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY411"
NAME = "unspoken-exceptions"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the cases that go differently."""
    if not note.workflow.exceptions:
        yield EmptyPart(
            "the workflow has no exceptions",
            ("workflow", "exceptions"),
            "When did this last go differently: something missing, stuck, urgent, undone, fixed by hand?",
            cost=9,
            about=("exceptions",),
        )
