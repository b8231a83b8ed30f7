"""The words that findings on documents share: what may be said instead."""

from readyctl.core.feature.view import SalesView
from readyctl.core.feature.wording import saying
from readyctl.core.statement.refusals import LONGEST
from readyctl.core.statement.text_kind import TextKind


def shortened(sentence: str) -> str:
    """A sentence, cut where it is long."""
    said = " ".join(sentence.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST].strip()} …"


def instead(view: SalesView, kind: TextKind) -> str:
    """What may be said of the feature in a text of this kind, with its disclaimer."""
    if kind.binding and not view.level.row.grant(kind.row).rank:
        return f"leave it out, or exclude it: {kind.excluding(view.name)}"
    words = saying(view)
    disclaimer = f"; add: {words.disclaimer}" if words.disclaimer else ""
    return f"say instead: {words.sentence}{disclaimer}"
