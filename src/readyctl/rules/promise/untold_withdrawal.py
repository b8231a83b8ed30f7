"""A promise was withdrawn, and nobody has told the customer.

## What it does
Reports each withdrawn promise whose `told_customer` is empty. One that was only written down wrongly
(`mistake: true`) was never said, so there is nobody to tell.

## Why it matters
A promise ends when the customer knows that it has ended, not when the file says so.

## Example
```yaml
promises:
  - feature: fx-matching
    kind: contract
    due: 2027-06-30
    status: confirmed
    withdrawn: {on: 2026-11-20, reason: out of scope}
```

## How to fix
Tell the customer, then write the day: `readyctl handoff withdraw DEAL FEATURE --told-customer DATE`.
"""

import shlex
from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY513"
NAME = "untold-withdrawal"
SEVERITY = Severity.WARNING
OUTLIVES_DEAL = True
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each withdrawal that the customer does not know of."""
    for index, promise in enumerate(subject.note.promises):
        ended = promise.withdrawn
        if ended is not None and ended.told_customer is None and not ended.mistake:
            by = f" --by {promise.due}" if promise.due else ""
            which = f"{shlex.quote(promise.feature)} --kind {promise.kind.value}{by}"
            yield Finding(
                f"the {promise.kind.value} promise of '{promise.feature}' was withdrawn on {ended.on}, and "
                f"{subject.note.customer} has not been told",
                at=("promises", index, "withdrawn"),
                help=f"tell them, then: readyctl handoff withdraw {subject.where.id} {which} "
                f"--told-customer {facts.today}",
            )
