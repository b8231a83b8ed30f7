"""One line hides several data movements.

## What it does
Reports a line under `data` whose `from` or `to` names more than one system.

## Why it matters
A record that goes to a dashboard, to billing and to support is three movements, each with its own timing,
format and way of failing. One line prices them as one.

## Example
```yaml
data:
  - {what: customer records, from: CRM, to: "billing, support tool", status: confirmed}
```

## How to fix
Write one line for each pair of systems.
"""

import re
from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import is_blank, plain
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY410"
NAME = "several-destinations"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

BETWEEN = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bplus\b)\s*")


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for each pair of systems on its own."""
    for index, data in enumerate(note.data):
        for key, ends in (("from", data.source), ("to", data.to)):
            names = [name for name in BETWEEN.split(plain(ends or "")) if name]
            if len(names) > 1 and not is_blank(ends):
                yield Gap(
                    f"'{key}: {ends}' names {len(names)} systems; each is a movement of its own",
                    ("data", index, key),
                    f"For {data.what}: is it the same, at one time, in one form, in {' and '.join(names)}?",
                    cost=7,
                    about=(data.what,),
                )
