"""A contract stands on what engineering has not confirmed for a while.

## What it does
Reports each open promise of kind `contract` whose feature is stale today, and that may stand otherwise; and
in a contract or a proposal, once, each such feature that it makes a claim of. Confirming the entry settles
it.

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
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.feature.permission import Allowed, Undated
from readyctl.core.feature.view import SalesView
from readyctl.core.level.kind import Kind
from readyctl.core.statement.weak_ground import WeakGround
from readyctl.core.text.counting import ago
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY516"
NAME = "stale-ground"
SEVERITY = Severity.WARNING
SUBJECT = (HandoffStatus, WeakGround)


def check(subject: HandoffStatus | WeakGround, facts: Facts) -> Iterator[Finding]:
    """One finding for each contract promise, at its feature; one for a feature that a document rests on."""
    if isinstance(subject, WeakGround):
        yield _finding(f"the {subject.kind} rests on '{subject.view.id}'", subject.view)
        return
    for found in open_checks(subject.where.path, subject.note, facts):
        view = found.view
        # A promise that may not stand is an error by itself, fresh or not.
        stands = isinstance(found.standing, Allowed | Undated)
        if stands and found.promise.kind is Kind.CONTRACT and view is not None and view.stale:
            what = f"contract of '{found.promise.feature}' is promised"
            yield _finding(what, view, at=("promises", found.index, "feature"))


def _finding(what: str, view: SalesView, at: KeyPath = ()) -> Finding:
    return Finding(
        f"{what}, last confirmed {ago(view.age_days or 0)}",
        at=at,
        help=f"ask {view.owner or 'engineering'}; an engineer confirms it with "
        f"'readyctl feature sign {view.id}'",
    )
