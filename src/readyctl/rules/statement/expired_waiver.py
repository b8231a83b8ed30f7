"""A waiver beside a document has expired, or is for nothing that was found.

## What it does
Reports each waiver for the document whose day has passed, each that no finding needed, and each for a
document that is not beside it or a feature that nobody knows.

## Why it matters
An expired waiver no longer waives: what it covered is reported again. One that covers nothing is an
open door for the next sentence.

## Example
```yaml
waivers:
  - {feature: fx-matching, reason: agreed with the CTO, until: 2026-06-30}
```

## How to fix
Take the waiver out, or give it a new reason and a new day.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.waivers import WaiverUse
from readyctl.rules.facts import Facts

CODE = "RDY622"
NAME = "expired-waiver"
SEVERITY = Severity.WARNING
SUBJECT = WaiverUse


def check(subject: WaiverUse, facts: Facts) -> Iterator[Finding]:
    """Look at the waiver's day, and at what it was needed for."""
    waiver = subject.waiver
    if waiver.until < facts.today:
        yield Finding(
            f"the waiver '{waiver.reason}' ended on {waiver.until}",
            help="take it out, or give it a new day",
        )
    elif subject.missing:
        yield Finding(
            f"the waiver '{waiver.reason}' is for {subject.missing}, and there is none",
            help="correct the name, or take the waiver out",
        )
    elif not subject.used:
        yield Finding(
            f"the waiver '{waiver.reason}' covers nothing that was found",
            help="take it out",
            severity=Severity.INFO,
        )
