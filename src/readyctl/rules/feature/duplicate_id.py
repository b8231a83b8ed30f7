"""Two features have the same id.

## What it does
Reports each feature whose file name another area has as well.

## Why it matters
Ids are unique over all areas: a promise names the id and nothing else. With two, it would depend on the
reader which of them was promised.

## Example
`features/payments/export.yaml` and `features/reports/export.yaml`

## How to fix
Rename one of them with `readyctl feature rename ID NEW`.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.schema_words import listed
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts

CODE = "RDY106"
NAME = "duplicate-id"
SEVERITY = Severity.ERROR
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """One finding at each of the features that share the id."""
    sharing = (other.entry.where.path for other in facts.inventory.sharing(status.id))
    others = [path for path in sharing if path != status.entry.where.path]
    if others and not status.redirects:
        yield Finding(
            f"the id '{status.id}' is also that of {listed(others, 'and')}",
            at=("id",),
            help=f"give one of them another id: 'readyctl feature rename {status.id} NEW'",
        )
