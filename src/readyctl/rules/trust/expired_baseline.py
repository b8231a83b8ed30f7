"""The day of the baseline has passed.

## What it does
Reports settings whose `baseline` ended before today. Nothing stands under it any more.

## Why it matters
A baseline lets an existing registry pass while it is being mended. One that goes on for ever would hide what
is wrong from everybody but the people who wrote it down once.

## Example
```yaml
baseline: {until: 2026-10-31, owner: ada@example.com, findings: []}
```

## How to fix
Mend what is left, then take the baseline out: `readyctl baseline drop` takes out what is settled, and all of
it once nothing is left. Where more time is really needed, a lead takes a new one.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.guard_files import GuardFile
from readyctl.rules.facts import Facts

CODE = "RDY211"
NAME = "expired-baseline"
SEVERITY = Severity.ERROR
IGNORABLE = False
MAY_STAND = False
SUBJECT = GuardFile


def check(guard: GuardFile, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the day."""
    baseline = guard.baseline
    if baseline is not None and baseline.until < facts.today:
        yield Finding(
            f"the baseline of {baseline.owner} ended on {baseline.until}, and today is {facts.today}",
            at=("baseline", "until"),
            help="mend what is left, and take out what is settled with `readyctl baseline drop`",
        )
