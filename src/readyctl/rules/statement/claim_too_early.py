"""A document gives an earlier date than the one engineering signed, or none where one is due.

## What it does
Reports a sentence that promises a committed feature for a day before its signed delivery date, for a day
that cannot be told (`our next release`), or, in binding words such as `shall`, without any date.

## Why it matters
A committed feature may be put in a contract with its signed date or a later one. Any other date is
somebody's hope.

## Example
`Provider shall deliver FX matching by 31 March 2027.` where engineering signed 2027-06-30.

## How to fix
Write the signed date or a later one, or ask engineering for an earlier one.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.refusals import excerpt
from readyctl.core.statement.verdict import ClaimedTooEarly, ClaimStatus
from readyctl.rules.facts import Facts
from readyctl.rules.statement._words import instead

CODE = "RDY604"
NAME = "claim-too-early"
SEVERITY = Severity.ERROR
HONEST = True
WAIVABLE = True
IGNORABLE = False
SUBJECT = ClaimStatus


def check(subject: ClaimStatus, _: Facts) -> Iterator[Finding]:
    """Compare the date that is said with the one that is signed."""
    verdict = subject.verdict
    if isinstance(verdict, ClaimedTooEarly):
        said = "without a date" if verdict.said is None else f"'{verdict.said}'"
        words = instead(subject.view, subject.kind)
        yield Finding(
            f"'{excerpt(subject.claim)}' promises {subject.view.id} {said}, "
            f"and engineering signed {verdict.signed}",
            help=f"write {verdict.signed} or a later date; {words.help}",
            say=words.say,
            quote=subject.claim.sentence,
        )
