"""What `set-level` says and asks before a level goes down or a date moves: who was promised what, why."""

import datetime as dt
from typing import TYPE_CHECKING

from readyctl.cli.options import Writing, required
from readyctl.core.entry.fields import parse_day
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.level.table import Level
from readyctl.core.meeting.impact import Impact, WhatIf, impact

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


def impact_of(workspace: "Workspace", status: FeatureStatus, level: Level, date: str | None) -> Impact | None:
    """What becomes untrue; None where the level does not go down and the date does not move back."""
    from readyctl.workspace.reading.deals import Selling

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
    from readyctl.render.meeting.impact import summary

    return summary(found) if found else []


def reason_for(found: Impact | None, reason: str | None, writing: Writing) -> str | None:
    """The reason for the commit: asked of a person; where nobody can be asked, needed if a promise breaks."""
    if found is None or reason or writing.dry_run:
        return reason
    if writing.may_ask or found.untrue:
        return required(None, "--reason", "Reason (it goes into the commit)", writing)
    return None


def _day(text: str | None) -> dt.date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
