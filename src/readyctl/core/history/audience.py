"""Who a page is for, and what each of them may see of the inventory.

`publish` is the only way from an inventory to the page, its data file, feed and badges. What an audience
may not see is not in the value it returns, so that no template can show it by mistake.
"""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.core.feature.basis import Basis, LeftOut, Provenance, basis_of, published_carrier
from readyctl.core.feature.fate import followed
from readyctl.core.feature.inventory import FeatureStatus, Inventory, sales_view
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.names import Carrier
from readyctl.core.feature.proposals import asked_words, proposal_of
from readyctl.core.feature.shared_ids import weakest_by_id
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.written import PLACE
from readyctl.core.history.lines import HistoryLine, history_lines
from readyctl.core.history.slips import Slip
from readyctl.core.history.timeline import Timeline
from readyctl.core.level.table import UNSIGNED, Level
from readyctl.core.trust.signoff import Act, Signed, Unsigned


class Audience(StrEnum):
    """Readers of a page, from those who see most to those who see least."""

    ENGINEERING = "engineering"
    SALES = "sales"
    CUSTOMER = "customer"


class Doubt(Struct, frozen=True):
    """For engineering only: what the entry declares, and why that does not count."""

    declared: Level | None
    why: str
    commit: str | None = None
    address: str | None = None


class Card(Struct, frozen=True):
    """All that one audience sees of one feature. `history` is newest first, `slips` oldest first.

    `former_ids` are older ids that lead here.
    """

    view: SalesView
    signature: Act | None = None
    doubt: Doubt | None = None
    history: tuple[HistoryLine, ...] = ()
    slips: tuple[Slip, ...] = ()
    former_ids: tuple[str, ...] = ()
    asked: "Wanted | None" = None
    unchanged: int = 0
    """For engineering only: the confirmations in a row that changed nothing."""
    fresh_until: dt.date | None = None
    """The last day on which the word of engineering is fresh; None where it does not count, or never ages."""
    source: Provenance | None = None
    """The registry that it comes from, where the page is of several."""

    def changed_since(self, day: dt.date | None) -> bool:
        """Whether level, date or signature changed on this day or later, as far as this audience is told."""
        return day is not None and any(line.date >= day for line in self.history)


class Wanted(Struct, frozen=True):
    """For engineering only: what is asked of it, and since when; None where that is not committed yet."""

    asked: Proposal
    since: dt.date | None

    @property
    def words(self) -> str:
        """What is asked for, in one line."""
        return asked_words(self.asked)


class Publication(Struct, frozen=True):
    """The inventory of one moment, cut for one audience; `cards` in order of id.

    `split` maps an id that was split to the ids that it goes on under.
    """

    audience: Audience
    title: str
    as_of: dt.date
    revision: str | None
    cards: tuple[Card, ...]
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    last_sync: dt.date | None = None
    """The last meeting, where this audience hears of changes."""
    sources: tuple[Provenance, ...] = ()
    """The registries that the cards come from."""
    basis: Basis | None = None
    """What else questions are answered from; None for customers, who are told less."""
    left_out: tuple[LeftOut, ...] = ()
    """What should have been in it, and could not be read."""


class Told(Struct, frozen=True):
    """A feature's past before it is cut for anybody: `lines` newest first, `slips` oldest first; `unchanged`
    as in `Timeline`.
    """

    lines: tuple[HistoryLine, ...] = ()
    slips: tuple[Slip, ...] = ()
    asked_since: dt.date | None = None
    unchanged: int = 0

    @classmethod
    def of(cls, timeline: Timeline, asked_since: dt.date | None = None) -> "Told":
        """All that a timeline has to tell, and since when engineering is asked for more."""
        return cls(history_lines(timeline), timeline.slips, asked_since, timeline.unchanged)


_NOTHING = Told()


def publish(
    inventory: Inventory, audience: Audience, past: Mapping[str, Told], last_sync: dt.date | None = None
) -> Publication:
    """Cut an inventory for its readers, some hundred features at a time; `past` is by id, and may lack any.
    Of several entries with one id, the weakest is shown.
    """
    cards: list[Card] = []
    carriers: list[tuple[str, str, Carrier]] = []
    known: set[str] = set()
    for place in range(number := inventory.portions):
        some = inventory.features_at(place, number)
        known.update(status.id for status in some)
        shown = (status for status in weakest_by_id(some).values() if _is_for(status, audience))
        cards += (_card(status, audience, past.get(status.id, _NOTHING)) for status in shown)
        if audience is not Audience.CUSTOMER:
            carriers += ((*PLACE(status), published_carrier(status)) for status in some)
    cards.sort(key=lambda card: card.view.id)
    carriers.sort(key=lambda each: each[:2])
    linked, split = _linked(cards, known, inventory.successors)
    title = inventory.settings.name or "Feature readiness"
    met = None if audience is Audience.CUSTOMER else last_sync
    source = Provenance(title, inventory.as_of, inventory.revision, len(linked))
    basis = None if audience is Audience.CUSTOMER else basis_of(inventory, (each for *_, each in carriers))
    return Publication(
        audience, title, inventory.as_of, inventory.revision, linked, split, met, (source,), basis
    )


def _is_for(status: FeatureStatus, audience: Audience) -> bool:
    """Customers hear of nothing that is not public, that engineering never signed at any level, or whose
    level nobody can read.
    """
    if audience is not Audience.CUSTOMER:
        return True
    vouched = status.signed or bool(status.last_words)
    public = status.effective.row.public and status.declared is not None and status.declared.row.public
    return vouched and public


def _linked(
    cards: Iterable[Card], known: Container[str], successors: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Card, ...], dict[str, tuple[str, ...]]]:
    """The cards with the former ids that lead to them, and what they lead to; and present ids by the id that
    was split. All of it of shown features alone; `known` are the ids of all.
    """
    held = [*cards]
    ids = frozenset(card.view.id for card in held)
    former: dict[str, tuple[str, ...]] = {}
    split: dict[str, tuple[str, ...]] = {}
    for old, heirs in successors.items():
        if old in ids:
            continue
        target = followed(old, known, successors)
        if target in ids:
            former[target] = (*former.get(target, ()), old)
        elif shown := tuple(new for new in heirs if new in ids):
            split[old] = shown
    return tuple(_with_links(card, ids, former.get(card.view.id, ())) for card in held), split


def _with_links(card: Card, ids: frozenset[str], former: tuple[str, ...]) -> Card:
    led = card.view.replaced_by
    if not led and not former:
        return card
    view = replace(card.view, replaced_by=tuple(new for new in led if new in ids))
    return replace(card, view=view, former_ids=former)


def _card(status: FeatureStatus, audience: Audience, past: Told) -> Card:
    view = replace(sales_view(status))  # a copy, with nothing that was worked out of the first one
    until = None if status.withheld else status.fresh_until
    act = status.signoff.act if isinstance(status.signoff, Signed) and not view.awaiting else None
    match audience:
        case Audience.ENGINEERING:
            doubt = _doubt(status) if view.awaiting else None
            wanted = proposal_of(status)
            asked = Wanted(wanted, past.asked_since) if wanted else None
            return Card(
                view,
                act,
                doubt,
                past.lines,
                past.slips,
                asked=asked,
                unchanged=past.unchanged,
                fresh_until=until,
            )
        case Audience.SALES:
            if view.awaiting:
                return Card(view, history=_since(past.lines), fresh_until=until)
            return Card(view, act, None, _for_sales(past.lines), past.slips, fresh_until=until)
        case Audience.CUSTOMER:
            plain = replace(view, owner=None, links=(), evidence={}, awaiting=False, for_seller=False)
            return Card(plain, fresh_until=until)


def _doubt(status: FeatureStatus) -> Doubt:
    why = status.why or "engineering has not signed it"
    if isinstance(status.signoff, Unsigned):
        return Doubt(status.declared, why, status.signoff.commit, status.signoff.address)
    return Doubt(status.declared, why)


def _since(lines: Sequence[HistoryLine]) -> tuple[HistoryLine, ...]:
    """Of a withheld feature: since when it awaits engineering, and no word of what it claims."""
    return tuple(_awaiting(line) for line in lines[:1])


def _awaiting(line: HistoryLine) -> HistoryLine:
    return HistoryLine(line.date, line.effective or UNSIGNED, signed=False, by=None, commit=None)


def _for_sales(lines: Iterable[HistoryLine]) -> tuple[HistoryLine, ...]:
    """The level that counted at the time; of an unsigned claim only that it awaited engineering."""
    told: list[HistoryLine] = []
    for line in lines:
        counted = line.signed or (line.level is not None and not line.level.needs_signature)
        if counted and line.effective in {None, line.level}:
            told.append(replace(line, note="", due=line.due if line.signed else None))
        elif told and told[-1] == replace(_awaiting(line), date=told[-1].date):
            told[-1] = replace(told[-1], date=line.date)
        else:
            told.append(_awaiting(line))
    return tuple(told)
