"""The note does not say what starts the process.

## What it does
Reports a note without `workflow.trigger`, or with one that says nothing (`tbd`, `?`).

## Why it matters
Without a beginning nobody can tell where the first screen, form or import is, and each reader imagines
another one.

## Example
```yaml
workflow:
  steps: [{who: team lead, text: Reviews the request, status: assumed}]
```

## How to fix
Ask what happened first the last time, and write it as `workflow: {trigger: {text: A buyer files a refund
request, status: confirmed}}`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import is_blank
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY401"
NAME = "missing-trigger"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the beginning where there is none."""
    if note.workflow.trigger is None or is_blank(note.workflow.trigger.text):
        yield EmptyPart(
            "the workflow has no trigger",
            ("workflow", "trigger"),
            "Think of the last time this happened: what started it, and who did the first thing?",
            cost=7,
            about=("the beginning",),
        )
