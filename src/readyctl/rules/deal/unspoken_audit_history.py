"""Nothing is said about what must be provable later.

## What it does
Reports a note in which no line mentions audits, history, logs or how long things are kept.

## Why it matters
History that nobody recorded cannot be made up afterwards. Auditors ask after the launch.

## Example
```yaml
constraints: [{text: Only in English, status: confirmed}]
```

## How to fix
Ask whether somebody must be able to see who did what, and for how long; write it under `constraints`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import said
from readyctl.core.deal.topics import AUDIT_HISTORY
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY415"
NAME = "unspoken-audit-history"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask where the note says nothing about audit history."""
    if not said(note, AUDIT_HISTORY):
        yield Gap(
            "nothing is said about audit history",
            ("constraints",),
            "Must you be able to show later who did what and when, and for how long?",
            cost=6,
            about=("audit history",),
        )
