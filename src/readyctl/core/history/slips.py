"""A delivery date that engineering moved back, and how far, in words."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from readyctl.core.text.counting import in_figures


class Slip(Struct, frozen=True):
    """One signed date replaced by a later signed one; `on` is the day of `commit`."""

    on: dt.date
    commit: str
    before: dt.date
    after: dt.date

    @property
    def days(self) -> int:
        """How far it moved."""
        return (self.after - self.before).days


def slip_words(found: Sequence[Slip]) -> str:
    """The slips in a short phrase, such as `slipped twice, 35 days in all`; empty where there is none."""
    if not found:
        return ""
    days = in_figures(sum(slip.days for slip in found), "day")
    times = {1: "once", 2: "twice"}.get(len(found), f"{len(found)} times")
    return f"slipped {times}, {days}{'' if len(found) == 1 else ' in all'}"


def moved_words(before: dt.date, after: dt.date) -> str:
    """How far a date moved, either way: `30 days later`."""
    days = (after - before).days
    return f"{in_figures(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
