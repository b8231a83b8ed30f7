"""`readyctl status --json`: where a registry stands, `readyctl.status/1`.

The schema is `schemas/status-1.schema.json`.
"""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.level.table import Level
from readyctl.core.meeting.status import RegistryStatus
from readyctl.render.deal.note_json import MoneyV1, money
from readyctl.render.published import IsoDay, Published, as_json


class StepV1(Published):
    """A command that settles something, and why."""

    command: str
    why: str


class StatusV1(Published):
    """The answer of `readyctl status --json`."""

    schema_: Annotated[Literal["readyctl.status/1"], Field(alias="schema")] = "readyctl.status/1"
    name: str
    as_of: IsoDay
    levels: dict[Level, int]
    """Features by effective level, strongest first."""
    unsigned: tuple[str, ...]
    stale: tuple[str, ...]
    overdue: tuple[str, ...]
    proposed: tuple[str, ...]
    """Ids of features with an open request to engineering."""
    promises: int
    """Open promises in open deals."""
    untrue: int
    """Those that may not be made today."""
    vanished: int
    """Promises that left a note without being withdrawn."""
    value: tuple[MoneyV1, ...]
    """Of the deals with an untrue or vanished promise, each deal once."""
    last_sync: IsoDay | None
    next_sync: IsoDay
    missed_sync: IsoDay | None
    """The day on which a meeting was due and did not take place."""
    asking: str | None
    """Whom git takes for whoever asks, by address; null where it does not know."""
    mine: int | None
    """How many things are in the inbox of whoever asks; null where git does not know who that is."""
    others: int
    """How many things wait for anybody but whoever asks alone; what she may settle as well is among them."""
    next: tuple[StepV1, ...]
    """The most useful commands, first things first."""


def render(status: RegistryStatus) -> str:
    """One object."""
    asking = status.asking
    answer = StatusV1(
        name=status.name,
        as_of=status.as_of,
        levels=dict(status.levels),
        unsigned=status.unsigned,
        stale=status.stale,
        overdue=status.overdue,
        proposed=status.proposed,
        promises=status.promises,
        untrue=status.untrue,
        vanished=status.vanished,
        value=money(status.value),
        last_sync=status.last_sync,
        next_sync=status.next_sync,
        missed_sync=status.missed_sync,
        asking=str(asking.whose) if asking.whose else None,
        mine=asking.mine if asking.whose else None,
        others=asking.others.count,
        next=tuple(StepV1(command=step.command, why=step.why) for step in status.steps),
    )
    return as_json(answer)
