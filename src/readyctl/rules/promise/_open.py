"""The promises that are still open, as every rule about promises asks for them."""

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.level.table import Level
from readyctl.core.promise.check import PromiseCheck, check_promises
from readyctl.core.promise.model import Promise
from readyctl.rules.facts import Facts


def open_checks(path: str, note: Handoff, facts: Facts) -> tuple[PromiseCheck, ...]:
    """The checks of a note, as rules ask for them; of a lost deal nothing is outstanding, so none."""
    if note.stage is Stage.LOST:
        return ()
    return check_promises(note.promises, facts.inventory, facts.broken.get(path))


def asking_for(promise: Promise, level: Level) -> str:
    """The command that asks engineering for what would make the promise true."""
    due = f" --set delivery.date={promise.due}" if promise.due else ""
    return f'readyctl feature propose {promise.feature} {level}{due} --reason "promised to a customer"'
