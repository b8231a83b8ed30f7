"""A data movement is there, and not all of its parts.

## What it does
Reports, for each of the lines under `data`, the parts that are not said: `from`, `to`, `direction`, `when`,
`format`, `source_of_truth`, `on_error`. Answers such as `tbd` count as not said. For two-way data the
source of truth is `ownerless-two-way`'s matter.

## Why it matters
A weekly file and a live connection share a name and nothing else. Where data starts, how often it moves,
and who cleans up after it decide whether that is a day or a month.

## Example
```yaml
data:
  - {what: customer records, from: CRM, to: ERP, status: confirmed}
```

## How to fix
Ask for one real record or file, and fill in the keys that the finding names.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Direction, Handoff, Movement
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import is_blank
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY408"
NAME = "incomplete-movement"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

PARTS: dict[str, tuple[str, str, int]] = {
    "source": ("where it comes from", "For {}: where does it start, in which system, file or inbox?", 7),
    "to": ("where it goes", "For {}: where must it end up?", 7),
    "direction": ("one way or both", "For {}: does it only go one way, or do changes come back?", 9),
    "when": (
        "when it moves",
        "For {}: when does it move: once, every hour, every night, after an approval?",
        6,
    ),
    "format": (
        "the format",
        "For {}: in what form does it come, a file with which columns or a connection to what?",
        5,
    ),
    "source_of_truth": ("which side is right", "For {}: when two systems differ, which one is right?", 8),
    "on_error": (
        "who repairs bad rows",
        "For {}: who repairs rows that are wrong, missing or double, and where?",
        7,
    ),
}


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for each part of each movement that is not said."""
    for index, data in enumerate(note.data):
        for key, (words, question, cost) in PARTS.items():
            if _is_open(data, key):
                yield Gap(
                    f"the movement of '{data.what}' leaves open: {words}",
                    ("data", index, "from" if key == "source" else key),
                    question.format(data.what),
                    cost,
                    about=(data.what,),
                )


def _is_open(data: Movement, key: str) -> bool:
    if key == "direction":
        return data.direction is None
    if key == "source_of_truth" and data.direction is Direction.TWO_WAY:
        return False
    return is_blank(getattr(data, key))
