"""Whether one kind of promise may be made about a feature today: the only verdict on what may be said."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol, assert_never

from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import Level


@dataclass(frozen=True)
class _Verdict:
    """What every permission answers; a refusal, unless it says otherwise."""

    @property
    def allowed(self) -> bool:
        """Whether it may be said at all, conditions met."""
        return self.rank > 0

    @property
    def rank(self) -> int:
        """How much may be said: 0 nothing, 1 a direction, 2 on a condition, 3 without one."""
        return Grant.NO.rank

    @property
    def conditions(self) -> tuple[str, ...]:
        """What has to be said with it, in short phrases."""
        return ()

    @property
    def reason(self) -> str:
        """Why not, as a clause, lower case, no full stop; where it may be said, a remark, often empty."""
        return ""

    @property
    def phrase(self) -> str:
        """The whole of it in a few words, as JSON and tables say it: `yes`, `no`, `by 2027-06-30`."""
        return Grant.NO.value

    def words(self, kind: Kind) -> str:
        """The verdict on one kind: `put it in a contract: by 2027-06-30`."""
        return f"{kind.words.doing}: {self.phrase}"


@dataclass(frozen=True)
class Allowed(_Verdict):
    """It may be said; `demands` are what has to be said with it, in short phrases."""

    grant: Grant
    demands: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """A condition makes a yes weaker."""
        return min(self.grant.rank, Grant.DATED.rank) if self.demands else self.grant.rank

    @property
    def conditions(self) -> tuple[str, ...]:
        """The demands."""
        return self.demands

    @property
    def reason(self) -> str:
        """What a plain yes does not say."""
        return self.grant.remark

    @property
    def phrase(self) -> str:
        """The word of the table, which names its own conditions; a plain yes is given those of the day."""
        plain = self.grant is Grant.YES and self.demands
        return f"{self.grant}, {'; '.join(self.demands)}" if plain else self.grant.value


@dataclass(frozen=True)
class Undated(_Verdict):
    """It may be said with a date only, from the signed one on."""

    signed: dt.date

    @property
    def rank(self) -> int:
        """The date is the condition."""
        return Grant.DATED.rank

    @property
    def conditions(self) -> tuple[str, ...]:
        """The date."""
        return (f"only with {self.signed} as the date, or a later one",)

    @property
    def phrase(self) -> str:
        """The date alone."""
        return f"by {self.signed}"


@dataclass(frozen=True)
class TooEarly(_Verdict):
    """It may be said, and not with this date: engineering signed a later one."""

    asked: dt.date
    signed: dt.date

    @property
    def reason(self) -> str:
        """Both dates."""
        return f"{self.asked} is before the date engineering signed, {self.signed}"


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


@dataclass(frozen=True)
class NotAllowed(_Verdict):
    """It may not be said; `why` is a clause, lower case, no full stop."""

    bar: Bar
    why: str

    @property
    def reason(self) -> str:
        """The same."""
        return self.why


Permission = Allowed | TooEarly | Undated | NotAllowed


class Ground(Protocol):
    """What has to be known of a feature to judge; what is unsigned is already left out of it."""

    @property
    def level(self) -> Level:
        """The effective level."""

    @property
    def awaiting(self) -> bool:
        """Whether a claim of more awaits engineering."""

    @property
    def caveats(self) -> tuple[str, ...]:
        """What has to be said with it."""

    @property
    def delivery_date(self) -> dt.date | None:
        """The signed date."""

    @property
    def delivery_text(self) -> str | None:
        """The date as written."""

    @property
    def overdue(self) -> bool:
        """Whether it has passed."""


def permit(ground: Ground, kind: Kind, by: dt.date | None = None) -> Permission:
    """Judge one kind, with the date promised for it if there is one. Raises nothing."""
    grant = ground.level.row.grant(kind)
    match grant:
        case Grant.NO:
            return _refused(ground)
        case Grant.FUTURE if by is not None:
            return NotAllowed(Bar.DATE, f"no date may be named while it is {ground.level}")
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


def _refused(ground: Ground) -> Permission:
    if ground.awaiting:
        why = f"not before engineering signs what the entry claims; until then it is {ground.level}"
        return NotAllowed(Bar.SIGNATURE, why)
    return NotAllowed(Bar.LEVEL, f"not while it is {ground.level}")


def _plain(ground: Ground, grant: Grant, by: dt.date | None) -> Permission:
    if by is not None and ground.level.row.dated:
        return _dated(ground, grant, by)
    return Allowed(grant, ("without a date",) if ground.overdue else ())


def _dated(ground: Ground, grant: Grant, by: dt.date | None) -> Permission:
    signed = ground.delivery_date
    if ground.overdue or signed is None:
        passed = ground.delivery_text or signed
        return NotAllowed(Bar.PASSED, f"the delivery date {passed} has passed, and there is no new one")
    if by is None:
        return Undated(signed)
    if by < signed:
        return TooEarly(by, signed)
    return Allowed(grant, (f"with {by} as the date, no earlier than the signed {signed}",))
