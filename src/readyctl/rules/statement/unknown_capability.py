"""A sentence promises something that no feature in the registry is about.

## What it does
Lists, once each, the sentences that sound like a promise and name no feature.

## Why it matters
What nobody in engineering has written down, nobody in engineering has agreed to.

## Example
`We will integrate with your warehouse management system.` in a registry without such a feature.

## How to fix
Ask product whether there is such a thing. If there is, add an entry, or its name to the aliases of one;
if there is not, take the sentence out.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.claims import UnknownCapability
from readyctl.rules.facts import Facts
from readyctl.rules.statement._words import shortened

CODE = "RDY607"
NAME = "unknown-capability"
SEVERITY = Severity.INFO
WAIVABLE = True
SUBJECT = UnknownCapability


def check(subject: UnknownCapability, _: Facts) -> Iterator[Finding]:
    """Ask what is meant."""
    yield Finding(
        f"'{shortened(subject.sentence)}' sounds like a promise, and no feature is about it",
        help="which feature is that? add an entry or an alias for it, or take the sentence out",
        quote=subject.sentence,
    )
