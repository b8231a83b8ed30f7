"""A document outbids a limit that engineering wrote down.

## What it does
Reads the numbers with their units in a sentence that claims a feature, and reports each one that is better
than the feature's `limits` allow. `12 ms` outbids `at_least: 80 ms`; `22 currencies` outbids `at_most: 12`.
The `limits` of readyctl.yaml hold for the whole company: a clause that names no feature, and a feature that
has no limit of its own for the metric, may not outbid those.

## Why it matters
Some limits are physics and some are money. A number in a contract is measured every month.

## Example
`Real-time sync in under 12 ms` where the entry says that it takes at least 80 ms.

## How to fix
Write the number that the finding names, or one that is easier to keep.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.company import CompanyClaim
from readyctl.core.statement.refusals import excerpt
from readyctl.core.statement.verdict import ClaimStatus
from readyctl.rules.facts import Facts

CODE = "RDY605"
NAME = "claim-beyond-limit"
SEVERITY = Severity.ERROR
HONEST = True
WAIVABLE = True
IGNORABLE = False
SUBJECT = (ClaimStatus, CompanyClaim)


def check(subject: ClaimStatus | CompanyClaim, _: Facts) -> Iterator[Finding]:
    """Hold every number of the sentence against the limits of its feature, or of the company."""
    whose = f" of {subject.view.id}, and" if isinstance(subject, ClaimStatus) else ", and"
    for verdict in subject.beyond:
        yield Finding(
            f"'{excerpt(subject.claim)}' says {verdict.claim}{whose} the limit for {verdict.metric} is "
            f"{verdict.bound}",
            help=f"say {verdict.metric}: {verdict.bound}",
            at=("limits", verdict.metric),
            quote=subject.claim.sentence,
        )
