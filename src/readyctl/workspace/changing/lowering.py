"""What becomes untrue when a level goes down or a date moves back: who was promised what."""

import datetime as dt

from readyctl.core.entry.days import parse_day
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.level.table import Level
from readyctl.core.meeting.impact import Impact, WhatIf, impact
from readyctl.render.meeting.impact import summary
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace


def impact_of(workspace: Workspace, status: FeatureStatus, level: Level, date: str | None) -> Impact | None:
    """What becomes untrue; None where the level does not go down and the date does not move back."""
    due = status.entry.model.due if status.entry.model else None
    moved = _day(date)
    if level.rank >= status.effective.rank and (moved is None or due is None or moved <= due):
        return None
    selling = Selling(workspace)
    what_if = WhatIf(level, moved)
    return impact(
        status.id, what_if, selling.inventory, selling.live_notes, selling.records, unread=selling.unread
    )


def summary_of(found: Impact | None) -> list[str]:
    """The lines for the plan."""
    return summary(found) if found else []


def _day(text: str | None) -> dt.date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
