"""The deal is in writing, and engineering has not read the note.

## What it does
Reports a note in the stage proposal or contract without engineering's review, or with one that asks for
changes. What counts as a review is told by the commit: an engineer's own, that changed `review`.

## Why it matters
Once a promise is in writing, nobody asks any more what should happen, only how to be in time. A quarter of an
hour before that finds most of what is expensive.

## Example
```yaml
id: acme-2026-11
customer: Acme
owner: sam@example.com
stage: proposal
```

## How to fix
Have an engineer read the note and run `readyctl handoff review ID --verdict approved` herself.
"""

from collections.abc import Iterator
from typing import assert_never

from readyctl.core.deal.note import Stage, Verdict
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import Outdated, Reviewed, Unreviewed
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY428"
NAME = "unreviewed-proposal"
SEVERITY = Severity.WARNING
IGNORABLE = False
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, _: Facts) -> Iterator[Finding]:
    """Say that nobody of engineering stands behind a note that the customer has in writing."""
    note = subject.note
    if not note.stage.in_writing or note.stage is Stage.WON:
        return
    match subject.review:
        case Unreviewed(why=why):
            matter = f"engineering has not reviewed it: {why}"
        case Reviewed(review=review, act=act) if review.verdict is Verdict.CHANGES_REQUESTED:
            matter = f"{act.address} asked for changes on {act.at:%Y-%m-%d}"
        case Reviewed() | Outdated():  # an outdated review is outdated-review's matter
            return
        case _:
            assert_never(subject.review)
    yield Finding(
        f"the stage is '{note.stage}' and {matter}",
        ("stage",),
        f"let an engineer run 'readyctl handoff review {subject.where.id} --verdict approved'",
    )
