"""A claim in few words, and why it may not be made."""

from collections.abc import Iterator

from readyctl.core.statement.claims import Claim
from readyctl.core.statement.verdict import ClaimedTooEarly, ClaimStatus, Overclaimed

LONGEST = 90
"""Characters of a sentence that is told in short."""


def excerpt(claim: Claim) -> str:
    """The words of a claim, around the feature's name where they are long."""
    sentence = " ".join(claim.sentence.split())
    at = max(sentence.find(claim.named), 0)
    if len(sentence) <= LONGEST:
        return sentence
    start = max(0, min(at - LONGEST // 3, len(sentence) - LONGEST))
    cut = sentence[start : start + LONGEST].strip()
    return f"{'… ' if start else ''}{cut}{' …' if start + LONGEST < len(sentence) else ''}"


def refusals(status: ClaimStatus) -> Iterator[str]:
    """What a claim says and why it may not be said, in clauses that do not repeat its words, so that nobody
    passes them on; none where it may be said.
    """
    match status.verdict:
        case Overclaimed(says=says, why=why):
            yield f"says that {says}, and {why}"
        case ClaimedTooEarly(said=None, signed=signed):
            yield f"promises it without a date, and engineering signed {signed}"
        case ClaimedTooEarly(said=said, signed=signed):
            yield f"promises it for '{said}', and engineering signed {signed}"
        case _:
            pass
    for one in status.beyond:
        yield f"says {one.claim}, and its limit for {one.metric} is {one.bound}"
