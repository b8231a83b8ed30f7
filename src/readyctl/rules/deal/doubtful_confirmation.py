"""A line is tagged confirmed and sounds like a guess.

## What it does
Reports lines with the status `confirmed` whose text hedges: probably, maybe, we think, might need, and the
like.

## Why it matters
A guess that is written down as a fact becomes a requirement on the next desk, and a price on the one after.

## Example
```yaml
constraints:
  - {text: They probably need manager approval, status: confirmed}
```

## How to fix
Ask, and drop the hedge; or tag the line `assumed`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.lines import Part, lines
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import plain
from readyctl.core.deal.topics import HEDGES
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.promise.model import Status
from readyctl.rules.facts import Facts

CODE = "RDY424"
NAME = "doubtful-confirmation"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

UNCERTAIN_BY_NATURE = (Part.PROMISES, Part.QUESTIONS)


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask about each confirmed line that hedges."""
    for line in lines(note):
        if line.status is not Status.CONFIRMED or line.part in UNCERTAIN_BY_NATURE:
            continue
        if hedge := HEDGES.search(plain(line.text)):
            yield Gap(
                f"'{line.text}' is tagged confirmed and says '{hedge[0]}'",
                (*line.at, "status"),
                f"We noted this; is it right as it stands: “{line.text}”?",
                cost=6,
                about=(line.text,),
            )
