"""Nothing says who works with it.

## What it does
Reports a note without `roles`, unless its `questions` ask for them already.

## Why it matters
Every kind of person needs a way in, screens and rights. With none named, one kind is priced, and the others
turn up in the first demonstration.

## Example
```yaml
roles: []
```

## How to fix
Ask who touches it and what each of them may do, and write one line per kind of person under `roles`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import is_asked
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY430"
NAME = "unspoken-roles"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

QUESTION = (
    "Who works with this, small parts too, and what may each of them view, edit, approve, export or delete?"
)


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the people where none are named."""
    if not note.roles and not is_asked(note, QUESTION):
        yield EmptyPart("nothing is said about roles", ("roles",), QUESTION, cost=8, about=("roles",))
