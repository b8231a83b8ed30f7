"""What becomes untrue if a feature's level drops or its date moves: deals, promises, money, decisions."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.deal.claims import held_against, kind_of
from readyctl.core.deal.deals import UnreadNote, promises_by_feature
from readyctl.core.deal.lines import Part
from readyctl.core.deal.money import Money, totals
from readyctl.core.deal.naming import named_by_feature
from readyctl.core.deal.note import Handoff
from readyctl.core.feature.inventory import Inventory, sales_view
from readyctl.core.feature.permission import Permission, TooEarly, permit
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.wording import saying
from readyctl.core.level.table import Level
from readyctl.core.meeting.decisions import open_mismatches
from readyctl.core.meeting.record import Mismatch, SyncRecord
from readyctl.core.promise.model import Promise
from readyctl.core.statement.refusals import refusals
from readyctl.core.statement.verdict import judged


class Untrue(Struct, frozen=True):
    """One promise that may be made today and not then; `why` is a clause, `draft` the core of a letter."""

    note: Handoff
    promise: Promise
    why: str
    draft: str


class AlreadyUntrue(Struct, frozen=True):
    """One promise that may not be made today either; `why` is a clause."""

    note: Handoff
    promise: Promise
    why: str


class SaidTooMuch(Struct, frozen=True):
    """What the note of a deal that is not closed says of the feature and may not; `words` is a clause that
    begins with the note, and `already` says that it may not be said today either.
    """

    note: Handoff
    words: str
    already: bool


class Impact(Struct, frozen=True):
    """The whole of it. `already` are promises that may not be made today either; `said` is what notes say of
    the feature and may not then; `named` are the deals whose notes name the feature, and in which nothing of
    it becomes untrue or is; `decisions` are what meetings decided about the feature and nobody has done yet;
    `unread` are notes that may promise more.
    """

    now: SalesView
    then: SalesView
    untrue: tuple[Untrue, ...]
    already: tuple[AlreadyUntrue, ...]
    decisions: tuple[Mismatch, ...]
    unread: tuple[UnreadNote, ...] = ()
    named: tuple[Handoff, ...] = ()
    said: tuple[SaidTooMuch, ...] = ()

    @property
    def deals(self) -> tuple[Handoff, ...]:
        """The deals with a promise that becomes untrue, heaviest first."""
        return tuple({one.note.id: one.note for one in self.untrue}.values())

    @property
    def value(self) -> tuple[Money, ...]:
        """The money behind those deals, currencies apart."""
        return totals(note.value for note in self.deals)

    @property
    def already_value(self) -> tuple[Money, ...]:
        """The money behind the deals with a promise that is untrue already, each once, currencies apart."""
        return totals({one.note.id: one.note.value for one in self.already}.values())


class WhatIf(Struct, frozen=True):
    """The level, or the delivery date, that a feature would have; None leaves it as it is."""

    level: Level | None = None
    date: dt.date | None = None


def impact(  # noqa: PLR0913 - the deals and the meetings that it touches
    feature_id: str,
    what_if: WhatIf,
    inventory: Inventory,
    notes: Iterable[Handoff],
    records: Iterable[SyncRecord] = (),
    *,
    unread: tuple[UnreadNote, ...] = (),
) -> Impact | None:
    """What happens to the deals `notes`, lost ones left out, and to what the meetings in `records` decided.

    None where there is no such feature. A signature on the new claim is taken for granted.
    """
    status = inventory.find(feature_id)
    if status is None:
        return None
    now = sales_view(status)
    then = hypothetical(now, what_if, inventory.as_of)
    untrue: list[Untrue] = []
    already: list[AlreadyUntrue] = []
    notes = tuple(notes)
    for promised in promises_by_feature(notes, inventory).get(status.id, ()):
        promise = promised.promise
        permission = permit(then, promise.kind, promise.due)
        present = permit(now, promise.kind, promise.due)
        if not present.allowed:
            already.append(AlreadyUntrue(promised.note, promise, _why(present)))
        elif not permission.allowed:
            draft = _draft(promised.note, promise, then)
            untrue.append(Untrue(promised.note, promise, _why(permission), draft))
    decisions = tuple(m for m in open_mismatches(records) if inventory.goes_by(m.feature) == status.id)
    naming = named_by_feature(notes, inventory).get(status.id, ())
    said = tuple(_said_too_much(naming, now, then, inventory))
    touched = {note.id for note in (one.note for group in (untrue, already, said) for one in group)}
    named = tuple(note for note in naming if note.id not in touched)
    return Impact(now, then, tuple(untrue), tuple(already), decisions, unread, named, said)


def _said_too_much(
    notes: Iterable[Handoff], now: SalesView, then: SalesView, inventory: Inventory
) -> Iterator[SaidTooMuch]:
    """Of each clause of a note the first time; a promise's own words count by its keys, and not again."""
    held = held_against(inventory)
    for note in notes:
        found: dict[str, SaidTooMuch] = {}
        for one in () if note.stage.closed else held.note_claims(note, kind_of(note)):
            if one.status.view.id != now.id or one.at[0] == Part.PROMISES.value:
                continue
            today = list(refusals(one.status))
            later = today or refusals(
                judged(one.status.claim, then, one.status.kind, inventory.settings.limits)
            )
            for why in later:
                found.setdefault(why, SaidTooMuch(note, f"the note of {note.customer} {why}", bool(today)))
        yield from found.values()


def hypothetical(view: SalesView, what_if: WhatIf, today: dt.date) -> SalesView:
    """The same feature at another level, or with another date, signed."""
    level = what_if.level or view.level
    dated = what_if.date or (view.delivery_date if level.row.dated else None)
    text = str(what_if.date) if what_if.date else view.delivery_text
    return replace(
        view,
        level=level,
        awaiting=False,
        delivery_date=dated,
        delivery_text=text if dated else None,
        overdue=level.row.dated and dated is not None and dated < today,
        stale=False,
    )


def _why(permission: Permission) -> str:
    match permission:
        case TooEarly(asked=asked, signed=signed):
            return f"{asked} was promised, and it would come on {signed}"
        case _:
            return permission.reason


def _draft(note: Handoff, promise: Promise, then: SalesView) -> str:
    """A letter that withdraws, and so claims nothing of the feature but what may be said of it then."""
    on = f", of {promise.said_on}" if promise.said_on else ""
    by = f" by {promise.due}" if promise.due else ""
    told = promise.kind.told.format(name=then.name)
    return (
        f"{note.customer}: We can no longer stand by {told}{by}{on}. {saying(then).sentence} "
        "We would like to talk with you about what this means for you."
    )
