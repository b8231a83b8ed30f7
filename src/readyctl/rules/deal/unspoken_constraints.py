"""Nothing says what limits the work.

## What it does
Reports a note without `constraints`, unless its `questions` ask for them already.

## Why it matters
Deadlines, audits, laws and odd house rules are known to the customer and to nobody else. They come up at
the end, when they cost most.

## Example
```yaml
constraints: []
```

## How to fix
Ask for limits, and write each as a line under `constraints`; that there are none is a line too.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import is_asked
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY432"
NAME = "unspoken-constraints"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

QUESTION = (
    "What limits us: deadlines, audits, laws, kinds of file, house rules, anything that must never happen?"
)


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the limits where none are named."""
    if not note.constraints and not is_asked(note, QUESTION):
        yield EmptyPart(
            "nothing is said about constraints", ("constraints",), QUESTION, cost=8, about=("limits",)
        )
