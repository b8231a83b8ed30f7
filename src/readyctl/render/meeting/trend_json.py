"""The trend as JSON, `readyctl.sync-log/1`. The schema is `schemas/sync-log-1.schema.json`."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec.structs import asdict
from pydantic import Field

from readyctl.core.meeting.trend import Month
from readyctl.render.published import Published, as_json


class MonthV1(Published):
    """One month in numbers."""

    month: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
    syncs: int
    found: int
    """Mismatches first written down in it."""
    settled: int
    slips: int
    """Signed dates that engineering moved back in it."""
    slipped_days: int
    kept: int
    late: int
    broken: int
    withdrawn: int
    """Promises that were ended in the open in it; what was only written down wrongly is not counted."""
    vanished: int
    """Promises that were taken out of a note in it, and neither put back nor withdrawn since."""


class SyncLogV1(Published):
    """The answer of `readyctl sync log --json`."""

    schema_: Annotated[Literal["readyctl.sync-log/1"], Field(alias="schema")] = "readyctl.sync-log/1"
    months: tuple[MonthV1, ...]
    """Oldest first, none left out between the first and the last."""


def render(months: Sequence[Month]) -> str:
    """One object."""
    return as_json(SyncLogV1(months=tuple(MonthV1(**asdict(month)) for month in months)))
