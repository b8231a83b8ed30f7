"""The delivery date of a committed feature has passed.

## What it does
Reports committed entries whose `delivery.date` lies before today. A quarter ends with its last day.

## Why it matters
From that day on the date says nothing any more: the feature may be mentioned without a date, and may not go
into a contract.

## Example
```yaml
level: committed
delivery:
  date: 2026-09-30
```

## How to fix
Set the level that is true now (`shipped` or `beta`), or give a new date that engineering has capacity for,
and let an engineer sign it.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts

CODE = "RDY302"
NAME = "overdue-delivery"
SEVERITY = Severity.ERROR
RESTS_ON_DAY = True
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the date."""
    due = status.entry.said.due if status.entry.said else None
    if status.overdue and due is not None:
        yield Finding(
            f"delivery was due on {due}, and today is {facts.today}",
            at=("delivery", "date"),
            help="set the level that is true now, or a new date: "
            f"'readyctl feature set-level {status.id} committed --date DATE'",
        )
