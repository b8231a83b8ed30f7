"""A badge on a slide shows another level than the feature has today.

## What it does
Compares each badge (a shape whose name or alternative text is `readyctl:ID`, or a marker in Markdown and
HTML) with the feature's effective level: CHANGED. The strongest level word on the badge counts, whatever
stands around it. A badge that shows more than the level, a date that engineering did not sign, or words
that name no level is an error, and so is a marker that is not closed; one that shows less, or nothing yet, is
a warning.

## Why it matters
A deck is copied once and shown for a year. The badge is the part of it that the customer believes.

## Example
A slide with a badge `Shipped` for a feature that is planned.

## How to fix
`readyctl deck stamp DECK --output NEW-DECK` writes the true badges into a new file.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.view import SalesView
from readyctl.core.statement.badges import BadgeState, BadgeStatus
from readyctl.rules.facts import Facts

CODE = "RDY611"
NAME = "stale-badge"
SEVERITY = Severity.ERROR
WAIVABLE = True
SUBJECT = BadgeStatus


def check(subject: BadgeStatus, _: Facts) -> Iterator[Finding]:
    """Compare the badge with the level."""
    view, claimed = subject.view, subject.claimed
    if view is None or subject.state is not BadgeState.CHANGED:
        return
    if subject.badge.flaw:
        yield Finding(
            f"CHANGED: the marker of {subject.badge.id} {subject.badge.flaw}, so its badge was not read",
            help=f"write <!-- readyctl:{view.id} --> before it and <!-- /readyctl:{view.id} --> after it",
        )
        return
    shown = f"'{subject.badge.text.strip()}'" if subject.badge.text.strip() else "no level"
    unread = claimed is None and bool(subject.badge.text.strip())
    more = claimed is not None and claimed.rank > view.level.rank
    error = more or unread or not subject.dated_rightly
    yield Finding(
        f"CHANGED: the badge of {subject.badge.id} shows {shown}, and it is {_truth(subject, view)}",
        help=f"write the true one, as `readyctl badge {view.id}` prints it; or all of a file's with "
        "`readyctl deck stamp DECK --output NEW-DECK`",
        severity=Severity.ERROR if error else Severity.WARNING,
        quote=subject.badge.text,
    )


def _truth(subject: BadgeStatus, view: SalesView) -> str:
    if subject.dated_rightly:
        return str(view.level)
    if view.due_text:
        return f"{view.level} by {view.delivery_date}"
    return f"{view.level}, without a date"
