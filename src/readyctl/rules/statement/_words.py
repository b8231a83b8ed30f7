"""The words that findings on documents share: what may be said instead."""

from msgspec import Struct

from readyctl.core.feature.view import SalesView
from readyctl.core.feature.wording import saying
from readyctl.core.statement.refusals import LONGEST
from readyctl.core.statement.text_kind import TextKind


def shortened(sentence: str) -> str:
    """A sentence, cut where it is long."""
    said = " ".join(sentence.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST].strip()} …"


class Instead(Struct, frozen=True):
    """What to do, and the words that may stand there, on one line: the sentence with its disclaimer."""

    help: str
    say: str


def instead(view: SalesView, kind: TextKind) -> Instead:
    """What may be said of the feature in a text of this kind."""
    if kind.binding and not view.level.row.grant(kind.row).rank:
        return Instead("leave it out, or exclude it", " ".join(kind.excluding(view.name).split()))
    words = saying(view)
    return Instead("say instead", " ".join(f"{words.sentence} {words.disclaimer or ''}".split()))
