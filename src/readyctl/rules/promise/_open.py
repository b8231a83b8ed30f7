"""The promises that are still open, as every rule about promises asks for them."""

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.promise.check import PromiseCheck, check_promises
from readyctl.rules.facts import Facts


def open_checks(path: str, note: Handoff, facts: Facts) -> tuple[PromiseCheck, ...]:
    """The checks of a note, as rules ask for them; of a lost deal nothing is outstanding, so none."""
    if note.stage is Stage.LOST:
        return ()
    return check_promises(note.promises, facts.inventory, facts.broken.get(path))
