"""People from outside may see something, and nothing says whose.

## What it does
Reports a role of outsiders (contractors, vendors, customers, auditors and the like) that may view or
export, when no line says whose records they see.

## Why it matters
An outsider who sees somebody else's orders is an incident. Own records only, or all of a kind, is a
different build.

## Example
```yaml
roles:
  - {role: contractor, can: [view], status: confirmed}
```

## How to fix
Ask which records they may see, and write it under `constraints`: `Contractors see only their own orders`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff, Verb
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import plain, said
from readyctl.core.deal.topics import LIMITED_VIEW, OUTSIDERS
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY421"
NAME = "outsider-view"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask whose records each kind of outsider may see."""
    for index, role in enumerate(note.roles):
        sees = {Verb.VIEW, Verb.EXPORT} & set(role.can)
        if sees and OUTSIDERS.search(plain(role.role)) and not said(note, LIMITED_VIEW):
            yield Gap(
                f"nothing says whose records '{role.role}' may see",
                ("roles", index),
                f"Does each {role.role} see only their own records, and what must stay hidden from them?",
                cost=7,
                about=(role.role,),
            )
