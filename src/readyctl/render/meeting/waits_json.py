"""`readyctl inbox --all --json`: what waits for everybody, `readyctl.waits/1`.

The schema is `schemas/waits-1.schema.json`.
"""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.meeting.waits import Waits
from readyctl.render.meeting.inbox_json import ItemV1, item_of
from readyctl.render.published import IsoDay, Published, as_json


class PersonV1(Published):
    """Somebody whom something waits for."""

    name: str | None
    address: str | None
    """One of the two at least is known."""


class WaitsForV1(Published):
    """What waits for the same people, any one of whom may settle it."""

    who: tuple[PersonV1, ...]
    """None where no file says whose it is."""
    items: tuple[ItemV1, ...]
    """The most valuable first, then the oldest."""


class WaitsV1(Published):
    """The answer of `readyctl inbox --all --json`."""

    schema_: Annotated[Literal["readyctl.waits/1"], Field(alias="schema")] = "readyctl.waits/1"
    as_of: IsoDay
    waits: tuple[WaitsForV1, ...]
    """Whom the most valuable thing waits for, first."""


def render(waits: Waits) -> str:
    """One object."""
    groups = (
        WaitsForV1(
            who=tuple(PersonV1(name=each.name, address=each.address) for each in group.people),
            items=tuple(item_of(item, waits.as_of) for item in group.items),
        )
        for group in waits.groups
    )
    return as_json(WaitsV1(as_of=waits.as_of, waits=tuple(groups)))
