"""A feature entry: what the registry says about one feature, and what its level asks of it."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from readyctl.core.entry.fields import (
    Day,
    Days,
    Due,
    EmptyMapping,
    EmptyTuple,
    Id,
    Line,
    OneOrMany,
    Strict,
    Text,
)
from readyctl.core.entry.ignore import Ignore
from readyctl.core.level.table import Level


class Delivery(Strict):
    """When, how much of it, and who builds it."""

    date: Due | None = None
    """A day, or a quarter such as 2027-Q2, which means its last day."""
    scope: str | None = None
    """What will be delivered on that date, in a sentence."""
    capacity: str | None = None
    """Who is allocated to it, and when."""


class Limit(Strict):
    """A bound that nobody may outbid."""

    metric: Text
    """What is measured, in the customer's words."""
    at_least: str | None = None
    """It takes, costs or keeps at least this much; a quantity such as `80 ms`."""
    at_most: str | None = None
    """It does at most this much; a quantity such as `12`."""


class Evidence(Strict):
    """Where a shipped feature can be seen to be one; free text or links."""

    production: str | None = None
    tests: str | None = None
    docs: str | None = None
    support: str | None = None


class Proposal(Strict):
    """A request to engineering; it changes nothing until an engineer accepts it."""

    level: Level | None = None
    by: str | None = None
    reason: str | None = None
    set: Annotated[dict[str, str | None], EmptyMapping] = Field(default_factory=dict)
    """Dotted key path to new value, such as `delivery.date: 2027-06-30`."""


class Feature(Strict):
    """One feature. A level above planned counts only when engineering signed the claim."""

    id: Id
    """The file's name without .yaml."""
    name: Line
    summary: Text
    level: Level
    aliases: Annotated[tuple[Line, ...], EmptyTuple] = ()
    """Other names that sales and customers use."""
    delivery: Annotated[Delivery, EmptyMapping] = Delivery()
    caveats: Annotated[tuple[Text, ...], EmptyTuple] = ()
    limits: Annotated[tuple[Limit, ...], EmptyTuple] = ()
    evidence: Annotated[Evidence, EmptyMapping] = Evidence()
    replaced_by: Annotated[tuple[Id, ...], OneOrMany] = ()
    """The id, or ids, that this feature goes on under."""
    ends: Day | None = None
    """A sunset: the last day on which it can be used; nothing is promised beyond it."""
    fresh_for: Days | None = None
    """Days after which engineering's word on it is stale, where these are fewer than the settings say."""
    ignore: Annotated[tuple[Ignore, ...], EmptyTuple] = ()
    accurate_as_of: str | None = None
    """Set by `readyctl feature sign`; the day it counts from is derived from the commit."""
    owner: str | None = None
    proposed: Proposal | None = None
    code: Annotated[tuple[Text, ...], OneOrMany] = ()
    """Where it lives in this repository: globs from its top, such as `src/fx/**`; `!` takes some out."""
    links: Annotated[tuple[Text, ...], EmptyTuple] = ()
    tags: Annotated[tuple[Text, ...], EmptyTuple] = ()
    notes: str | None = None

    @property
    def due(self) -> dt.date | None:
        """The delivery date, a quarter read as its last day."""
        return self.delivery.date


class Tombstone(Strict):
    """What stays at the old path of a renamed or split feature, so that old ids keep resolving."""

    id: Id
    name: Line | None = None
    summary: str | None = None
    aliases: Annotated[tuple[Line, ...], EmptyTuple] = ()
    replaced_by: Annotated[tuple[Id, ...], OneOrMany, Field(min_length=1)]
    accurate_as_of: str | None = None
    owner: str | None = None
    links: Annotated[tuple[Text, ...], EmptyTuple] = ()
    tags: Annotated[tuple[Text, ...], EmptyTuple] = ()
    notes: str | None = None
