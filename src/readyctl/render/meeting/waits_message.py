"""Everything that waits, or what to settle first, as a message: printed, never sent."""

import datetime as dt
from collections.abc import Sequence

from readyctl.core.meeting.repairs import Repair
from readyctl.core.meeting.waits import Waits
from readyctl.render.meeting.waits_text import heading
from readyctl.render.meeting.weight_words import part
from readyctl.render.message import Message, Part


def by_person(waits: Waits) -> Message:
    """A part for each thing, with whose it is first."""
    parts = (part(item, waits.as_of, group.who) for group in waits.groups for item in group.items)
    return Message(heading(waits), tuple(parts), "readyctl inbox --all")


def by_effort(told: Sequence[Repair], left: int, as_of: dt.date) -> Message:
    """A part for each thing, the quickest for its money first, with who may do it; `left` are left out."""
    more = (Part(f"{left} more:", "", "readyctl suggest --all"),) if left else ()
    return Message(
        f"{as_of}: what to settle first" if told else f"{as_of}: nothing waits for anybody",
        tuple(part(each.item, as_of, each.who) for each in told),
        "readyctl suggest --all",
        more,
    )
