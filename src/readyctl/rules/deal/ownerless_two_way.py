"""Data flows both ways and nobody owns the truth.

## What it does
Reports two-way data whose `source_of_truth` is missing or names no single owner (`both`, `either`, `the
latest`). An owner per field is fine: `CRM for addresses, ERP for balances`.

## Why it matters
When both sides may change a record, somebody has to win. If that is not settled, each night undoes the
other's work.

## Example
```yaml
data:
  - {what: contacts, from: CRM, to: billing, direction: two-way, source_of_truth: both, status: assumed}
```

## How to fix
Ask which side is right for each field that both can change, and write it in `source_of_truth`; or make it
one-way.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Direction, Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import is_blank, plain, word_pattern
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY409"
NAME = "ownerless-two-way"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus

SHARED = word_pattern(
    r"both",
    r"either",
    r"each",
    r"(?:the )?(?:latest|newest|last)(?: \w+)?",
    r"whichever \w+",
    r"it depends",
    r"none",
    r"nobody",
)


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask who is right, for each two-way movement without an owner."""
    for index, data in enumerate(note.data):
        owner = data.source_of_truth
        said = f"'{owner}' names no single owner" if owner else "'source_of_truth' is missing"
        if data.direction is Direction.TWO_WAY and (is_blank(owner) or SHARED.search(plain(owner or ""))):
            yield Gap(
                f"'{data.what}' flows both ways, and {said}",
                ("data", index, "source_of_truth"),
                f"For {data.what}: if both sides change it on the same day, which one wins, field by field?",
                cost=10,
                about=(data.what,),
            )
