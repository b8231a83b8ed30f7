"""A contract promises a feature that has an end.

## What it does
Reports each open promise of kind `contract` whose feature `ends` on a day, whatever the promise's own date.

## Why it matters
The customer signs for a year, and the feature is gone in three months.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: contract, due: 2027-01-31, status: confirmed}
```
while `fx-matching` says `ends: 2027-03-31`.

## How to fix
Tell the customer the day, put it into the contract, or agree on what comes after it.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.level.kind import Kind
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY515"
NAME = "sunset"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each contract promise, at its feature."""
    for found in open_checks(subject.where.path, subject.note, facts):
        view = found.view
        if found.promise.kind is Kind.CONTRACT and view is not None and view.ends is not None:
            ends = "ended" if view.ended else "ends"
            yield Finding(
                f"contract of '{found.promise.feature}' is promised, and it {ends} on {view.ends}",
                at=("promises", found.index, "feature"),
                help="say the day, and what comes after it: "
                f"'readyctl ask {found.promise.feature} --kind contract'",
            )
