"""A replacement that does not exist.

## What it does
Reports each id in `replaced_by` that leads to no feature, directly or over other tombstones.

## Why it matters
Old ids keep resolving, in decks, deals and documents, only as long as the trail leads somewhere.

## Example
```yaml
id: fx-sync
replaced_by: currency-snyc
```

## How to fix
Write the id under which the feature goes on. Where it does not go on at all, remove `replaced_by` and the
file with it.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.reading import at
from readyctl.core.text.closest import closest
from readyctl.rules.facts import Facts

CODE = "RDY110"
NAME = "dangling-replacement"
SEVERITY = Severity.ERROR
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each replacement that leads nowhere."""
    entry = status.entry
    replacements = entry.said.details.replaced_by if entry.said else ()
    for index, replacement in enumerate(replacements):
        if not _leads_somewhere(replacement, facts.inventory):
            written = at(entry.document.data, ("replaced_by",))
            meant = closest(replacement, list(facts.inventory.ids))
            yield Finding(
                f"'{entry.where.id}' is replaced by '{replacement}', and there is no such feature",
                at=("replaced_by", index) if isinstance(written, list) else ("replaced_by",),
                help=f"write '{meant}' if that is meant"
                if meant
                else "write the id of a feature that exists",
            )


def _leads_somewhere(feature_id: str, inventory: Inventory) -> bool:
    return inventory.find(feature_id) is not None or len(inventory.successors.get(feature_id, ())) > 1
