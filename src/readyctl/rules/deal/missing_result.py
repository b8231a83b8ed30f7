"""The note does not say how the process ends.

## What it does
Reports a note without `workflow.result`, or with one that says nothing.

## Why it matters
What counts as done decides what is built, tested and accepted. Without it the work ends when somebody is
tired of it.

## Example
```yaml
workflow:
  trigger: {text: A buyer files a refund request, status: confirmed}
```

## How to fix
Ask how people know that it is finished, and write it as `workflow: {result: {text: The refund is paid,
status: confirmed}}`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import is_blank
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY402"
NAME = "missing-result"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the end where there is none."""
    if note.workflow.result is None or is_blank(note.workflow.result.text):
        yield EmptyPart(
            "the workflow has no result",
            ("workflow", "result"),
            "How do you know that one is finished: what is there at the end, and who looks at it?",
            cost=6,
            about=("the end",),
        )
