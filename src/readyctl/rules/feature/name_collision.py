"""Two features answer to the same name.

## What it does
Reports a name or an alias that is also the name, an alias or the id of another feature. Case, hyphens,
underscores and runs of spaces do not matter.

## Why it matters
People ask by name. If "FX matching" means a shipped feature to engineering and a planned one to sales,
the registry has brought back the very confusion it is there to end.

## Example
```yaml
# features/payments/currency-sync.yaml
name: Currency sync
aliases: [FX matching]
---
# features/reports/fx-matching-report.yaml
name: FX Matching
```

## How to fix
Keep the name with the feature that people mean by it, and take it out of the other.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.schema_words import listed, shown
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts, same_name

CODE = "RDY107"
NAME = "name-collision"
SEVERITY = Severity.ERROR
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each word of this feature that another feature answers to as well."""
    model = status.entry.model
    if model is None or status.id not in facts.sharing_a_name:
        return
    words: list[tuple[KeyPath, str]] = [(("name",), model.name)]
    words += [(("aliases", index), alias) for index, alias in enumerate(model.aliases)]
    for at, word in words:
        others = sorted({o.id for o in facts.by_name.get(same_name(word), ()) if o.id != status.id})
        if others:
            yield Finding(
                f"{shown(word)} is also a name of {listed(others, 'and')}",
                at=at,
                help="keep the name with the feature that people mean by it, and remove it from the other",
            )
