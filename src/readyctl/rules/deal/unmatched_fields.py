"""Nothing says how a record is recognised in the other system.

## What it does
Reports data that goes from one system to another when no line mentions fields that match, numbers, keys or
duplicates.

## Why it matters
Two systems both have customers and seldom mean the same. Names and states differ, numbers are missing,
contacts are double: matching them is most of such work.

## Example
```yaml
data:
  - {what: customers, from: CRM, to: ERP, status: confirmed}
```

## How to fix
Ask which field is the same on both sides, and what happens where it is empty; write it under `constraints`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import is_blank, said
from readyctl.core.deal.topics import MATCHING
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY419"
NAME = "unmatched-fields"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask once how records are matched, where any go between two systems."""
    for index, data in enumerate(note.data):
        if not is_blank(data.source) and not is_blank(data.to) and not said(note, MATCHING):
            yield Gap(
                f"nothing says how '{data.what}' of {data.source} and {data.to} are matched",
                ("data", index),
                f"For {data.what}: which field is the same in {data.source} and in {data.to}?",
                cost=7,
                about=(data.what,),
            )
            return
