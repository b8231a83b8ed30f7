"""A text promises something that no feature in the registry is about.

## What it does
Counts, for each text, the sentences that sound like a promise of the product and name no feature, and what is
only named under a heading such as `Features` or `Enterprise edition`. `--unknown` lists them, each once, with
their places. What people do, papers, dates and prices are no capabilities.

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
from readyctl.core.statement.unknown import UnknownCapabilities, UnknownCapability
from readyctl.rules.facts import Facts
from readyctl.rules.statement._words import shortened

CODE = "RDY607"
NAME = "unknown-capability"
SEVERITY = Severity.INFO
WAIVABLE = True
SUBJECT = (UnknownCapability, UnknownCapabilities)


def check(subject: UnknownCapability | UnknownCapabilities, _: Facts) -> Iterator[Finding]:
    """Ask what is meant, or say how often that is to be asked."""
    if isinstance(subject, UnknownCapabilities):
        one = subject.number == 1
        said = "one sentence promises" if one else f"{subject.number:,} sentences promise"
        them = "it" if one else "them"
        yield Finding(
            f"{said} something that no feature is about",
            help=f"add --unknown to see {them}",
        )
        return
    yield Finding(
        f"'{shortened(subject.sentence)}' sounds like a promise, and no feature is about it",
        help="which feature is that? add an entry or an alias for it, or take the sentence out",
        quote=subject.sentence,
    )
