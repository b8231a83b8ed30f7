"""`feature proposals --json`: open requests to engineering, `readyctl.proposals/1`.

The schema is `schemas/proposals-1.schema.json`.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.level.table import Level
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.render.deal.note_json import MoneyV1, money
from readyctl.render.published import IsoDay, Published, as_json


class ProposalV1(Published):
    """One open request."""

    feature: str
    area: str
    level: Level | None
    set: dict[str, str | None]
    """The values that go with it, by dotted key."""
    by: str | None
    reason: str | None
    since: IsoDay | None
    """The day of the commit that brought it; null where it is not committed yet."""
    age_days: int | None
    decides: str
    """Who may sign in the area, in words."""
    deals: tuple[str, ...]
    """Ids of the open deals that promise the feature, heaviest first."""
    value: tuple[MoneyV1, ...]
    obstacles: tuple[str, ...]
    """Why it could not be signed as it is; empty where it could."""


class ProposalsV1(Published):
    """The answer of `readyctl feature proposals --json`."""

    schema_: Annotated[Literal["readyctl.proposals/1"], Field(alias="schema")] = "readyctl.proposals/1"
    as_of: IsoDay
    proposals: tuple[ProposalV1, ...]
    """Oldest first."""


def render(proposals: Iterable[OpenProposal], as_of: dt.date) -> str:
    """One object."""
    return as_json(ProposalsV1(as_of=as_of, proposals=tuple(_one(each, as_of) for each in proposals)))


def _one(each: OpenProposal, as_of: dt.date) -> ProposalV1:
    return ProposalV1(
        feature=each.feature,
        area=each.area,
        level=each.level,
        set=dict(each.values),
        by=each.by,
        reason=each.reason,
        since=each.since,
        age_days=each.age_days(as_of),
        decides=each.decides,
        deals=tuple(note.id for note in each.deals),
        value=money(each.value),
        obstacles=each.obstacles,
    )
