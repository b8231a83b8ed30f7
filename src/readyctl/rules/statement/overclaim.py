"""A document claims more of a feature than its effective level allows.

## What it does
Reports a sentence that says a feature is available, can be tried, will be delivered, or is planned, where
the feature's level does not allow that to be said. Whatever names a feature says that it is there, unless a
[known reason](../silences/index.md) silences it: a question, a denial, an exclusion, somebody else's product
and a few more. A name alone claims where its heading says what the product has. An exploratory feature may
not even be called planned. A beta can be used and is not finished: `is live`, `has launched`, `generally
available` say more than it is.
A contract or a proposal may say of a feature only what its level allows in a contract; so may a sentence of a
mail that says what stands in the contract.

## Why it matters
This sentence is what the customer will hold in hand when the feature is not there.

## Example
`The platform supports multi-currency reconciliation.` where that feature is planned.

## How to fix
Say what the finding offers instead, with its disclaimer, or take the sentence out. If the feature is
further than its entry says, ask engineering to sign the entry. Where the sentence must stand, add a waiver
with a reason and an expiry to `readyctl-waivers.yaml` beside the document.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.refusals import excerpt
from readyctl.core.statement.verdict import ClaimStatus, Overclaimed
from readyctl.rules.facts import Facts
from readyctl.rules.statement._words import instead

CODE = "RDY603"
NAME = "overclaim"
SEVERITY = Severity.ERROR
HONEST = True
WAIVABLE = True
IGNORABLE = False
SUBJECT = ClaimStatus


def check(subject: ClaimStatus, _: Facts) -> Iterator[Finding]:
    """Compare what is said with what may be said."""
    verdict = subject.verdict
    if isinstance(verdict, Overclaimed):
        message = (
            f"'{excerpt(subject.claim)}' says of {subject.view.id} that {verdict.says}, and {verdict.why}"
        )
        words = instead(subject.view, subject.kind)
        yield Finding(message, help=words.help, say=words.say, quote=subject.claim.sentence)
