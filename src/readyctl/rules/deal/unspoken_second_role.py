"""Nothing says whether one person may hold two roles.

## What it does
Reports a note with two roles or more in which no line says whether one person may be in both, or decide
about her own cases.

## Why it matters
If one person may file and approve, the rights are another design. It comes up in the first audit.

## Example
```yaml
roles:
  - {role: requester, can: [view, edit], status: confirmed}
  - {role: approver, can: [view, approve], status: confirmed}
```

## How to fix
Ask, and write the answer under `constraints`: `Nobody approves her own request`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import said
from readyctl.core.deal.topics import SECOND_ROLE
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY417"
NAME = "unspoken-second-role"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask about people with two hats where there are two roles."""
    if len(note.roles) > 1 and not said(note, SECOND_ROLE):
        first, second = note.roles[0].role, note.roles[1].role
        yield Gap(
            "nothing is said about one person in two roles",
            ("roles",),
            f"Can one person be both {first} and {second}, and may they decide about their own cases?",
            cost=5,
            about=(first, second),
        )
