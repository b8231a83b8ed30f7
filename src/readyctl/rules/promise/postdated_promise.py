"""A promise says that it was made after the commit that wrote it down.

## What it does
Compares `said_on` with the day of the commit that brought the promise: a later day cannot be true.

## Why it matters
What a promise is held against depends on the day. One that has not come yet would move it out of reach.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: demo, said_on: 2027-01-15, status: confirmed}
```
in a commit of 2026-11-06.

## How to fix
Write the day on which it was said.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY514"
NAME = "postdated-promise"
SEVERITY = Severity.ERROR
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise that was recorded before it was made."""
    recorded = facts.recorded.get(subject.where.path, {})
    for index, promise in subject.note.open_promises:
        on = recorded[index].on if index in recorded else None
        if on and promise.said_on and promise.said_on > on:
            yield Finding(
                f"said on {promise.said_on}, and recorded before that, on {on}",
                at=("promises", index, "said_on"),
                help="write the day on which it was said",
            )
