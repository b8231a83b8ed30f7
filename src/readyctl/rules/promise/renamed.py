"""A promise names a feature by an id that it has no longer.

## What it does
Reports promises whose feature was renamed; the old id still resolves, and everything else is checked under
the new one.

## Why it matters
Readers look for the feature under the name that it goes by today.

## Example
```yaml
promises:
  - {feature: fx-recon, kind: mention, status: confirmed}
```
where `fx-recon` goes on as `fx-matching`.

## How to fix
Write the new id. The promise stays what it was.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY506"
NAME = "renamed"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise under a former id, at its feature."""
    for found in open_checks(subject.where.path, subject.note, facts):
        if found.renamed_to is not None:
            yield Finding(
                f"'{found.promise.feature}' goes by '{found.renamed_to}' today",
                at=("promises", found.index, "feature"),
                help=f"write {found.renamed_to}",
            )
