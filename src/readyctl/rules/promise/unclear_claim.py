"""A promised limit cannot be read as a quantity.

## What it does
Reports each `at_least` and `at_most` of a promise that is no quantity: a number, a unit, nothing else.

## Why it matters
What cannot be read cannot be compared, and is settled later, by whoever shouts louder.

## Example
```yaml
limits: [{metric: match latency, at_most: very fast}]
```

## How to fix
Write a number with its unit, such as `80 ms`, `99.9%`, `12 regions` or `10k users/min`.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.quantity.quantity import Unclear
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY508"
NAME = "unclear-claim"
SEVERITY = Severity.ERROR
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each limit of a promise that is no quantity, at that limit."""
    for found in open_checks(subject.where.path, subject.note, facts):
        for limit in found.limits:
            if isinstance(limit.verdict, Unclear):
                yield Finding(
                    f"{limit.metric}: {limit.verdict.why}",
                    at=("promises", found.index, "limits", limit.index),
                    help=limit.verdict.help,
                )
