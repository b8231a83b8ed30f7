"""A contract stands on what engineering has not confirmed for a while.

## What it does
Reports each open promise of kind `contract` whose feature is stale today, and that may stand otherwise.
Confirming the entry settles it.

## Why it matters
What may be told stays, and a contract is more than telling: whether it is still true, its owner knows.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: contract, due: 2027-06-30, status: confirmed}
```
while engineering confirmed `fx-matching` 60 days ago, and it is fresh for 7.

## How to fix
Ask the owner; an engineer confirms the entry with `readyctl feature sign ID`.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.permission import Allowed, Undated
from readyctl.core.level.kind import Kind
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY516"
NAME = "stale-ground"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each contract promise, at its feature."""
    for found in open_checks(subject.where.path, subject.note, facts):
        view = found.view
        # A promise that may not stand is an error by itself, fresh or not.
        stands = isinstance(found.standing, Allowed | Undated)
        if stands and found.promise.kind is Kind.CONTRACT and view is not None and view.stale:
            yield Finding(
                f"contract of '{found.promise.feature}' is promised, last confirmed {view.age_days} days ago",
                at=("promises", found.index, "feature"),
                help=f"ask {view.owner or 'engineering'}; an engineer confirms it with "
                f"'readyctl feature sign {view.id}'",
            )
