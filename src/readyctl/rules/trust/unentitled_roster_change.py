"""The roster or the settings were changed by somebody who may not.

## What it does
Reports changes of `roster.yaml` and `readyctl.yaml` that stand in the files and are not followed, because
their commit is not by a lead of the roster as it stood before (by any engineer, where no lead is named).

## Why it matters
Who may sign is decided by those who may sign already; otherwise one line in one file would be enough to sign
everything. Until the change is undone or adopted, the file says something else than what counts.

## Example
A product manager adds her own address to `engineers` and pushes it past the hook.

## How to fix
Undo the change, or let a lead make it: `readyctl roster add` in a commit of her own. A lead who edits the
file later adopts what stands in it, and is shown what that is.
"""

import shlex
from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.guard_files import GuardFile
from readyctl.core.trust.report import UnentitledChange
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Commit

CODE = "RDY203"
NAME = "unentitled-roster-change"
SEVERITY = Severity.ERROR
IGNORABLE = False
MAY_STAND = False
AT_COMMIT = Commit.REFUSED_UNLESS_MERGED
SUBJECT = GuardFile


def check(guard: GuardFile, facts: Facts) -> Iterator[Finding]:
    """One finding for each change of this file that is not followed."""
    for change in facts.trust.unentitled if facts.trust else ():
        if change.path == guard.where.path:
            yield Finding(
                f"the change by {change.address} in {change.commit[:12]} does not count: {change.why}",
                help=f"undo it with `{_undo(change)}`, or let a lead make the change",
            )


def _undo(change: UnentitledChange) -> str:
    if change.commit == PENDING:
        return f"git checkout HEAD -- {shlex.quote(f':/{change.path}')}"
    return f"git revert --no-edit {change.commit[:12]}"
