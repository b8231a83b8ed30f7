"""`readyctl suggest --json`: the cheapest repairs first, `readyctl.suggest/1`.

The schema is `schemas/suggest-1.schema.json`.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.meeting.inbox import What
from readyctl.core.meeting.repairs import Repair
from readyctl.render.deal.note_json import MoneyV1, money
from readyctl.render.published import IsoDay, Published, as_json


class RepairV1(Published):
    """One repair."""

    what: What
    subject: str
    """The id of the feature or of the deal."""
    since: IsoDay | None
    """The day from which it waits; null where nobody knows, or it is not committed yet."""
    effort: int
    """1 is one command; what has to be found out or talked about first counts more."""
    value: tuple[MoneyV1, ...]
    """The money of the deals behind it, one sum for each currency."""
    by: tuple[str, ...]
    """The names of those who may make it."""
    why: str
    command: str
    """The command line that makes it, or shows what it takes."""


class SuggestV1(Published):
    """The answer of `readyctl suggest --json`."""

    schema_: Annotated[Literal["readyctl.suggest/1"], Field(alias="schema")] = "readyctl.suggest/1"
    as_of: IsoDay
    repairs: tuple[RepairV1, ...]
    """The most money for the least effort first."""


def render(found: Iterable[Repair], as_of: dt.date) -> str:
    """One object."""
    repairs = tuple(
        RepairV1(
            what=each.item.what,
            subject=each.item.subject,
            since=each.item.since,
            effort=each.effort,
            value=money(each.item.value),
            by=each.by,
            why=each.item.why,
            command=each.item.command,
        )
        for each in found
    )
    return as_json(SuggestV1(as_of=as_of, repairs=repairs))
