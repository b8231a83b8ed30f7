"""How often, and how far, engineering moved its own delivery date; dates that nobody signed are no dates."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readyctl.core.history.timeline import Timeline


@dataclass(frozen=True)
class Slip:
    """One signed date replaced by a later signed one."""

    on: dt.date
    commit: str
    before: dt.date
    after: dt.date

    @property
    def days(self) -> int:
        """How far it moved."""
        return (self.after - self.before).days


def slips(timeline: Timeline) -> tuple[Slip, ...]:
    """Every slip of one feature, oldest first."""
    return tuple(_slips(timeline))


def _slips(timeline: Timeline) -> Iterator[Slip]:
    standing: dt.date | None = None
    for index, moment in enumerate(timeline.moments):
        view = timeline.view(index, moment.on)
        due = view.delivery_date if view is not None else None
        if due is None:
            continue
        if standing is not None and due > standing:
            yield Slip(moment.on, moment.commit, standing, due)
        standing = due


def slip_words(found: Sequence[Slip]) -> str:
    """The slips in a short phrase, such as `slipped twice, 35 days in all`; empty where there is none."""
    if not found:
        return ""
    days = sum(slip.days for slip in found)
    times = {1: "once", 2: "twice"}.get(len(found), f"{len(found)} times")
    return f"slipped {times}, {days} day{'' if days == 1 else 's'}{'' if len(found) == 1 else ' in all'}"
