"""Engineering has not confirmed the entry for a while.

## What it does
Reports signed entries whose last act by engineering is older than `stale_after` in `readyctl.yaml` allows:
7 days above `planned`, unless set otherwise. An entry's own `fresh_for` shortens that, and never lengthens
it. The age counts from the commit by which engineering set or confirmed the claim, never from the date typed
into the file. Where the settings say `recheck_after_commits`, so many commits to the entry's `code` since
then make it stale before its time. In a check of a range, entries outside the range are warnings.

## Why it matters
The entry keeps its level, but what was true last month is what customers are told today.

## Example
An entry last signed on 2026-11-02, looked at on 2026-11-16.

## How to fix
An engineer looks at the entry and confirms it with `readyctl feature sign ID`; `readyctl stale` lists all
that need it, worst first.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.freshness import why_stale
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts

CODE = "RDY301"
NAME = "stale-entry"
SEVERITY = Severity.ERROR
CONCERNS_ALL = True
RESTS_ON_DAY = True
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the level that is no longer fresh."""
    if not status.stale:
        return
    owner = status.entry.said.owner if status.entry.said else None
    elsewhere = facts.touched is not None and status.entry.where.path not in facts.touched
    yield Finding(
        why_stale(status),
        at=("level",),
        help=f"{f'ask {owner} whether it is still true, and ' if owner else ''}"
        f"confirm it with 'readyctl feature sign {status.id}'",
        severity=Severity.WARNING if elsewhere else None,
    )
