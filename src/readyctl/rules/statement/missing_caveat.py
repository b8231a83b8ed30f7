"""A feature is spoken of without its caveats.

## What it does
Reports a sentence that speaks of a feature, at any level, where the paragraph does not name every one of its
caveats and, where it has an end, the day; a beta has to be called one as well. In a contract or a proposal
that is a warning.

## Why it matters
A beta may be mentioned, shown and tried with its caveats. Without them it sounds finished.

## Example
`Managers can approve payments with mobile approvals.` where that feature is a beta for iOS only.

## How to fix
Add the disclaimer that the finding offers to the same paragraph.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.refusals import excerpt
from readyctl.core.statement.verdict import ClaimStatus, WithCaveats
from readyctl.rules.facts import Facts
from readyctl.rules.statement._words import instead

CODE = "RDY606"
NAME = "missing-caveat"
SEVERITY = Severity.INFO
WAIVABLE = True
IGNORABLE = False
SUBJECT = ClaimStatus


def check(subject: ClaimStatus, _: Facts) -> Iterator[Finding]:
    """Look for the caveats around the claim."""
    verdict = subject.verdict
    if isinstance(verdict, WithCaveats):
        words = instead(subject.view, subject.kind)
        caveats = "; ".join(verdict.caveats)
        yield Finding(
            f"'{excerpt(subject.claim)}' speaks of {subject.view.id}, which is {subject.view.level}, "
            f"without its caveats: {caveats}",
            help=words.help,
            say=words.say,
            severity=Severity.WARNING if subject.kind.binding else None,
            quote=subject.claim.sentence,
        )
