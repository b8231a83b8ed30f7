"""The promises of open deals as a meeting walks them."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from readyctl.core.deal.deals import Delivered, Outcome, outcome
from readyctl.core.deal.note import Handoff
from readyctl.core.feature.inventory import Inventory
from readyctl.core.promise.broken import Breaking
from readyctl.core.promise.check import PromiseCheck, check_promises
from readyctl.core.promise.words import is_fine, verdict_words


class WalkedPromise(Struct, frozen=True):
    """One promise as it is walked: the deal it is from, what became of it, and what is wrong with it."""

    note: Handoff
    check: PromiseCheck
    outcome: Outcome

    @property
    def fine(self) -> bool:
        """Whether it may stand as it is."""
        return is_fine(self.check)

    @property
    def words(self) -> str:
        """The verdict in a clause."""
        return verdict_words(self.check)

    @property
    def mismatch(self) -> str:
        """What does not match, in a clause that names the customer and what was promised."""
        promise = self.check.promise
        said = promise.kind.thing + (f" by {promise.due}" if promise.due else "")
        return f"{self.note.customer} was promised {said}: {self.words}"


def walked(
    note: Handoff, inventory: Inventory, delivered: Delivered, broken: Mapping[int, Breaking] | None
) -> tuple[WalkedPromise, ...]:
    """Every promise of a note, in its order; `broken` has what broke some, by their place."""
    checks = check_promises(note.promises, inventory, broken)
    return tuple(WalkedPromise(note, check, _outcome(check, inventory, delivered)) for check in checks)


def _outcome(check: PromiseCheck, inventory: Inventory, delivered: Delivered) -> Outcome:
    """What became of a promise: a feature that is there and does not do what was promised keeps nothing."""
    found = outcome(check.promise, inventory, delivered)
    if not found.delivered or is_fine(check):
        return found
    late = (check.promise.due or dt.date.max) < inventory.as_of
    return Outcome.OVERDUE if late else Outcome.OUTSTANDING
