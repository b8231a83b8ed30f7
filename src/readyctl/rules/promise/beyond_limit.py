"""A promise outbids a limit of the feature.

## What it does
Compares each limit of a promise with the feature's limits: units are converted, and which way a metric gets
better is known from its name and its unit.

## Why it matters
No amount of work makes 80 ms of distance into 12 ms. A number in a contract is the hardest promise there is.

## Example
```yaml
promises:
  - feature: global-sync
    kind: contract
    due: 2027-06-30
    limits: [{metric: latency, at_most: 12 ms}]
    status: confirmed
```
where the entry says `{metric: latency, at_least: 80 ms}`.

## How to fix
Promise no more than the entry's own limit. If the limit is out of date, engineering changes it and signs.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.quantity.limits import Beyond
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY503"
NAME = "beyond-limit"
SEVERITY = Severity.ERROR
HONEST = True
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each limit that a promise outbids, at that limit."""
    for found in open_checks(subject.where.path, subject.note, facts):
        for limit in found.limits:
            if isinstance(limit.verdict, Beyond):
                said, bound = limit.verdict.claim, limit.verdict.bound
                yield Finding(
                    f"{limit.metric}: {said} is promised, and '{found.promise.feature}' says {bound}",
                    at=("promises", found.index, "limits", limit.index),
                    help=f"promise {bound} and no more, or ask engineering whether the limit still holds: "
                    f"'readyctl feature show {found.promise.feature}'",
                )
