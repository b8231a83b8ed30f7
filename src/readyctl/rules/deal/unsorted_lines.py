"""Lines of an import still wait for a place.

## What it does
Reports a note with lines under `unsorted`, in one finding. They have no tags, weigh nothing in a gate, and
stand in nothing that goes to a customer.

## Why it matters
What was said on the call is in the note and in none of its answers: a promise, an approval or a deadline may
be among these lines, and whoever estimates does not see it.

## Example
```yaml
unsorted: ["budget ~120k, decision mid Jan"]
```

## How to fix
Put each line where it belongs, with its tag, and take it out of `unsorted`; what is for us alone goes into
`notes`. Importing the text again at a terminal asks for each line with one key.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.text.counting import counted
from readyctl.rules.facts import Facts

CODE = "RDY434"
NAME = "unsorted-lines"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, _: Facts) -> Iterator[Finding]:
    """One finding a note; its words are for us alone, and are not repeated."""
    waiting = len(subject.note.unsorted)
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        yield Finding(
            f"{counted(waiting, 'line')} found no place and still {verb} under 'unsorted'",
            ("unsorted",),
            f"place one: 'readyctl handoff edit {subject.where.id} --add PLACE=LINE --unset unsorted[0]'",
        )
