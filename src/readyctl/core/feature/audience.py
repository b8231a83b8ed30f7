"""Who a page is for, and what each of them may see of the inventory.

`publish` is the only way from an inventory to the page, its data file, feed and badges. What an audience
may not see is not in the value it returns, so that no template can show it by mistake.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from readyctl.core.entry.fields import parse_day
from readyctl.core.feature.inventory import FeatureStatus, Inventory, SalesView, sales_view
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import Act, Signed, Unsigned


class Audience(StrEnum):
    """Readers of a page, from those who see most to those who see least."""

    ENGINEERING = "engineering"
    SALES = "sales"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class HistoryLine:
    """One change of a feature's claim, as history tells it.

    `level` is the declared one, None where it could not be read; `by` is the author's name or address;
    `due` is the delivery date as written; `note` is free text for engineering only.
    """

    date: dt.date
    level: Level | None
    signed: bool
    by: str | None
    commit: str | None
    note: str = ""
    due: str | None = None


@dataclass(frozen=True)
class Slip:
    """A signed delivery date that a later signature moved back; dates as they were written."""

    on: dt.date
    before: str
    after: str


@dataclass(frozen=True)
class Doubt:
    """For engineering only: what the entry declares, and why that does not count."""

    declared: Level | None
    why: str
    commit: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Card:
    """All that one audience sees of one feature. `history` is newest first, `slips` oldest first.

    `former_ids` are older ids that lead here.
    """

    view: SalesView
    signature: Act | None = None
    doubt: Doubt | None = None
    history: tuple[HistoryLine, ...] = ()
    slips: tuple[Slip, ...] = ()
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Publication:
    """The inventory of one moment, cut for one audience; `cards` in order of id.

    `split` maps an id that was split to the ids that it goes on under.
    """

    audience: Audience
    title: str
    as_of: dt.date
    revision: str | None
    cards: tuple[Card, ...]
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


History = Mapping[str, Sequence[HistoryLine]]
"""Lines by the entry's path, newest first."""


def publish(inventory: Inventory, audience: Audience, history: History) -> Publication:
    """Cut an inventory for its readers; of several entries with one id, the weakest is shown."""
    weakest = {status.id: inventory.find(status.id) or status for status in inventory.features}
    statuses = [status for status in weakest.values() if _is_for(status, audience)]
    ids = frozenset(status.id for status in statuses)
    former, split = _redirects(inventory, ids)
    cards = tuple(
        _card(status, audience, history.get(status.entry.where.path, ()), ids, former.get(status.id, ()))
        for status in statuses
    )
    title = inventory.settings.name or "Feature readiness"
    return Publication(audience, title, inventory.as_of, inventory.revision, cards, split)


def _is_for(status: FeatureStatus, audience: Audience) -> bool:
    """Customers hear of nothing exploratory, nor of an entry whose own level nobody can read: it may be."""
    return audience is not Audience.CUSTOMER or status.declared not in {None, Level.EXPLORATORY}


def _redirects(
    inventory: Inventory, ids: frozenset[str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Former ids by present id, and present ids by the id that was split; shown features only."""
    former: dict[str, tuple[str, ...]] = {}
    split: dict[str, tuple[str, ...]] = {}
    for old, heirs in inventory.successors.items():
        target = inventory.find(old)
        if old in ids:
            continue
        if target is not None and target.id in ids:
            former[target.id] = (*former.get(target.id, ()), old)
        elif shown := tuple(new for new in heirs if new in ids):
            split[old] = shown
    return former, split


def _card(
    status: FeatureStatus,
    audience: Audience,
    lines: Sequence[HistoryLine],
    ids: frozenset[str],
    former: tuple[str, ...],
) -> Card:
    view = sales_view(status)
    view = replace(view, replaced_by=tuple(new for new in view.replaced_by if new in ids))
    act = status.signoff.act if isinstance(status.signoff, Signed) and not view.awaiting else None
    match audience:
        case Audience.ENGINEERING:
            doubt = _doubt(status) if view.awaiting else None
            return Card(view, act, doubt, tuple(lines), _slips(lines), former)
        case Audience.SALES:
            if view.awaiting:
                return Card(view, history=_since(lines), former_ids=former)
            return Card(view, act, None, _for_sales(lines), _slips(lines), former)
        case Audience.CUSTOMER:
            plain = replace(view, owner=None, links=(), evidence={}, awaiting=False)
            return Card(plain, former_ids=former)


def _doubt(status: FeatureStatus) -> Doubt:
    why = status.why or "engineering has not signed it"
    if isinstance(status.signoff, Unsigned):
        return Doubt(status.declared, why, status.signoff.commit, status.signoff.address)
    return Doubt(status.declared, why)


def _since(lines: Sequence[HistoryLine]) -> tuple[HistoryLine, ...]:
    """Of a withheld feature: since when it awaits engineering, and no word of what it claims."""
    return tuple(_awaiting(line) for line in lines[:1])


def _awaiting(line: HistoryLine) -> HistoryLine:
    return HistoryLine(line.date, Level.PLANNED, signed=False, by=None, commit=None)


def _for_sales(lines: Iterable[HistoryLine]) -> tuple[HistoryLine, ...]:
    """The level that counted at the time; of an unsigned claim only that it awaited engineering."""
    told: list[HistoryLine] = []
    for line in lines:
        counted = line.signed or (line.level is not None and not line.level.needs_signature)
        if counted:
            told.append(replace(line, note="", due=line.due if line.signed else None))
        elif told and told[-1].level is Level.PLANNED and told[-1].commit is None:
            told[-1] = replace(told[-1], date=line.date)
        else:
            told.append(_awaiting(line))
    return tuple(told)


def _slips(lines: Sequence[HistoryLine]) -> tuple[Slip, ...]:
    """How often engineering moved its own date back; dates that nobody signed are no dates."""
    slips: list[Slip] = []
    before: str | None = None
    for line in reversed(lines):
        if not line.signed or line.due is None:
            continue
        if before is not None and _day(line.due) > _day(before):
            slips.append(Slip(line.date, before, line.due))
        before = line.due
    return tuple(slips)


def _day(text: str) -> dt.date:
    try:
        return parse_day(text)
    except ValueError:
        return dt.date.min
