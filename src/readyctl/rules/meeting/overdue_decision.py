"""What a meeting decided was to be done by a day that has passed.

## What it does
Reports each mismatch whose latest record has a `by:` before today and no `done:`.

## Why it matters
A decision that nobody carried out is one more promise that does not hold, this time between colleagues.

## Example
```yaml
mismatches:
  - feature: fx-matching
    found: The slide says more than anybody signed
    decision: Say what can be built by when
    owner: ada@example.com
    by: 2026-11-06
```
looked at on 2026-11-22.

## How to fix
Do it, and record the day: `done:` in the record, or `readyctl sync record` in the next meeting.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.meeting.decisions import OpenDecision
from readyctl.rules.facts import Facts

CODE = "RDY702"
NAME = "overdue-decision"
SEVERITY = Severity.WARNING
SUBJECT = OpenDecision


def check(subject: OpenDecision, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the day by which it was to be done."""
    mismatch = subject.mismatch
    if mismatch.by is not None and mismatch.by < facts.today:
        what = mismatch.decision or mismatch.found
        yield Finding(
            f"'{what}' was to be done by {mismatch.by}",
            at=("mismatches", subject.place, "by"),
            help=f"ask {mismatch.owner or 'whoever met'}; if it is done, write 'done: {facts.today}' there",
        )
