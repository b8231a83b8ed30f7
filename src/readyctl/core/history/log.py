"""The history of one feature's level: when it changed, who said so, whether it counted, how dates slipped."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readyctl.core.entry.document import Document
from readyctl.core.entry.fields import parse_day
from readyctl.core.feature.audience import HistoryLine
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import ActKind, Signed, SignOff


@dataclass(frozen=True)
class Step:
    """One commit that touched the entry. `document` is None where the commit removed it.

    `by` is the author's address, None where its header is malformed; `signoff` is the verdict at
    that commit, by what is trusted today.
    """

    commit: str
    at: dt.datetime
    by: str | None
    document: Document | None
    signoff: SignOff


@dataclass(frozen=True)
class LevelLog:
    """What a feature's level went through. `lines` is newest first.

    `slips` counts how often a delivery date moved back, `signed_slips` how often a signed one did.
    """

    lines: tuple[HistoryLine, ...]
    slips: int
    signed_slips: int


def tell(steps: Sequence[Step]) -> LevelLog:
    """Tell the history; `steps` are ancestors first. What changes no level, date or verdict is left out."""
    lines: list[HistoryLine] = []
    for step in steps:
        line = _line(step, lines[-1] if lines else None)
        if not lines or _differs(lines[-1], line):
            lines.append(line)
    moves = list(_moves_back(lines))
    return LevelLog(tuple(reversed(lines)), len(moves), sum(moves))


def _line(step: Step, before: HistoryLine | None) -> HistoryLine:
    level, due = (None, None) if step.document is None else _said(step.document)
    signed = isinstance(step.signoff, Signed)
    line = HistoryLine(step.at.date(), level, signed, step.by, step.commit, due=due)
    return replace(line, note=_note(step, line, before))


def _said(document: Document) -> tuple[Level | None, str | None]:
    data = document.data or {}
    text, delivery = data.get("level"), data.get("delivery")
    level = Level(text) if isinstance(text, str) and text in set(Level) else None
    due = delivery.get("date") if isinstance(delivery, dict) else None
    return level, due if isinstance(due, str) else None


def _note(step: Step, line: HistoryLine, before: HistoryLine | None) -> str:
    if step.document is None:
        return "removed"
    if step.document.data is None:
        return "cannot be read"
    if before is None:
        return "began"
    if before.due and line.due and before.due != line.due:
        return f"date {before.due} → {line.due}"
    return _verdict(step.signoff, line, before) if before.level is line.level else ""


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


def _moves_back(lines: Sequence[HistoryLine]) -> Iterator[bool]:
    """One item for each date moved back: whether the earlier date had been signed."""
    last: HistoryLine | None = None
    for line in lines:
        if last is not None and _later(last.due, line.due):
            yield last.signed
        if line.due:
            last = line


def _later(old: str | None, new: str | None) -> bool:
    try:
        return bool(old and new) and parse_day(new or "") > parse_day(old or "")
    except ValueError:
        return False
