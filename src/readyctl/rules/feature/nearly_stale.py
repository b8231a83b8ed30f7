"""Engineering's word on the entry will soon be out of date.

## What it does
Reports signed entries that are fresh today and will not be any more within the days that
`readyctl stale --within 3d --format github` names. `readyctl check` never reports it.

## Why it matters
Whoever is asked in time confirms an entry while nothing is red. Whoever is asked after it failed a pipeline
confirms it to make the pipeline pass.

## Example
A beta that was confirmed on 2026-11-16, with 7 days for betas, looked at on 2026-11-22 with `--within 3d`.

## How to fix
An engineer looks at the entry and confirms it with `readyctl feature sign ID`.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.freshness import is_due
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts

CODE = "RDY303"
NAME = "nearly-stale"
SEVERITY = Severity.WARNING
RESTS_ON_DAY = True
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the level that is still fresh."""
    if is_due(status, facts.today, facts.within):
        owner = status.entry.said.owner if status.entry.said else None
        yield Finding(
            f"fresh until {status.fresh_until}, last confirmed {status.accurate_as_of}",
            at=("level",),
            help=f"{f'ask {owner} whether it is still true, and ' if owner else ''}"
            f"confirm it with 'readyctl feature sign {status.id}'",
        )
