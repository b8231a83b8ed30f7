"""The promises that are still open, as every rule about promises asks for them."""

import datetime as dt
from collections.abc import Mapping

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.last import kept_for_the_last, kept_with_it
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.permission import Bar, NotAllowed, TooEarly
from readyctl.core.feature.proposals import DATE, granting, objections, propose_command
from readyctl.core.feature.reading import at
from readyctl.core.level.kind import Grant
from readyctl.core.level.table import Level
from readyctl.core.promise.check import PromiseCheck, check_promises
from readyctl.core.promise.model import Promise
from readyctl.rules.facts import Facts


@kept_for_the_last
def open_checks(path: str, note: Handoff, facts: Facts) -> tuple[PromiseCheck, ...]:
    """The checks of a note, as rules ask for them; of a lost deal nothing is outstanding, so none."""
    if note.stage is Stage.LOST:
        return ()
    return check_promises(note.promises, facts.inventory, facts.broken.get(path))


def asking_for(check: PromiseCheck, note: Handoff, facts: Facts) -> str | None:
    """The command that asks engineering for what would make the promise true, with all that the level needs.

    None where there is nothing to ask for: nobody said by when, that day has passed, or the entry has errors.
    """
    status = facts.inventory.find(check.promise.feature)
    level = _level_for(check, status) if status else None
    if status is None or level is None:
        return None
    promise = check.promise
    date = promise.due if level.row.dated else None
    if date and date < facts.today:
        return None
    values: dict[str, str | None] = {dotted(DATE): date.isoformat()} if date else {}
    needed = _needed(status, level, date)
    if needed is None:
        return None
    for key, words in needed:
        values[key] = _in_one_line(words.format(what=_said(promise, note)))
    reason = _in_one_line(f"promised to {note.customer} in {note.id}")
    return propose_command(status.id, level, values, reason)


_Needed = tuple[tuple[str, str], ...]
"""Keys, each with what a seller can say there."""


def _needed(status: FeatureStatus, level: Level, date: dt.date | None) -> _Needed | None:
    """What the level needs besides the date, with what a seller can say of it; None where he cannot, or where
    the entry would have errors with it. Hundreds of deals may want the same of a feature.

    The words that he puts into a key decide nothing: they are one line, and there are some.
    """
    known = _asked(status)
    if (level, date) not in known:
        known[level, date] = _needed_of(status, level, date)
    return known[level, date]


@kept_with_it
def _asked(_: FeatureStatus) -> dict[tuple[Level, dt.date | None], _Needed | None]:
    return {}


def _needed_of(status: FeatureStatus, level: Level, date: dt.date | None) -> _Needed | None:
    data = status.entry.document.data or {}
    dated = {dotted(DATE): date.isoformat()} if date else {}
    lacking = [path for path in level.row.needs if dotted(path) not in dated and not at(data, path)]
    if any(path not in _WANTED for path in lacking):
        return None
    values: dict[str, str | None] = {**dated, **{dotted(path): _WANTED[path] for path in lacking}}
    if objections(status, granting(status, Proposal(level=level, set=values)), lambda _: True):
        return None
    return tuple((dotted(path), _WANTED[path]) for path in lacking)


_WANTED: Mapping[KeyPath, str] = {
    ("delivery", "scope"): "{what}",
    ("delivery", "capacity"): "to be allocated by engineering before it accepts this",
    ("caveats",): "not fully tested or documented yet",
}
"""What a seller can say of what a level needs: engineering puts its own words there, or declines."""


def _said(promise: Promise, note: Handoff) -> str:
    quote = f": {promise.quote}" if promise.quote else ""
    return f"what {note.customer} was promised{quote}"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _level_for(check: PromiseCheck, status: FeatureStatus) -> Level | None:
    """The level to ask for: what the entry claims where that would do, else the weakest above it that allows
    the promise; nobody asks engineering for less than it has.
    """
    promise, declared = check.promise, status.declared
    match check.standing:
        case TooEarly():
            return declared
        case NotAllowed(bar=Bar.SIGNATURE) if declared and declared.row.grant(promise.kind) is not Grant.NO:
            return declared
        case NotAllowed(bar=Bar.PASSED):
            return declared if promise.due else None
        case NotAllowed(bar=Bar.ENDED):
            return None
        case _:
            return Level.allowing(promise.kind, dated=promise.due is not None, over=declared)
