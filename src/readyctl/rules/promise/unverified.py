"""A promise names a number that engineering has said nothing about.

## What it does
Reports each limit of a promise for whose metric the feature has no limit on file, or one that measures
something else.

## Why it matters
That nothing contradicts a number does not make it true: somebody will have to guess.

## Example
```yaml
promises:
  - feature: fx-matching
    kind: mention
    limits: [{metric: throughput, at_least: 10k invoices/min}]
    status: confirmed
```
where the entry says nothing about throughput.

## How to fix
Ask the feature's owner for the limit, so that an engineer can write and sign it; or promise no number.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.quantity.limits import Unverified
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY507"
NAME = "unverified"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each number that nothing on file speaks of, at that limit."""
    for found in open_checks(subject.where.path, subject.note, facts):
        owner = (found.view.owner if found.view else None) or "engineering"
        for limit in found.limits:
            if isinstance(limit.verdict, Unverified):
                yield Finding(
                    f"a number for {limit.metric} is promised, and {limit.verdict.why}",
                    at=("promises", found.index, "limits", limit.index),
                    help=f"ask {owner} for a limit of '{found.promise.feature}', or promise no number",
                )
