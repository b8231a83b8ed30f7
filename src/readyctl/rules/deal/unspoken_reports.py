"""Nothing is said about reports.

## What it does
Reports a note in which no line mentions reports, dashboards or figures. `No reports needed` is an answer.

## Why it matters
Reports bring filters, rights, snapshots and quarrels over which number counts; asked for late, they change
the data.

## Example
```yaml
constraints: [{text: Invoices stay in the ERP, status: confirmed}]
```

## How to fix
Ask who looks at the whole, and write the answer under `constraints` or `day_one`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import said
from readyctl.core.deal.topics import REPORTS
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY414"
NAME = "unspoken-reports"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask where the note says nothing about reports."""
    if not said(note, REPORTS):
        yield Gap(
            "nothing is said about reports",
            ("constraints",),
            "Does anybody need a report or a figure out of this: who, how often, filtered by what?",
            cost=4,
            about=("reports",),
        )
