"""A promise names a day before the one that engineering signed.

## What it does
Reports promises of a committed feature whose `due` is earlier than the signed `delivery.date`. A quarter ends
with its last day.

## Why it matters
The signed date is the only one that anybody has capacity for.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: contract, due: 2027-03-31, status: confirmed}
```
while engineering signed 2027-06-30.

## How to fix
Offer the signed date or a later one. If the deal hangs on the earlier one, propose it to engineering:
`readyctl feature propose fx-matching committed --set delivery.date=2027-03-31 --reason TEXT`.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.permission import TooEarly
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import asking_for, open_checks

CODE = "RDY502"
NAME = "too-early"
SEVERITY = Severity.ERROR
HONEST = True
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise with too early a date, at the date."""
    for found in open_checks(subject.where.path, subject.note, facts):
        if isinstance(found.standing, TooEarly):
            due, signed = found.standing.asked, found.standing.signed
            asking = asking_for(found, subject.note, facts)
            sooner = f", or ask for the earlier date: `{asking}`" if asking else ""
            yield Finding(
                f"'{found.promise.feature}' is promised for {due}, and engineering signed {signed}",
                at=("promises", found.index, "due"),
                help=f"offer {signed} or later{sooner}",
            )
