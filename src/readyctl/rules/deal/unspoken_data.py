"""Nothing says whether data comes in or goes out.

## What it does
Reports a note without `data`, unless a line says that nothing moves (`no data goes anywhere else`), or its
`questions` ask for it already.

## Why it matters
Data that nobody mentioned is the most expensive surprise of all: it has a source, a rhythm, gaps, and an
owner who was never in the call.

## Example
```yaml
data: []
```

## How to fix
Ask what comes in and what goes out, and write each movement under `data`; if there is none, say so in a
line under `constraints`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import is_asked
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import said
from readyctl.core.deal.topics import NO_DATA
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY431"
NAME = "unspoken-data"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

QUESTION = (
    "Does anything come in from another system, a file or an inbox, or go out to one: what, from where, "
    "to where, how often?"
)


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the movements where none are named and nothing says that there are none."""
    if not note.data and not (is_asked(note, QUESTION) or said(note, NO_DATA)):
        yield EmptyPart("nothing is said about data", ("data",), QUESTION, cost=8, about=("data",))
