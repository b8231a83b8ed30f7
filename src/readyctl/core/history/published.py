"""What a published page answers on another day, with no registry at hand."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from msgspec.structs import replace

from readyctl.core.feature.basis import Basis
from readyctl.core.feature.fate import Departed, followed
from readyctl.core.feature.names import NameIndex
from readyctl.core.feature.view import SalesView
from readyctl.core.history.audience import Card, Publication
from readyctl.core.trust.settings import Settings


class PublishedInventory:
    """The features of a page as they stand on the day `as_of`: what has gone stale, passed its date or ended
    since is so here too, and nothing is more than it was.
    """

    def __init__(
        self, page: Publication, basis: Basis, as_of: dt.date, cards: Mapping[str, Card] | None = None
    ) -> None:
        """`cards` are those of the page by their ids, where that has none of its own."""
        self.as_of = as_of
        self.revision = page.revision
        self._cards = {card.view.id: card for card in page.cards} if cards is None else cards
        self._basis = basis

    @property
    def settings(self) -> Settings:
        """The settings that texts are judged by."""
        return self._basis.settings

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all features, in order."""
        return tuple(self._cards)

    @property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """By former id, the ids that it goes on under."""
        return self._basis.successors

    @property
    def departed(self) -> Departed:
        """What became of every id that is no feature's any more."""
        return self._basis.departed

    @cached_property
    def names(self) -> NameIndex:
        """Every name that was published, and whose it is."""
        return NameIndex(self._basis.carriers)

    def goes_by(self, feature_id: str) -> str:
        """The id that an id leads to in the end; there may be no such feature."""
        return followed(feature_id, self._cards, self.successors)

    def view(self, feature_id: str) -> SalesView | None:
        """What sales may see of an id: the feature; else, or where engineering did not sign that one, what
        was taken away. None where it is neither.
        """
        today = self.goes_by(feature_id)
        card, removed = self._cards.get(today), self._basis.removed.get(today)
        if removed is not None and not (card and card.signature):
            return removed
        return on_day(card, self.as_of) if card else None

    def present(self, feature_id: str) -> SalesView | None:
        """What sales may see of the feature of this id; None where there is none."""
        card = self._cards.get(self.goes_by(feature_id))
        return on_day(card, self.as_of) if card else None


def on_day(card: Card, day: dt.date) -> SalesView:
    """What sales may see of a feature on a later day, if nobody has said anything of it since."""
    view = card.view
    if view.awaiting:
        return view
    age = None if view.last_confirmed is None else (day - view.last_confirmed).days
    due = view.delivery_date if view.level.row.dated else None
    return replace(
        view,
        age_days=None if age is None else max(age, view.age_days or 0),
        stale=view.stale or (card.fresh_until is not None and card.fresh_until < day),
        overdue=view.overdue or (due is not None and due < day),
        ended=view.ended or (view.ends is not None and view.ends < day),
    )
