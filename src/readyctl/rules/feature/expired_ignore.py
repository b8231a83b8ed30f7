"""An agreement to ignore a finding has ended.

## What it does
Reports `ignore` entries whose day `until` has passed. The finding itself is reported again from that day on.

## Why it matters
An exception with an end is an agreement; one that stays in the file after its end only looks like one.

## Example
```yaml
ignore:
  - {code: RDY301, reason: the team is at the fair, until: 2026-10-01}
```

## How to fix
Remove the entry, or agree on a new day and a reason that is true today.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.subject import Subject
from readyctl.rules.facts import Facts

CODE = "RDY112"
NAME = "expired-ignore"
SEVERITY = Severity.WARNING
RESTS_ON_DAY = True
SUBJECT = Subject


def check(subject: Subject, facts: Facts) -> Iterator[Finding]:
    """One finding for each entry of `ignore` that has ended."""
    for index, ignore in enumerate(subject.ignore):
        if ignore.until < facts.today:
            yield Finding(
                f"{ignore.code} was to be ignored until {ignore.until}, and today is {facts.today}",
                at=("ignore", index, "until"),
                help="remove the entry of 'ignore', or agree on a new day",
            )
