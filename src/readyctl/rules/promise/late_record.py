"""A promise was written down long after it was said.

## What it does
Compares `said_on` with the day of the commit that brought the promise into the note: more than 14 days
between them is a warning, and the promise counts as made on the day of that commit.

## Why it matters
What engineering did between the two days broke nothing that anybody could have known about, so nobody is
blamed for it, and the trend does not count it.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: demo, said_on: 2026-08-01, status: confirmed}
```
in a note that got this line on 2026-11-06.

## How to fix
Write promises down on the day: `readyctl handoff promise DEAL FEATURE --kind KIND --quote TEXT`.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.text.command_line import command_line
from readyctl.rules.facts import Facts

CODE = "RDY512"
NAME = "late-record"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise that was recorded late."""
    recorded = facts.recorded.get(subject.where.path, {})
    for index, promise in subject.note.open_promises:
        known = recorded.get(index)
        if known and (late := known.late(promise.said_on)):
            words = (subject.where.id, promise.feature)
            command = command_line("handoff promise", *words, options=("--kind", promise.kind))
            yield Finding(
                f"said on {promise.said_on}, recorded {late} days later: it counts from {known.on} on",
                at=("promises", index, "said_on"),
                help=f"write promises down on the day, as with `{command}`",
            )
