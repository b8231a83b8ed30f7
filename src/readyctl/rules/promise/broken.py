"""A promise was allowed when it was made, and is no longer.

## What it does
Looks at what the feature was on the day of the promise (`said_on`; without it, the day on which the promise
first stood in the note), and names the commit since which it may not be made: a downgrade, a later date, a
changed claim that nobody signed. Reported instead of `overpromised` and `too-early`.

## Why it matters
The seller did everything right, and the customer counts on it. Somebody has to tell the customer, soon.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: demo, said_on: 2026-05-04, status: confirmed}
```
where `fx-matching` was `shipped` in May, and an engineer set it to `committed` in June.

## How to fix
Talk to the engineer who made the commit, then to the customer; `readyctl impact` drafts a sentence. Change
the promise to what was agreed.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.promise.check import Broken
from readyctl.core.promise.model import Promise
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY505"
NAME = "broken"
SEVERITY = Severity.ERROR
HONEST = True
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise that something has broken since, at its feature."""
    for found in open_checks(subject.where.path, subject.note, facts):
        if isinstance(found.standing, Broken):
            yield Finding(
                _message(found.promise, found.standing),
                at=("promises", found.index, "feature"),
                help=_help(found.promise, found.standing),
            )


def _message(promise: Promise, broken: Broken) -> str:
    what = broken.breaking
    by = f" by {what.by}" if what.by else ""
    since = f"commit {what.commit[:12]}{by} on {what.on}" if what.commit else f"{what.on}"
    return (
        f"{promise.kind} of '{promise.feature}' could be promised on {what.made}, when it was {what.was}; "
        f"since {since} it is {what.is_now}"
    )


def _help(promise: Promise, broken: Broken) -> str:
    who = f"talk to {broken.breaking.by}, then" if broken.breaking.by else "talk"
    return f"{who} to the customer; see what may be said: 'readyctl ask {promise.feature}'"
