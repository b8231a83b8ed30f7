"""A promise names a feature that the registry does not know.

## What it does
Reports promises whose `feature` is no id of the registry, with the ids that may have been meant: names and
aliases are searched too.

## Why it matters
What nobody has an entry for, nobody in engineering has promised.

## Example
```yaml
promises:
  - {feature: teleporter, kind: mention, status: assumed}
```

## How to fix
Use the id of the feature that was meant. If it is new, write it down as an idea:
`readyctl feature new teleporter --level exploratory`.
"""

from collections.abc import Iterator

from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.promise.check import UnknownFeature
from readyctl.rules.facts import Facts
from readyctl.rules.promise._open import open_checks

CODE = "RDY504"
NAME = "unknown-feature"
SEVERITY = Severity.ERROR
HONEST = True
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each promise of a feature that is not there, at its feature."""
    for found in open_checks(subject.where.path, subject.note, facts):
        if isinstance(found.standing, UnknownFeature):
            yield Finding(
                _message(found.promise.feature, found.standing),
                at=("promises", found.index, "feature"),
                help=_help(found.promise.feature, found.standing),
            )


def _message(feature: str, unknown: UnknownFeature) -> str:
    if unknown.split:
        return f"'{feature}' was split into {', '.join(unknown.suggestions)}, and one of them has to be named"
    if unknown.became:
        return f"'{feature}' is not there any more: {unknown.became}"
    return f"there is no feature '{feature}' in the registry"


def _help(feature: str, unknown: UnknownFeature) -> str:
    if unknown.suggestions:
        return f"write {' or '.join(unknown.suggestions)}"
    if unknown.became:
        return f"say what may be said: 'readyctl ask {feature}'"
    return f"ask engineering what is meant, or write it down: 'readyctl feature new {feature}'"
