"""Which deals a set of readiness changes touches, and the money behind them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from readyctl.core.deal.deals import weight
from readyctl.core.deal.money import Money, totals
from readyctl.core.deal.naming import named_by_feature
from readyctl.core.deal.note import Handoff
from readyctl.core.feature.inventory import Inventory
from readyctl.core.meeting.difference import Change


class Touched(Struct, frozen=True):
    """The deals behind one change, heaviest first, and their value in each currency."""

    deals: tuple[Handoff, ...]
    value: tuple[Money, ...]


def deals_by_feature(notes: Iterable[Handoff], inventory: Inventory) -> dict[str, tuple[str, ...]]:
    """The ids of the deals that promise or name each feature: what `difference.compare` takes as `deals`."""
    return {
        feature_id: tuple(note.id for note in naming)
        for feature_id, naming in named_by_feature(notes, inventory).items()
    }


def touched(changes: Iterable[Change], notes: Iterable[Handoff]) -> Mapping[str, Touched]:
    """For each changed feature that a deal promises or names: its deals, each counted once."""
    by_id = {note.id: note for note in notes}
    found: dict[str, dict[str, Handoff]] = {}
    for change in changes:
        for deal in change.deals:
            if deal in by_id:
                found.setdefault(change.feature, {})[deal] = by_id[deal]
    return {feature_id: _of(deals.values()) for feature_id, deals in sorted(found.items())}


def value_behind(changes: Iterable[Change], notes: Iterable[Handoff]) -> tuple[Money, ...]:
    """The value of all deals that any of the changes touches, each deal once, currencies apart."""
    ids = {deal for change in changes for deal in change.deals}
    return totals(note.value for note in notes if note.id in ids)


def _of(deals: Iterable[Handoff]) -> Touched:
    ordered = tuple(sorted(deals, key=lambda note: (-weight(note), note.id)))
    return Touched(ordered, totals(note.value for note in ordered))
