"""Whether one kind of promise may be made about a feature today, by the table of levels."""

import datetime as dt
from dataclasses import dataclass
from typing import assert_never

from readyctl.core.feature.inventory import SalesView
from readyctl.core.level.table import TABLE, Grant, Kind

DOING = {
    Kind.MENTION: "mention it",
    Kind.DEMO: "demo it",
    Kind.EARLY_ACCESS: "offer early access to it",
    Kind.CONTRACT: "put it in a contract",
}
"""Each kind as something a person does."""


@dataclass(frozen=True)
class Allowed:
    """It may be said; `conditions` are what has to be said with it, in short phrases."""

    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class TooEarly:
    """It may be said, and not with this date: engineering signed a later one."""

    asked: dt.date
    signed: dt.date


@dataclass(frozen=True)
class Undated:
    """It may be said with a date only, from the signed one on."""

    signed: dt.date


@dataclass(frozen=True)
class NotAllowed:
    """It may not be said; `why` is a clause, lower case, no full stop."""

    why: str


Permission = Allowed | TooEarly | Undated | NotAllowed


def permit(view: SalesView, kind: Kind, by: dt.date | None = None) -> Permission:
    """Judge one kind, with the date promised for it if there is one.

    Raises nothing; what is unsigned is already `planned` in the view.
    """
    grant = TABLE[view.level].grant(kind)
    match grant:
        case Grant.NO:
            return NotAllowed(_standing(view))
        case Grant.FUTURE:
            if by is not None:
                return NotAllowed(f"no date may be named while it is {view.level}")
            return Allowed((grant.value,))
        case Grant.DATED:
            return _dated(view, by, undated=Undated)
        case Grant.YES | Grant.LIVE | Grant.NOT_NEEDED:
            return _plain(view, by)
        case Grant.CAVEATS:
            return Allowed(view.caveats or (grant.value,))
        case _:
            assert_never(grant)


def _plain(view: SalesView, by: dt.date | None) -> Permission:
    if TABLE[view.level].grant(Kind.CONTRACT) is not Grant.DATED:
        return Allowed()
    if view.overdue and by is None:
        return Allowed(("without a date",))
    return Allowed() if by is None else _dated(view, by, undated=None)


def _dated(view: SalesView, by: dt.date | None, undated: type[Undated] | None) -> Permission:
    signed = view.delivery_date
    if view.overdue or signed is None:
        return NotAllowed(
            f"the delivery date {view.delivery_text or signed} has passed, and there is no new one"
        )
    if by is None:
        return undated(signed) if undated else Allowed()
    if by < signed:
        return TooEarly(by, signed)
    return Allowed((f"with {by} as the date, no earlier than the signed {signed}",))


def _standing(view: SalesView) -> str:
    if view.awaiting:
        return f"not before engineering signs what the entry claims; until then it is {view.level}"
    return f"not while it is {view.level}"
