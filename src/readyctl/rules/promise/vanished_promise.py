"""A promise left a note, or was weakened, and nobody said that it was withdrawn.

## What it does
Follows every promise through the note's history, by value: along every branch, through merges, moved files
and notes that were deleted and begun again. A promise that is not there any more, or that promises less (a
later day, a wider limit, a lesser kind), is gone; without `withdrawn` it is reported, with the commit, the
person and the money, until it is settled.

## Why it matters
The customer still counts on it. Deleting a line in a file changes nothing about what was said on the call.

## Example
```yaml
promises: []
```
where the version before held a contract promise of `fx-matching` for 2027-06-30.

## How to fix
If the promise still holds, put its line back. If it does not, say so: `readyctl handoff withdraw DEAL FEATURE
--reason TEXT` restores the line and ends it in the open; `--mistake` where it was only written down wrongly.
"""

import shlex
from collections.abc import Iterator

from readyctl.core.deal.ledger import Vanished
from readyctl.core.deal.money import Money
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.commit import PENDING
from readyctl.rules.facts import Facts

CODE = "RDY511"
NAME = "vanished-promise"
SEVERITY = Severity.ERROR
OUTLIVES_DEAL = True
SUBJECT = Vanished
IGNORABLE = False
CONCERNS_ALL = True


def check(subject: Vanished, _: Facts) -> Iterator[Finding]:
    """One finding for each promise that is gone."""
    line = subject.line
    due = f" by {line.due}" if line.due else ""
    what = "the note was removed" if subject.note_removed else "it was taken out or weakened"
    yield Finding(
        f"{line.kind.value} of '{line.feature}'{due} was promised{_to_whom(subject)}, and {what} "
        f"{_by_whom(subject)} without a word of its withdrawal",
        at=("promises",),
        help=_help(subject),
    )


def _withdraw(subject: Vanished) -> str:
    line = subject.line
    by = f" --by {line.due}" if line.due else ""
    which = f"{shlex.quote(line.feature)} --kind {line.kind.value}{by}"
    return f"readyctl handoff withdraw {subject.where.id} {which} --reason 'what was agreed'"


def _to_whom(subject: Vanished) -> str:
    note = subject.note
    if note is None:
        return ""
    value = f" ({Money(note.value.amount, note.value.currency)})" if note.value else ""
    return f" to {note.customer}{value}"


def _by_whom(subject: Vanished) -> str:
    gone = subject.gone
    if gone.commit == PENDING:
        return "by what is not committed yet"
    by = f" by {gone.by}" if gone.by else ""
    on = f" on {gone.on}" if gone.on else ""
    return f"in commit {gone.commit[:12]}{by}{on}"


def _help(subject: Vanished) -> str:
    commit, path = subject.gone.commit, subject.where.path
    if commit == PENDING and subject.note_removed:
        return f"bring the note back: git checkout HEAD -- {shlex.quote(f':/{path}')}"
    shown = "" if commit == PENDING else f"; 'git show {commit[:12]} -- {path}' shows the change"
    return f"put it back if it holds; if not: {_withdraw(subject)}{shown}"
