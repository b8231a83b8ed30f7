"""`log --json`: what a feature's level went through, `readyctl.log/1`.

The schema is `schemas/log-1.schema.json`.
"""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.history.lines import HistoryLine, history_lines
from readyctl.core.history.timeline import Timeline
from readyctl.core.level.table import Level
from readyctl.render.published import IsoDay, Published, as_json


class LogLineV1(Published):
    """One change of the level, the date or the verdict."""

    date: IsoDay
    """The day on which it reached this branch."""
    level: Level | None
    """As declared; null where it could not be read."""
    due: str | None
    """The delivery date as written."""
    signed: bool
    by: str | None
    """The address of whoever made the claim."""
    commit: str | None
    """The commit of this branch, maybe a merge."""
    note: str | None


class LogV1(Published):
    """The answer of `readyctl log --json`."""

    schema_: Annotated[Literal["readyctl.log/1"], Field(alias="schema")] = "readyctl.log/1"
    feature: str
    """The id that it goes by today."""
    slips: int
    """How often the date in the file moved back, whoever wrote it."""
    signed_slips: int
    """How often engineering moved its own signed date back."""
    history: tuple[LogLineV1, ...]
    """Newest first."""


def render(feature: str, timeline: Timeline) -> str:
    """One feature's past."""
    lines = history_lines(timeline)
    return as_json(
        LogV1(
            feature=feature,
            slips=timeline.moved_back,
            signed_slips=len(timeline.slips),
            history=tuple(map(_line, lines)),
        )
    )


def _line(line: HistoryLine) -> LogLineV1:
    return LogLineV1(
        date=line.date,
        level=line.level,
        due=line.due,
        signed=line.signed,
        by=line.by,
        commit=line.commit,
        note=line.note or None,
    )
