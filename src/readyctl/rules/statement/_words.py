"""The words that findings on documents share: excerpts, and what may be said instead."""

from readyctl.core.feature.inventory import SalesView
from readyctl.core.feature.wording import saying
from readyctl.core.statement.claims import Claim
from readyctl.core.statement.text_kind import TextKind

_LONGEST = 90


def excerpt(claim: Claim) -> str:
    """The words of a claim, around the feature's name where they are long."""
    sentence = " ".join(claim.sentence.split())
    at = max(sentence.find(claim.named), 0)
    if len(sentence) <= _LONGEST:
        return sentence
    start = max(0, min(at - _LONGEST // 3, len(sentence) - _LONGEST))
    cut = sentence[start : start + _LONGEST].strip()
    return f"{'… ' if start else ''}{cut}{' …' if start + _LONGEST < len(sentence) else ''}"


def shortened(sentence: str) -> str:
    """A sentence, cut where it is long."""
    said = " ".join(sentence.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].strip()} …"


def instead(view: SalesView, kind: TextKind) -> str:
    """What may be said of the feature in a text of this kind, with its disclaimer."""
    if kind.binding and not view.level.row.grant(kind.row).rank:
        return f"leave it out, or exclude it: {kind.excluding(view.name)}"
    words = saying(view)
    disclaimer = f"; add: {words.disclaimer}" if words.disclaimer else ""
    return f"say instead: {words.sentence}{disclaimer}"
