"""What this customer has heard of: nothing that is sent may be the first to name what customers may not."""

from readyctl.core.deal.lines import describe, lines
from readyctl.core.deal.note import Handoff
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.view import SalesView
from readyctl.core.promise.model import Status
from readyctl.core.statement.subjects import weakest


def named(text: str, inventory: Knowledge) -> tuple[tuple[str, SalesView], ...]:
    """The features that a text names, with its own words for each; of a shared name, the weakest."""
    found: dict[str, tuple[str, SalesView]] = {}
    for mention in inventory.names.mentions(text):
        view = weakest(inventory, mention.ids)
        if view is not None:
            found.setdefault(view.id, (text[mention.start : mention.end], view))
    return tuple(found.values())


def names_unheard(text: str, note: Handoff, inventory: Knowledge) -> bool:
    """Whether a text names a feature that customers may not hear of, and that nothing they confirmed, nor any
    promise to them, names: whoever sends it would be the first to mention it.
    """
    hidden = {view.id for _, view in named(text, inventory) if not view.level.row.public}
    if not hidden:
        return False
    said = [describe(line.line) for line in lines(note) if line.status is Status.CONFIRMED]
    heard = {view.id for words in said for _, view in named(words, inventory)}
    return not hidden <= heard | {inventory.goes_by(promise.feature) for _, promise in note.open_promises}
