"""A promise says more than the feature's level allows.

## What it does
Reports each promise of a kind that the effective level forbids, and each date given for a feature that has
none. A claim that engineering has not signed counts as `planned`.

## Why it matters
The customer hears "it exists", signs, and engineering learns of it afterwards.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: contract, due: 2027-06-30, status: confirmed}
```
while `fx-matching` is `beta`.

## How to fix
Tell the customer what may be said today (`readyctl ask fx-matching`), and change the promise to that. If
engineering can stand behind more, ask for it with `readyctl feature propose`.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.permission import NotAllowed
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import asking_for, open_checks

CODE = "RDY501"
NAME = "overpromised"
SEVERITY = Severity.ERROR
HONEST = True
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise that its feature's level forbids, at its kind."""
    for found in open_checks(subject.where.path, subject.note, facts):
        if isinstance(found.standing, NotAllowed):
            promise = found.promise
            asking = asking_for(found, subject.note, facts)
            more = f" for more: `{asking}`" if asking else " when more may be promised"
            yield Finding(
                f"{promise.kind} of '{promise.feature}' is promised: {found.standing.reason}",
                at=("promises", found.index, "kind"),
                help=f"say what may be said: 'readyctl ask {promise.feature}'; or ask engineering{more}",
            )
