"""Sentences that may be said to a customer about a feature, and the disclaimer that belongs with each.

They are made from what sales may see and nothing else, so they never say more than the level allows.
"""

from dataclasses import dataclass

from readyctl.core.feature.inventory import SalesView
from readyctl.core.level.table import Level


@dataclass(frozen=True)
class Words:
    """What may be said, and what has to be added to it; None where nothing has."""

    sentence: str
    disclaimer: str | None = None


NOTHING_TO_SAY = "We have nothing to announce about that today."
_DIRECTION = "A future direction may change or be dropped; please do not base a decision on it."
_PLAN = "The date is for the scope named; only what the contract says is binding."
_BETA = "A beta is not fully tested or documented, and may still change."


def words_for(view: SalesView) -> Words:
    """The sentence for this feature at its effective level."""
    match view.level:
        case Level.EXPLORATORY:
            return Words(NOTHING_TO_SAY)
        case Level.PLANNED:
            return Words(f"{view.name} is on our roadmap as a future direction, without a date.", _DIRECTION)
        case Level.COMMITTED:
            return _committed(view)
        case Level.BETA:
            caveats = "; ".join(view.caveats)
            known = f" What to know: {_sentence(caveats)}" if caveats else ""
            return Words(f"{view.name} is available as a beta.{known}", _BETA)
        case Level.SHIPPED:
            return Words(f"{view.name} is available today.")


def _committed(view: SalesView) -> Words:
    if view.overdue or view.delivery_date is None:
        return Words(f"{view.name} is being built; we have no date to give today.", _DIRECTION)
    scope = f" What it covers: {_sentence(view.delivery_scope)}" if view.delivery_scope else ""
    when = f"by {view.delivery_date}" + (
        f" ({view.delivery_text})"
        if view.delivery_text and view.delivery_text != str(view.delivery_date)
        else ""
    )
    return Words(f"{view.name} is not available today; we plan to deliver it {when}.{scope}", _PLAN)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
