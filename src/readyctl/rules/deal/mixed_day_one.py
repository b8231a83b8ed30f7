"""The first day is not told apart from what can wait.

## What it does
Reports a note whose `day_one.launch` is empty, or in which neither `later` nor `manual` has a line.

## Why it matters
People describe the whole dream and often need a smaller thing first. Unless launch, later and done-by-hand
are told apart, all of it is priced, and all of it is due on the first day.

## Example
```yaml
day_one:
  launch:
    - {text: Everything from the call, status: assumed}
```

## How to fix
Ask what must work on the first morning, what may come later, and what people can do by hand for some weeks.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY412"
NAME = "mixed-day-one"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask what is for the first day, and what is not."""
    day = note.day_one
    if not day.launch:
        yield EmptyPart(
            "day one does not say what must work at launch",
            ("day_one", "launch"),
            "What must work on the first morning, so that people can do their job?",
            cost=8,
            about=("the first day",),
        )
    if not day.later and not day.manual:
        yield EmptyPart(
            "day one names nothing that comes later and nothing done by hand",
            ("day_one", "later"),
            "What could come a month later, and what can your people do by hand until then?",
            cost=7,
            about=("what can wait",),
        )
