"""One label may hide several jobs.

## What it does
Reports a role with a broad name (admin, user, staff, team and the like) and verbs, unless a line says that
people behind it do one job or have logins of their own.

## Why it matters
Behind one login label an owner sees invoices, a manager edits, support looks things up and an auditor
reads. Untangling that after the start changes every screen.

## Example
```yaml
roles:
  - {role: admin, can: [view, edit, delete], status: confirmed}
```

## How to fix
Ask for the jobs behind the label, and list each as a role of its own; or note that there is only one.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import plain, said
from readyctl.core.deal.topics import BROAD_LABELS, SEPARATE_JOBS
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY418"
NAME = "overloaded-label"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the jobs behind each broad label."""
    for index, role in enumerate(note.roles):
        if role.can and BROAD_LABELS.fullmatch(plain(role.role)) and not said(note, SEPARATE_JOBS):
            yield Gap(
                f"the label '{role.role}' may stand for several jobs",
                ("roles", index),
                f"Which jobs do the people called {role.role} have, and does each need all of these rights?",
                cost=6,
                about=(role.role,),
            )
