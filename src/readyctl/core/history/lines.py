"""The history of one feature as it is told: when its level, date or signature changed, and who did it."""

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.history.timeline import FeatureMoment, Timeline
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import ActKind, Signed, SignOff


class HistoryLine(Struct, frozen=True):
    """One change of a feature's claim, as history tells it.

    `level` is the declared one, None where it could not be read; `by` is the author's address; `due` is the
    delivery date as written; `note` is free text for engineering only.
    """

    date: dt.date
    level: Level | None
    signed: bool
    by: str | None
    commit: str | None
    note: str = ""
    due: str | None = None
    effective: Level | None = None
    """The level that counted then; None where there was no entry, or only the declared one is known."""


def history_lines(timeline: Timeline) -> tuple[HistoryLine, ...]:
    """The history, newest first. What changes no level, date or verdict is left out."""
    lines: list[HistoryLine] = []
    for moment in timeline.moments:
        line = _line(moment, lines[-1] if lines else None)
        if not lines or _differs(lines[-1], line):
            lines.append(line)
    return tuple(reversed(lines))


def _line(moment: FeatureMoment, before: HistoryLine | None) -> HistoryLine:
    line = HistoryLine(
        moment.on,
        moment.level,
        moment.signed,
        moment.by,
        moment.commit,
        due=moment.due_text,
        effective=moment.effective,
    )
    return replace(line, note=_note(moment, line, before))


def _note(moment: FeatureMoment, line: HistoryLine, before: HistoryLine | None) -> str:
    if moment.entry is None:
        return "removed"
    if not moment.entry.legible:
        return "cannot be read"
    if before is None:
        return "began"
    if before.due and line.due and before.due != line.due:
        return f"date {before.due} → {line.due}"
    return _verdict(moment.signoff, line, before) if before.level is line.level else ""


def _verdict(signoff: SignOff, line: HistoryLine, before: HistoryLine) -> str:
    """What became of the signature where level and date stayed."""
    if isinstance(signoff, Signed) and not before.signed:
        return "confirmed" if signoff.act.kind is ActKind.CONFIRMED else "signed"
    if before.signed and not line.signed:
        return "the claim was changed, so the signature is gone"
    return ""


def _differs(one: HistoryLine, other: HistoryLine) -> bool:
    return (one.level, one.due, one.signed, one.note == "removed") != (
        other.level, other.due, other.signed, other.note == "removed",
    )  # fmt: skip
