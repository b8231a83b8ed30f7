"""Evidence that engineering pointed to is not in the repository any more.

## What it does
Reports an evidence value that named a file or a folder of this repository, outside `registry/`, in a commit
by which engineering set or confirmed the present claim, and names nothing now. It takes no level away.
Confirming the entry again does not settle it; changing the value does. A value that looks like a path and
never named anything is told as info. Addresses and all other text are never looked up.

## Why it matters
Shipped means in production, tested, documented and supportable. When the tests or the page are gone, somebody
should say what stands for them now.

## Example
```yaml
evidence: {production: eu-1, tests: suite/fx/, docs: handbook/fx.md, support: on call}
```
where `suite/fx/` was removed after an engineer signed the entry.

## How to fix
Bring the files back, or let an engineer name what stands for them now with `readyctl feature edit`.
"""

import shlex
from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.evidence import LostEvidence
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts

CODE = "RDY115"
NAME = "evidence-gone"
SEVERITY = Severity.ERROR
CONCERNS_ALL = True
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each value, at its key."""
    path = status.entry.where.path
    for lost in facts.evidence.get(path, ()):
        if lost.seen_in is not None:
            elsewhere = facts.touched is not None and not lost.taken
            yield _gone(status.id, lost, Severity.WARNING if elsewhere else None)
        elif facts.touched is None or path in facts.touched:
            yield Finding(
                f"'evidence.{lost.pointer.key}' is '{lost.pointer.value}', and nothing here is called so",
                at=("evidence", lost.pointer.key),
                help="name a file or a folder from the top of the repository, or say in words where it is",
                severity=Severity.INFO,
            )


def _gone(feature_id: str, lost: LostEvidence, severity: Severity | None) -> Finding:
    pointer, seen = lost.pointer, (lost.seen_in or "")[:12]
    place = f":/{pointer.path}"
    return Finding(
        f"'evidence.{pointer.key}' is '{pointer.value}', which was there when engineering stood behind it in "
        f"{seen}, and is gone",
        at=("evidence", pointer.key),
        help=f"bring it back with `git checkout {seen} -- {shlex.quote(place)}`, or let an engineer say what "
        f"stands for it: `readyctl feature edit {feature_id} --set evidence.{pointer.key}=TEXT`",
        severity=severity,
    )
