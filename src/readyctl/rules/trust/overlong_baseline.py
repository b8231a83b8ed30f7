"""The baseline ends too far ahead.

## What it does
Reports settings whose `baseline` ends more than 180 days from today. Until its day is nearer, nothing stands
under it.

## Why it matters
Half a year is enough to mend what was there when a registry was taken up. A day that is further away is one
that nobody who reads the settings today will answer for.

## Example
```yaml
baseline: {until: 2099-12-31, owner: ada@example.com, findings: []}
```

## How to fix
Name a day within 180 days: a lead takes the baseline anew.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.baseline import LONGEST
from readyctl.core.trust.guard_files import GuardFile
from readyctl.rules.facts import Facts

CODE = "RDY212"
NAME = "overlong-baseline"
SEVERITY = Severity.ERROR
IGNORABLE = False
MAY_STAND = False
SUBJECT = GuardFile


def check(guard: GuardFile, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the day."""
    baseline = guard.baseline
    if baseline is not None and baseline.until > facts.today + LONGEST:
        yield Finding(
            f"the baseline ends on {baseline.until}, more than {LONGEST.days} days from {facts.today}",
            at=("baseline", "until"),
            help=f"name a day up to {facts.today + LONGEST}; until then nothing stands under it",
        )
