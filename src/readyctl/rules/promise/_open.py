"""The promises that are still open, as every rule about promises asks for them."""

import datetime as dt
from collections.abc import Callable, Mapping

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.last import kept_for_the_last, kept_with_it
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.permission import Bar, NotAllowed, TooEarly
from readyctl.core.feature.proposals import DATE, granting, objections, proposing
from readyctl.core.feature.reading import at
from readyctl.core.level.kind import Grant, Kind
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
    promise = check.promise
    status = facts.inventory.find(promise.feature)
    if status is None:
        return None
    known, key = _known(status), (promise.kind, promise.due, type(check.standing), facts.today)
    if key not in known:
        known[key] = _asking(check, status, facts.today)
    asking = known[key]
    return asking(promise, note) if asking else None


_Asking = Callable[[Promise, Handoff], str]
"""Gives the command for one promise of a note. Hundreds of deals may want the same of a feature."""


@kept_with_it
def _known(_: FeatureStatus) -> dict[tuple[Kind, dt.date | None, type, dt.date], _Asking | None]:
    return {}


def _asking(check: PromiseCheck, status: FeatureStatus, today: dt.date) -> _Asking | None:
    """What asks for what would make any such promise true."""
    level = _level_for(check, status)
    date = check.promise.due if level and level.row.dated else None
    if level is None or (date and date < today):
        return None
    needed = _needed(status, level, date)
    if needed is None:
        return None
    id_, values = status.id, {dotted(DATE): date.isoformat()} if date else {}
    same = (
        proposing(id_, level, values | dict(needed)) if not any("{" in said for _, said in needed) else None
    )

    def asking(promise: Promise, note: Handoff) -> str:
        reason = _reason(note)
        if same is not None:
            return same(reason)
        what = _said(promise, note)
        said = {key: _in_one_line(words.format(what=what)) for key, words in needed}
        return proposing(id_, level, values | said)(reason)

    return asking


_Needed = tuple[tuple[str, str], ...]
"""Keys, each with what a seller can say there."""


def _needed(status: FeatureStatus, level: Level, date: dt.date | None) -> _Needed | None:
    """What the level needs besides the date, with what a seller can say of it; None where he cannot, or where
    the entry would have errors with it.

    The words that he puts into a key decide nothing: they are one line, and there are some. Nor does the day
    that he names, only whether he names one: nothing in an entry is compared with it.
    """
    known, key = _lacking(status), (level, date is not None)
    if key not in known:
        known[key] = _needed_of(status, level, date)
    return known[key]


@kept_with_it
def _lacking(_: FeatureStatus) -> dict[tuple[Level, bool], _Needed | None]:
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


@kept_for_the_last
def _reason(note: Handoff) -> str:
    return _in_one_line(f"promised to {note.customer} in {note.id}")


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
