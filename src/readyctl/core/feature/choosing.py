"""Which features a list is about, and in what order."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import Signed
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.feature.inventory import FeatureStatus
    from readyctl.core.trust.colleague import Colleague


class Order(StrEnum):
    """What a list is sorted by; features that are equal in it stand by id, those without it last."""

    ID = "id"
    AREA = "area"
    LEVEL = "level"
    """The strongest first."""
    DUE = "due"
    AGE = "age"
    """What was confirmed longest ago first."""
    OWNER = "owner"
    NAME = "name"


class Choice(Struct, frozen=True, kw_only=True):
    """What is asked for. Several values of one kind mean any of them, different kinds mean all of them.

    `levels` are effective ones; `due` is the last day of delivery that is meant.
    """

    levels: Sequence[Level] = ()
    areas: Sequence[str] = ()
    owners: Sequence[str] = ()
    tags: Sequence[str] = ()
    due: dt.date | None = None
    proposed: bool = False
    stale: bool = False
    unsigned: bool = False

    def of(self, features: "Iterable[FeatureStatus]") -> "list[FeatureStatus]":
        """Those that are meant, in the same order.

        Raises `UsageError` for an area, an owner or a tag that no feature has: a filter that matches nothing
        would pass for an answer.
        """
        known = [*features]
        if self == _ALL:
            return known
        for what, wanted, said_by in (
            ("area", self.areas, lambda status: (status.area,)),
            ("owner", self.owners, lambda status: (owner,) if (owner := owner_of(status)) else ()),
            ("tag", self.tags, tags_of),
        ):
            said = {name for status in known for name in said_by(status)} if wanted else ()
            for name in wanted:
                if name not in said:
                    raise UsageError(f"no feature has the {what} '{name}'", help=_meant(name, what, said))
        return [status for status in known if self._means(status)]

    def _means(self, status: "FeatureStatus") -> bool:
        day = due_of(status)
        return (
            (not self.levels or status.effective in self.levels)
            and (not self.areas or status.area in self.areas)
            and (not self.owners or owner_of(status) in self.owners)
            and (not self.tags or not set(self.tags).isdisjoint(tags_of(status)))
            and (self.due is None or (day is not None and day <= self.due))
            and (not self.proposed or _asks_for_something(status))
            and (not self.stale or status.stale)
            and (not self.unsigned or (status.withheld and not status.signed))
        )


_ALL = Choice()


def in_order(features: "Iterable[FeatureStatus]", order: Order) -> "list[FeatureStatus]":
    """The features sorted."""
    by_id = sorted(features, key=attrgetter("entry.where.id", "entry.where.area"))
    return sorted(by_id, key=_KEYS[order])


def is_hers(status: "FeatureStatus", person: "Colleague") -> bool:
    """Whether a person owns the feature, or signed it last."""
    signed = isinstance(status.signoff, Signed) and person.is_named(status.signoff.act.address)
    return signed or person.is_named(owner_of(status))


def _asks_for_something(status: "FeatureStatus") -> bool:
    from readyctl.core.feature.proposals import proposal_of  # noqa: PLC0415 - start-up time

    return proposal_of(status) is not None


def owner_of(status: "FeatureStatus") -> str | None:
    """Who answers for it, as the entry says."""
    written = status.entry.said
    return written.owner if written else None


def tags_of(status: "FeatureStatus") -> tuple[str, ...]:
    """The entry's tags."""
    return status.entry.said.details.tags if status.entry.said else ()


def due_of(status: "FeatureStatus") -> dt.date | None:
    """The delivery date in the file, whoever wrote it."""
    return status.entry.said.due if status.entry.said else None


def _meant(name: str, what: str, said: Iterable[str]) -> str:
    from readyctl.core.text.closest import close  # noqa: PLC0415 - only after a slip; difflib takes a while

    known = sorted(set(said))
    if meant := close(name, known):
        return f"did you mean {' or '.join(meant)}?"
    return f"there are {', '.join(known)}" if known else f"no feature has any {what}"


def _last(value: str | None) -> tuple[bool, str]:
    return value is None, value or ""


_KEYS: "Mapping[Order, Callable[[FeatureStatus], tuple[object, ...]]]" = {
    Order.ID: lambda _: (),
    Order.AREA: lambda status: (status.area,),
    Order.LEVEL: lambda status: (-status.effective.rank,),
    Order.DUE: lambda status: (due_of(status) or dt.date.max,),
    Order.AGE: lambda status: (status.age_days is None, -(status.age_days or 0)),
    Order.OWNER: lambda status: _last(owner_of(status)),
    Order.NAME: lambda status: (status.name,),
}
