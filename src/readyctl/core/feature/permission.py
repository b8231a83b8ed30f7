"""Whether one kind of promise may be made about a feature today: the only verdict on what may be said."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import assert_never

from msgspec import Struct

from readyctl.core.entry.last import kept_with_it
from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import Level
from readyctl.core.text.counting import ago


@dataclass(frozen=True, kw_only=True)
class _Verdict:
    """What every permission tells: how much of the table's grant is left, what has to be said with it (short
    phrases), and why not (a clause, lower case, no full stop).
    """

    grant: Grant = Grant.NO
    conditions: tuple[str, ...] = field(default=(), compare=False)
    reason: str = field(default="", compare=False)

    @property
    def rank(self) -> int:
        """How much may be said: 0 nothing, 1 a direction, 2 on a condition, 3 without one."""
        return min(self.grant.rank, Grant.DATED.rank) if self.conditions else self.grant.rank

    @property
    def allowed(self) -> bool:
        """Whether it may be said at all, conditions met."""
        return self.rank > 0

    @property
    def because(self) -> str:
        """What the verdict rests on: its conditions, or its reason; empty where it is a plain yes."""
        return "; ".join(self.conditions) or self.reason or self.grant.remark

    @property
    def phrase(self) -> str:
        """The whole of it in a few words, as JSON and tables say it: `yes`, `no`, `by 2027-06-30`."""
        plain = self.grant.rank == Grant.YES.rank and self.conditions
        return f"{self.grant}, {'; '.join(self.conditions)}" if plain else self.grant.value

    def words(self, kind: Kind) -> str:
        """The verdict on one kind: `put it in a contract: by 2027-06-30`."""
        return f"{kind.doing}: {self.phrase}"


@dataclass(frozen=True)
class Allowed(_Verdict):
    """It may be said, with its conditions."""

    grant: Grant = field()
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Undated(_Verdict):
    """It may be said with a date only, from the signed one on."""

    signed: dt.date
    more: tuple[str, ...] = field(default=(), compare=False)
    grant: Grant = field(default=Grant.DATED, init=False)

    def __post_init__(self) -> None:
        """The date is the condition."""
        only = f"only with {self.signed} as the date, or a later one"
        object.__setattr__(self, "conditions", (only, *self.more))

    @property
    def phrase(self) -> str:
        """The date alone."""
        return f"by {self.signed}"


@dataclass(frozen=True)
class TooEarly(_Verdict):
    """It may be said, and not with this date: engineering signed a later one."""

    asked: dt.date
    signed: dt.date

    def __post_init__(self) -> None:
        """Both dates are the reason."""
        reason = f"{self.asked} is before the date engineering signed, {self.signed}"
        object.__setattr__(self, "reason", reason)


class Bar(Enum):
    """What stands in the way of saying it."""

    LEVEL = auto()
    """The level alone."""
    SIGNATURE = auto()
    """The level that counts while the entry awaits engineering."""
    DATE = auto()
    """The level allows it, without a date."""
    PASSED = auto()
    """The signed date has passed."""
    ENDED = auto()
    """It ends before that, or has ended already."""
    REMOVED = auto()
    """Its entry was taken away, and engineering has not agreed to that."""


@dataclass(frozen=True)
class NotAllowed(_Verdict):
    """It may not be said."""

    reason: str = field()
    bar: Bar


Permission = Allowed | TooEarly | Undated | NotAllowed


class Ground(Struct, frozen=True, kw_only=True, dict=True):
    """What has to be known of a feature to judge; what is unsigned is already left out of it."""

    level: Level
    awaiting: bool = False
    """Whether a claim of more awaits engineering; then nothing else is shown."""
    caveats: tuple[str, ...] = ()
    delivery_date: dt.date | None = None
    delivery_text: str | None = None
    """The date as written, such as 2027-Q2."""
    overdue: bool = False
    ends: dt.date | None = None
    """The last day of it, where engineering signed a sunset."""
    ended: bool = False
    """Whether that day has passed."""
    owner: str | None = None
    stale: bool = False
    age_days: int | None = None
    removed: str | None = None
    """What became of its entry, where somebody outside engineering took it away: a clause."""
    for_seller: bool = True
    """Whether a seller reads the verdict: what only he has to do is in no words for a customer."""

    @property
    def due_text(self) -> str | None:
        """The delivery date as written, where its level stands for one and it has not passed."""
        return self.delivery_text if self.level.row.dated and not self.overdue else None

    @property
    def may(self) -> Mapping[Kind, Permission]:
        """What sales may do today, where no date is promised."""
        return {kind: permit(self, kind) for kind in Kind}


def permit(ground: Ground, kind: Kind, by: dt.date | None = None) -> Permission:
    """Judge one kind, with the date promised for it if there is one. Raises nothing."""
    known = _known(ground)
    if (kind, by) not in known:
        known[kind, by] = _permission(ground, kind, by)
    return known[kind, by]


def usable(ground: Ground) -> Permission:
    """Whether a customer can use it today, with what has to be said of that."""
    mention = permit(ground, Kind.MENTION)
    if not ground.level.row.available:
        return NotAllowed(f"it cannot be used today, it is {ground.level}", bar=Bar.LEVEL)
    if not mention.allowed or ground.level.row.delivered:
        return mention
    return Allowed(mention.grant, conditions=(f"as a {ground.level}", *mention.conditions))


@kept_with_it
def _known(_: Ground) -> dict[tuple[Kind, dt.date | None], "Permission"]:
    """What was asked of it already: hundreds of deals promise the same of one feature."""
    return {}


def _permission(ground: Ground, kind: Kind, by: dt.date | None) -> Permission:
    if ground.removed:
        return NotAllowed(ground.removed, Bar.REMOVED)
    if ground.ends and ground.ended:
        return NotAllowed(f"it ended on {ground.ends}", Bar.ENDED)
    if ground.ends and by and by > ground.ends:
        return NotAllowed(f"it ends on {ground.ends}, and {by} is after that", Bar.ENDED)
    verdict = _by_level(ground, kind, by)
    more = tuple([each for each in _said_with(ground, kind) if each not in verdict.conditions])
    match verdict:
        case Allowed(grant=grant, conditions=conditions) if more:
            return Allowed(grant, (*conditions, *more))
        case Undated(signed=signed) if more:
            return Undated(signed, more)
        case _:
            return verdict


def _said_with(ground: Ground, kind: Kind) -> Iterator[str]:
    """What has to be said, or done, with it at any level."""
    yield from ground.caveats
    if ground.ends and kind is Kind.MENTION:
        yield f"saying that it ends on {ground.ends}"
    if ground.ends and kind is Kind.CONTRACT:
        yield f"up to {ground.ends}, when it ends, and not beyond"
    if ground.stale and ground.for_seller and kind is Kind.CONTRACT:
        owner = ground.owner or "engineering"
        yield f"once {owner} has confirmed it again, last confirmed {ago(ground.age_days or 0)}"


def _by_level(ground: Ground, kind: Kind, by: dt.date | None) -> Permission:
    grant = ground.level.row.grant(kind)
    match grant:
        case Grant.NO:
            return _refused(ground.level, awaiting=ground.awaiting)
        case Grant.FUTURE if by is not None:
            return NotAllowed(f"no date may be named while it is {ground.level}", Bar.DATE)
        case Grant.FUTURE:
            return Allowed(grant, (grant.value,))
        case Grant.DATED:
            return _dated(ground, grant, by)
        case Grant.YES | Grant.LIVE | Grant.NOT_NEEDED:
            return _plain(ground, grant, by)
        case Grant.CAVEATS:
            return Allowed(grant, ground.caveats or (grant.value,))
        case _:
            assert_never(grant)


@cache
def _refused(level: Level, *, awaiting: bool) -> Permission:
    if awaiting:
        why = f"not before engineering signs what the entry claims; until then it is {level}"
        return NotAllowed(why, Bar.SIGNATURE)
    return NotAllowed(f"not while it is {level}", Bar.LEVEL)


def _plain(ground: Ground, grant: Grant, by: dt.date | None) -> Permission:
    if by is not None and ground.level.row.dated:
        return _dated(ground, grant, by)
    return Allowed(grant, ("without a date",) if ground.overdue else ())


def _dated(ground: Ground, grant: Grant, by: dt.date | None) -> Permission:
    signed = ground.delivery_date
    if ground.overdue or signed is None:
        passed = ground.delivery_text or signed
        return NotAllowed(f"the delivery date {passed} has passed, and there is no new one", Bar.PASSED)
    if by is None:
        return Undated(signed)
    if by < signed:
        return TooEarly(by, signed)
    return Allowed(grant, (f"with {by} as the date, no earlier than the signed {signed}",))
