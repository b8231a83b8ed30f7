"""Two rosters were begun independently, and nothing says which to trust.

## What it does
Reports that the history reaches two or more commits that each brought a first roster, and that none of them
is pinned. Nothing counts as signed until one is.

## Why it matters
Whoever could add a second history with a roster of their own could otherwise take over who signs.

## Example
A branch with a history of its own was merged, and it had a registry too.

## How to fix
Find out which commit is the right one, and pin it: `--trust-root COMMIT`, or `READYCTL_TRUST_ROOT` in CI.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.schema_words import listed
from readyctl.core.trust.guard_files import GuardFile
from readyctl.rules.facts import Facts

CODE = "RDY204"
NAME = "ambiguous-trust-root"
SEVERITY = Severity.ERROR
CONCERNS_ALL = True
IGNORABLE = False
MAY_STAND = False
SUBJECT = GuardFile


def check(guard: GuardFile, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the roster."""
    rivals = facts.trust.rivals if facts.trust and guard.where.kind is EntryKind.ROSTER else ()
    if len(rivals) > 1:
        named = listed([commit[:12] for commit in rivals], "and")
        yield Finding(
            f"{named} each brought a first roster, so nothing counts as signed",
            help=f"pin the right one, such as '--trust-root {rivals[0][:12]}', or set READYCTL_TRUST_ROOT",
        )
