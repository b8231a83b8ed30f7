"""Something sounds standard and may have to be built.

## What it does
Reports each step or data movement with `custom: unknown`, and once a note in which no step and no movement
says `custom` at all.

## Why it matters
What sounds standard in the call and is custom in delivery is the difference between switching on and
building.

## Example
```yaml
workflow:
  steps:
    - {who: clerk, text: Splits the invoice by cost centre, custom: unknown, status: confirmed}
```

## How to fix
Ask what they do that others in their trade do not, and set `custom: yes` or `custom: no`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.lines import describe
from readyctl.core.deal.note import Custom, Handoff, Movement, Step
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.keypath import KeyPath
from readyctl.rules.facts import Facts

CODE = "RDY420"
NAME = "possible-custom"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask about what is marked unknown, or once where nothing is marked."""
    places: list[tuple[KeyPath, Step | Movement]] = [
        *((("workflow", "steps", i), step) for i, step in enumerate(note.workflow.steps)),
        *((("data", i), data) for i, data in enumerate(note.data)),
    ]
    for at, line in places:
        if line.custom is Custom.UNKNOWN:
            text = describe(line)
            yield Gap(
                f"'{text}' may be standard or custom",
                (*at, "custom"),
                f"Is this done the same way elsewhere in your trade, or is it particular to you: “{text}”?",
                cost=5,
                about=(text,),
            )
    if places and not any(line.custom for _, line in places):
        yield Gap(
            "no step and no data movement says whether it is custom",
            ("workflow", "steps"),
            "Which part of this do you do differently from others in your trade?",
            cost=5,
            about=("done differently",),
        )
