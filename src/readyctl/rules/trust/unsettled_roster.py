"""Merged lines disagree about the roster or the settings.

## What it does
Reports that two merged lines of work left different rosters, or different settings, and that no entitled
commit has settled it since. Until then only what both grant counts; of settings, the stricter value.

## Why it matters
A merge is nobody's decision. The file shows one text, and something narrower is in force.

## Example
One lead added an engineer on a branch while another removed one on main.

## How to fix
A lead looks at the file as it is now and commits a change of it; a new text under `confirmed:` is enough.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.guard_files import GuardFile
from readyctl.rules.facts import Facts

CODE = "RDY206"
NAME = "unsettled-roster"
SEVERITY = Severity.WARNING
IGNORABLE = False
MAY_STAND = False
SUBJECT = GuardFile


def check(guard: GuardFile, facts: Facts) -> Iterator[Finding]:
    """At most one finding for the file."""
    if facts.trust and guard.where.path in facts.trust.unsettled:
        yield Finding(
            f"merged lines left different versions of '{guard.where.path}'; only what all grant counts",
            help="let a lead settle it by a commit that changes the file",
        )
