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
from readyctl.core.entry.written_ignore import Ignore
from readyctl.core.entry.written_limit import Limit
from readyctl.core.level.table import Level


class Delivery(Strict):
    """When, how much of it, and who builds it."""

    date: Due | None = None
    """A day, or a quarter such as 2027-Q2, which means its last day. Example: 2027-06-30"""
    scope: str | None = None
    """What will be delivered on that date, in a sentence.
    Example: One-way conversion; 12 currencies at launch.
    """
    capacity: str | None = None
    """Who is allocated to it, and when. Example: 2 engineers, weeks 14 to 22"""


class Evidence(Strict):
    """Where a shipped feature can be seen to be one; free text or links."""

    production: str | None = None
    """Where it runs, and since when. Example: in production since May"""
    tests: str | None = None
    """What tests it: a path of this repository, or words. Example: tests/fx/"""
    docs: str | None = None
    """Where it is explained to whoever uses it. Example: docs/fx.md#limits"""
    support: str | None = None
    """Who helps when it fails. Example: on call, runbook 12"""


class Proposal(Strict):
    """A request to engineering; it changes nothing until an engineer accepts it."""

    level: Level | None = None
    """What is asked for."""
    by: str | None = None
    """Who asks: an address. Example: pat@example.com"""
    reason: str | None = None
    """Why engineering should agree. Example: Acme signs in March"""
    set: Annotated[dict[str, str | None], EmptyMapping] = Field(default_factory=dict)
    """Values that go with it: dotted key to new value. Example: {delivery.date: 2027-06-30}"""


class Feature(Strict):
    """One feature. A level above planned counts only when engineering signed the claim."""

    id: Id
    """The file's name without .yaml. Example: fx-matching"""
    name: Line
    """What people call it, on one line. Example: FX matching"""
    summary: Text
    """What it does, in a sentence. Example: Matches invoices and payments across currencies."""
    level: Level
    """How real it is; above planned it counts only when engineering signed it. See `readyctl levels`."""
    aliases: Annotated[tuple[Line, ...], EmptyTuple] = ()
    """Other names that sales and customers use. Example: [currency matching, FX reconciliation]"""
    delivery: Annotated[Delivery, EmptyMapping] = Delivery()
    """What a committed feature needs; a date on anything weaker than committed is an error."""
    caveats: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """What has to be said wherever the feature is said. A beta needs at least one.
    Example: [slow above ten currencies]
    """
    limits: Annotated[tuple[Limit, ...], EmptyTuple] = ()
    """What nobody may outbid: a promise beyond one of these is a finding."""
    evidence: Annotated[Evidence, EmptyMapping] = Evidence()
    """What a shipped feature needs, all four of it. A word such as `todo` is no evidence."""
    replaced_by: Annotated[tuple[Id, ...], OneOrMany] = ()
    """The id, or ids, that this feature goes on under. Example: [fx-matching-2]"""
    ends: Day | None = None
    """A sunset: the last day on which it can be used; nothing is promised beyond it. Example: 2028-12-31"""
    fresh_for: Days | None = None
    """Days after which engineering's word on it is stale, where these are fewer than the settings say.
    Example: 5d
    """
    ignore: Annotated[tuple[Ignore, ...], EmptyTuple] = ()
    """Findings that this entry asks not to hear about; never those about signatures."""
    accurate_as_of: str | None = None
    """Set by `readyctl feature sign`; the day that counts is the one of the commit. Example: 2026-11-16"""
    owner: str | None = None
    """Whom to ask: a team, or an address. Example: payments-platform"""
    proposed: Proposal | None = None
    """A request to engineering, by `readyctl feature propose`; it changes nothing until it is accepted."""
    code: Annotated[tuple[Text, ...], OneOrMany] = ()
    """Where it lives in this repository: globs from its top, such as `src/fx/**`; `!` takes some out.
    Example: [src/fx/**]
    """
    links: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Where more is to be read. Example: [https://wiki.example.com/fx]"""
    tags: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Words to find it by; `readyctl feature list --tag` takes one. Example: [finance]"""
    notes: str | None = None
    """Anything. It is shown to nobody outside. Example: The pilot runs at two customers."""

    @property
    def due(self) -> dt.date | None:
        """The delivery date, a quarter read as its last day."""
        return self.delivery.date


class Tombstone(Strict):
    """What stays at the old path of a renamed or split feature, so that old ids keep resolving."""

    id: Id
    """The old id, which is the file's name. Example: fx"""
    name: Line | None = None
    """What it was called. Example: FX"""
    summary: str | None = None
    """What it was. Example: The old matching."""
    aliases: Annotated[tuple[Line, ...], EmptyTuple] = ()
    """Names that go on meaning the new feature. Example: [old FX]"""
    replaced_by: Annotated[tuple[Id, ...], OneOrMany, Field(min_length=1)]
    """The id, or ids, under which it goes on. Example: [fx-matching]"""
    accurate_as_of: str | None = None
    """Set by `readyctl feature sign`. Example: 2026-11-16"""
    owner: str | None = None
    """Whom to ask. Example: payments-platform"""
    links: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Where more is to be read. Example: [https://wiki.example.com/fx]"""
    tags: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Words to find it by. Example: [finance]"""
    notes: str | None = None
    """Anything. Example: Renamed with the second version."""
