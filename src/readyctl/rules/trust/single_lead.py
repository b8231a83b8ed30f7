"""Only one person may change the roster.

## What it does
Reports a roster that names exactly one lead.

## Why it matters
If she is ill, leaves, or loses her key, nobody can add a signer or take one away, and the way out is to
pin a new root of trust by hand.

## Example
```yaml
engineers:
  - {name: Ada Lovelace, emails: [ada@example.com], lead: true}
  - {name: Grace Hopper, emails: [grace@example.com]}
```

## How to fix
Name a second lead: `lead: true` beside another engineer, committed by the lead there is.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.path import EntryKind
from readyctl.core.trust.guard_files import GuardFile
from readyctl.rules.facts import Facts

CODE = "RDY205"
NAME = "single-lead"
SEVERITY = Severity.WARNING
IGNORABLE = False
SUBJECT = GuardFile


def check(guard: GuardFile, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the list of engineers."""
    roster = facts.trust.roster if facts.trust and guard.where.kind is EntryKind.ROSTER else None
    leads = [engineer.name for engineer in roster.engineers if engineer.lead] if roster else []
    if len(leads) == 1:
        yield Finding(
            f"{leads[0]} is the only lead, and nobody else may change the roster",
            at=("engineers",),
            help="name a second lead: write 'lead: true' beside another engineer",
        )
