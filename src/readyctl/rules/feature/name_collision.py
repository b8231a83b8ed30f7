"""Two features answer to the same name.

## What it does
Reports a name, an alias or an id that another feature has as well. Case, hyphens, underscores, quotes, runs
of spaces, plurals and the encoding of letters do not matter. A name belongs to the claim that engineering
signed: the same name in an unsigned one is an error there, and changes no answer. Between two signed or two
unsigned claims it is an error of both.

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
name: FX Matchings
```

## How to fix
Keep the name with the feature that people mean by it, and take it out of the other.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.schema_words import listed, shown
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.names import Carrier, Hold
from readyctl.core.feature.said import FeatureWords
from readyctl.core.text.words import key
from readyctl.rules.facts import Facts

CODE = "RDY107"
NAME = "name-collision"
SEVERITY = Severity.ERROR
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each name of this feature that is as much, or rather, another feature's."""
    names = facts.inventory.names
    said = status.entry.said if status.id in names.contested else None
    if said is None or said.moved:
        return
    counts = status.entry.valid and status.signed
    seen = set()
    for at, word in _names(status.id, said):
        if key(word) in seen:
            continue
        seen.add(key(word))
        if rivals := names.rivals(status.id, word):
            yield _finding(at, word, rivals, counts=counts)


def _names(feature_id: str, said: FeatureWords) -> Iterator[tuple[KeyPath, str]]:
    if said.name:
        yield ("name",), said.name
    for index, alias in enumerate(said.details.aliases):
        yield ("aliases", index), alias
    yield ("id",), feature_id


def _finding(at: KeyPath, word: str, rivals: tuple[Carrier, ...], *, counts: bool) -> Finding:
    signed = [carrier for carrier in rivals if carrier.hold is Hold.SIGNED]
    owners = listed(sorted({id_ for carrier in signed or rivals for id_ in carrier.ids}), "and")
    if signed and not counts:
        return Finding(
            f"{shown(word)} is a name of {owners}, which engineering signed",
            at=at,
            help="give this feature another name, or ask engineering to take the name out of the other first",
        )
    return Finding(
        f"{shown(word)} is also a name of {owners}",
        at=at,
        help="keep the name with the feature that people mean by it, and remove it from the other",
    )
