"""Nothing is said about the data that exists already.

## What it does
Reports a note in which no line mentions existing records, history or migration. Starting empty is an
answer.

## Why it matters
Bringing old records over is a project of its own, and customers think of it as part of switching the thing
on.

## Example
```yaml
data: [{what: orders, from: shop, to: ERP, status: confirmed}]
```

## How to fix
Ask how much is there and how much of it has to come along; write it under `data`, `constraints` or
`day_one.later`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import said
from readyctl.core.deal.topics import OLD_DATA
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY416"
NAME = "unspoken-old-data"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask where the note says nothing about old data."""
    if not said(note, OLD_DATA):
        yield Gap(
            "nothing is said about old data",
            ("data",),
            "What is in the old system or files today, and does any of it have to come along?",
            cost=8,
            about=("old data",),
        )
