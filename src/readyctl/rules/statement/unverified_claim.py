"""A number, a place or an `all` stands beside a feature, and its entry says nothing about it.

## What it does
Reports, once for each sentence that claims a feature, the numbers that none of the feature's limits is about,
the names of places, and `all`, `any`, `every`, where the signed entry says nothing of the kind: not in its
limits, its delivery scope, its caveats, its summary or its evidence. On a page, `all` by itself is info.

## Why it matters
That nothing contradicts a number does not make it true. `22 regions, including mainland China` is a promise
of its own, and nobody in engineering has made it.

## Example
`Global sync replicates over 22 regions.` where the entry speaks of no regions.

## How to fix
Ask the feature's owner for a limit, so that an engineer can write and sign it; or leave those words out.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.schema_words import listed
from readyctl.core.statement.refusals import excerpt
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus
from readyctl.rules.facts import Facts

CODE = "RDY608"
NAME = "unverified-claim"
SEVERITY = Severity.WARNING
WAIVABLE = True
IGNORABLE = False
SUBJECT = ClaimStatus
_MOST = 4


def check(subject: ClaimStatus, _: Facts) -> Iterator[Finding]:
    """Name the words that nobody signed."""
    loose, view = subject.unverified, subject.view
    words = (*loose.measured, *loose.sweeping)
    if not words:
        return
    more = len(words) - _MOST
    said = listed([*(f"'{each}'" for each in words[:_MOST]), *([f"{more} more"] if more > 0 else [])], "and")
    told = subject.kind is TextKind.PAGE and not loose.measured
    instead = listed([f"'{each}'" for each in loose.signed], "and")
    there = f"where its entry says {instead}" if instead else "and its entry says nothing about that"
    yield Finding(
        f"'{excerpt(subject.claim)}' says {said} of {view.id}, {there}",
        help=f"ask {view.owner or 'engineering'} for a limit of '{view.id}', or leave it out",
        severity=Severity.INFO if told else None,
        quote=subject.claim.sentence,
    )
