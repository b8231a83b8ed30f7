"""Somebody acts in a step and is not among the roles.

## What it does
Reports each actor of a step who is in none of the `roles`. Singular and plural are the same, `finance` may
be the `finance reviewer`, and systems that move data are no people.

## Why it matters
Everybody who touches the process needs rights, even for a small part. A forgotten role is a late change.

## Example
```yaml
workflow:
  steps:
    - {who: support agent, text: Looks up the order, status: confirmed}
roles:
  - {role: finance reviewer, can: [view], status: confirmed}
```

## How to fix
Add the role with what it may do, or use the same word for it in both places.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.roles import unlisted
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY406"
NAME = "unlisted-role"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask what each unlisted actor may do."""
    for at, name in unlisted(note):
        yield Gap(
            f"'{name}' acts in a step and is not among the roles",
            at,
            f"What may {name} do here: view, edit, approve, export, delete?",
            cost=6,
            about=(name,),
        )
