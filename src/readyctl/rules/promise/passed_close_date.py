"""A deal that is still open was to close on a day that has passed.

## What it does
Reports open deals, neither won nor lost, whose `close_date` lies before today.

## Why it matters
Deals are walked in the monthly sync by stage and value; one that nobody has touched stands in the way of the
ones that matter, or was decided and nobody said so.

## Example
```yaml
stage: proposal
close_date: 2026-09-30
```

## How to fix
Give the day on which it is expected now, or the stage that is true: `won` or `lost`.
"""

from collections.abc import Iterator

from readyctl.core.deal.note import Stage
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY510"
NAME = "passed-close-date"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the date."""
    note = subject.note
    if note.close_date and note.close_date < facts.today and note.stage not in {Stage.WON, Stage.LOST}:
        yield Finding(
            f"the deal was to close on {note.close_date}, and is still in {note.stage}",
            at=("close_date",),
            help="give the day expected now, or the stage that is true",
        )
