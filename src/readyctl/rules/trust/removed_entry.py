"""An entry that engineering signed is gone, and engineering did not take it away.

## What it does
Reports the place of an entry that engineering signed and that somebody else took away: deleted, moved, or
left out of a merge. Until an engineer of its area settles it, the entry's names answer no, and say what
became of it. Refused in a commit and in a range of commits that takes the entry away; a warning elsewhere.

## Why it matters
An entry that says no protects sales as much as one that says yes. With its file its caveats and limits go,
and what engineering called an idea could begin anew as a plan.

## Example
`git rm registry/features/payments/fx-matching.yaml`, by somebody who is not on the roster.

## How to fix
An engineer of the area puts the entry back, or a tombstone there that says where it goes on. Where the
removal was right, she puts the entry back and then removes it again; the finding prints both commands.
"""

import shlex
from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.fate import GoneEntry
from readyctl.core.trust.commit import PENDING
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Commit

CODE = "RDY208"
NAME = "removed-entry"
SEVERITY = Severity.ERROR
IGNORABLE = False
AT_COMMIT = Commit.REFUSED_UNLESS_MERGED
SUBJECT = GoneEntry


def check(gone: GoneEntry, facts: Facts) -> Iterator[Finding]:
    """At most one finding, about the place."""
    fate = gone.fate
    if not fate.disputed:
        return
    level = next((word.level for word in gone.signed if word.level), None)
    signed = gone.signed[0].act
    what = f"'{fate.name}'" + (f" ({level})" if level else "")
    yield Finding(
        f"{what}, which {signed.name} signed in {signed.commit[:12]}, is gone: {fate.clause}",
        help=_help(gone),
        severity=None if facts.touched is not None and gone.where.path in facts.touched else Severity.WARNING,
    )


def _help(gone: GoneEntry) -> str:
    engineer = f"an engineer of '{gone.where.area}'"
    if gone.fate.commit == PENDING:
        back = f"git checkout HEAD -- {shlex.quote(f':/{gone.where.path}')}"
        return f"put it back: {back}; if it is right to remove it, {engineer} then runs: {_remove(gone)}"
    return (
        f"{engineer} puts it back: {_put_back(gone)}; if it was right to remove it, she then runs: "
        f"{_remove(gone)}"
    )


def _put_back(gone: GoneEntry) -> str:
    place = shlex.quote(f":/{gone.where.path}")
    return (
        f"git checkout {(gone.signed_in or 'HEAD')[:12]} -- {place} && "
        f"git commit -m 'Put {gone.where.id} back' -- {place}"
    )


def _remove(gone: GoneEntry) -> str:
    place = shlex.quote(f":/{gone.where.path}")
    return f"git rm -q -- {place} && git commit -m 'Remove {gone.where.id}' -- {place}"
