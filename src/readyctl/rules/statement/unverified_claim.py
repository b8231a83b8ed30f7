"""A number, a place or an `all` stands beside a feature, and its entry says nothing about it.

## What it does
Reports, once for each sentence that claims a feature, the numbers that none of the feature's limits is about,
the names of places, and `all`, `any`, `every`, where the signed entry says nothing of the kind: not in its
limits, its delivery scope, its caveats, its summary or its evidence.

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
    if subject.unverified:
        first = [f"'{words}'" for words in subject.unverified[:_MOST]]
        more = len(subject.unverified) - len(first)
        said = listed([*first, *([f"{more} more"] if more else [])], "and")
        view = subject.view
        yield Finding(
            f"'{excerpt(subject.claim)}' says {said} of {view.id}, and its entry says nothing about that",
            help=f"ask {view.owner or 'engineering'} for a limit of '{view.id}', or leave it out",
            quote=subject.claim.sentence,
        )
