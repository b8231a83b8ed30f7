"""The days of a promise cannot all be true.

## What it does
Compares `said_on` with the day of the commit that brought the promise: a later day cannot be true. Compares
the end of a withdrawn promise with it as well: nobody takes back what was not said yet, or tells a customer
so.

## Why it matters
What a promise is held against depends on the day. One that has not come yet would move it out of reach. A
customer who was told before the promise was made was told of something else, and still counts on it.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: demo, said_on: 2027-01-15, status: confirmed}
```
in a commit of 2026-11-06.

## How to fix
Write the day on which it was said, and the one on which the customer was told of its end.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.promise.model import Promise
from readyctl.rules.facts import Facts

CODE = "RDY514"
NAME = "postdated-promise"
SEVERITY = Severity.ERROR
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise that was recorded, or ended, before it was made."""
    recorded = facts.recorded.get(subject.where.path, {})
    for index, promise in subject.note.open_promises:
        on = recorded[index].on if index in recorded else None
        if on and promise.said_on and promise.said_on > on:
            yield Finding(
                f"said on {promise.said_on}, and recorded before that, on {on}",
                at=("promises", index, "said_on"),
                help="write the day on which it was said",
            )
    for index, promise in enumerate(subject.note.promises):
        yield from _ended_before(promise, index)


def _ended_before(promise: Promise, index: int) -> Iterator[Finding]:
    said, ended = promise.said_on, promise.withdrawn
    if said is None or ended is None:
        return
    days = (
        ("on", "withdrawn", ended.on),
        ("told_customer", "the customer was told of its end", ended.told_customer),
    )
    for key, what, day in days:
        if day is not None and day < said:
            yield Finding(
                f"{what} on {day}, and it was said after that, on {said}",
                at=("promises", index, "withdrawn", key),
                help=f"write the day on which that was, {said} or a later one",
            )
