"""Sentences that may be said to a customer about a feature, and the disclaimer that belongs with each.

They are made from what sales may see and nothing else, so they never say more than the level allows.
"""

from msgspec import Struct

from readyctl.core.feature.view import SalesView
from readyctl.core.level.table import NOTHING_TO_SAY, Phrasing


class Saying(Struct, frozen=True):
    """What may be said, and what has to be added to it; None where nothing has."""

    sentence: str
    disclaimer: str | None = None


def saying(view: SalesView) -> Saying:
    """The sentence for this feature at its effective level."""
    if view.removed:
        return Saying(NOTHING_TO_SAY)
    if view.ended:
        return Saying(f"{view.name} ended on {view.ends}, and is not available any more.")
    phrasing = _phrasing(view)
    when = f"by {view.delivery_date}"
    if view.delivery_text and view.delivery_text != str(view.delivery_date):
        when += f" ({view.delivery_text})"
    scope = f" What it covers: {_sentence(view.delivery_scope)}" if view.delivery_scope else ""
    caveats = f" What to know: {_sentence(_together(view.caveats))}" if view.caveats else ""
    sentence = phrasing.sentence.format(name=view.name, when=when, scope=scope, caveats=caveats)
    ends = f" It ends on {view.ends}." if view.ends else ""
    return Saying(sentence + ends, phrasing.disclaimer)


def in_short(view: SalesView) -> str:
    """What a level means to a customer, in a few words."""
    if view.ended:
        return f"Ended on {view.ends}"
    return _phrasing(view).short.format(date=view.due_text)


def _phrasing(view: SalesView) -> Phrasing:
    row = view.level.row
    return row.phrasing if row.undated is None or view.due_text else row.undated


def _together(caveats: tuple[str, ...]) -> str:
    """Several caveats in one sentence: a full stop in the middle of it would end it."""
    return "; ".join((*(each.removesuffix(".") for each in caveats[:-1]), *caveats[-1:]))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
