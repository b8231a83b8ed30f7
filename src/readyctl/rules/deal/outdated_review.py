"""The note, or a feature promised in it, has changed since engineering reviewed it.

## What it does
Reports a review that no longer fits: a covered line of the note changed after it, or the effective level, the
date or the limits of a promised feature did. Changes of `stage`, `value`, `close_date`, `owner`, `source`,
`unsorted` and `notes` do not matter. It is an error where the customer has a proposal in hand, and a warning
before; once the deal is won it stays as a warning, for somebody delivers what stands there.

## Why it matters
A review vouches for what the engineer read. A line added afterwards travels under her name, unread.

## Example
```yaml
id: acme-2026-11
customer: Acme
owner: sam@example.com
stage: proposal
review: {as_of: 2026-11-20, verdict: approved}
```

## How to fix
Run `readyctl handoff review ID` to see what changed since the review; an engineer then records a new verdict.
"""

from collections.abc import Iterator

from readyctl.core.deal.note import Stage
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import Outdated
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY429"
NAME = "outdated-review"
SEVERITY = Severity.WARNING
IGNORABLE = False
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, _: Facts) -> Iterator[Finding]:
    """Say what made the review void."""
    state, stage = subject.review, subject.note.stage
    if isinstance(state, Outdated) and stage is not Stage.LOST:
        yield Finding(
            f"{state.act.address} reviewed it on {state.act.at:%Y-%m-%d}, and since then {state.why}",
            ("review",),
            f"see the changes with 'readyctl handoff review {subject.where.id}', then have it reviewed",
            Severity.ERROR if stage.in_writing and stage is not Stage.WON else None,
        )
