"""What needs a fresh word from engineering, as a short message and as days of a calendar."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from readyctl.core.feature.freshness import why_stale
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.text.command_line import command_line
from readyctl.core.text.counting import counted
from readyctl.core.text.date_ahead import DateAhead
from readyctl.render.message import Message, Part


def short(found: Sequence[FeatureStatus], as_of: dt.date) -> Message:
    """A part for each feature, in the order given, with the command by which an engineer confirms it."""
    stale = sum(status.stale for status in found)
    title = f"{as_of}: {counted(stale, 'feature needs', 'features need')} a fresh word from engineering"
    soon = f", and {counted(len(found) - stale, 'more soon', 'more soon')}" if len(found) > stale else ""
    return Message(f"{title}{soon}", tuple(map(_part, found)), "readyctl stale")


def days(found: Iterable[FeatureStatus], as_of: dt.date) -> Iterator[DateAhead]:
    """For each feature the last day on which its word is fresh, where it has one; this day for what commits
    to its code made stale before its time.
    """
    for status in found:
        if status.fresh_until is not None:
            day = min(status.fresh_until, as_of) if status.stale else status.fresh_until
            what = f"the last day to confirm {status.name}: {command_line('feature sign', status.id)}"
            yield DateAhead(day, what, f"confirm-{status.id}")


def _part(status: FeatureStatus) -> Part:
    owner = status.entry.said.owner if status.entry.said else None
    until = "" if status.stale else f", fresh until {status.fresh_until}"
    ask = f"; ask {owner}" if owner else ""
    told = f"{status.effective}, {why_stale(status)}{until}{ask}"
    return Part(f"{status.id}:", told, command_line("feature sign", status.id))
