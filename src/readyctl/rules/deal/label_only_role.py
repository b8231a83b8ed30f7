"""A role is only a label: nothing says what it may do.

## What it does
Reports each of the `roles` without a verb in `can`: view, edit, approve, export, delete.

## Why it matters
A label such as admin or manager means another set of rights to everybody who reads it. The rights are what
gets built, and a wrong guess is found in production.

## Example
```yaml
roles:
  - {role: admin, status: confirmed}
```

## How to fix
Go through the five verbs with the customer and write those that apply: `can: [view, approve]`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY405"
NAME = "label-only-role"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the verbs of each role that has none."""
    for index, role in enumerate(note.roles):
        if not role.can:
            yield Gap(
                f"the role '{role.role}' has no verbs; it says who, and not what they may do",
                ("roles", index),
                f"What may {role.role} do here: view, edit, approve, export, delete?",
                cost=7,
                about=(role.role,),
            )
