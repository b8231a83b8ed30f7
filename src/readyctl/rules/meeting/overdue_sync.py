"""Sales and engineering have not met for longer than they agreed.

## What it does
Compares the day of the last record under `syncs/` with `sync.every` in `readyctl.yaml`: a month, unless set
otherwise. A registry without a record has agreed on nothing yet.

## Why it matters
What the two sides see differently is found in the meeting, or by the customer.

## Example
```yaml
date: 2026-09-03
revision: 3f2c9a71
```
looked at on 2026-11-22, with `sync: {every: month}`.

## How to fix
Meet: `readyctl sync agenda` says what to talk about, `readyctl sync record` keeps what was decided.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.meeting.dates import missed_sync
from readyctl.core.meeting.decisions import LastMeeting
from readyctl.rules.facts import Facts

CODE = "RDY701"
NAME = "overdue-sync"
SEVERITY = Severity.WARNING
SUBJECT = LastMeeting


def check(subject: LastMeeting, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the day of the last meeting."""
    due = missed_sync(subject.date, facts.today, facts.settings.sync.every)
    if due is not None:
        yield Finding(
            f"the last sync was on {subject.date}, and the next one was due on {due}",
            at=("date",),
            help="meet, with 'readyctl sync agenda', and write it down with 'readyctl sync record'",
        )
