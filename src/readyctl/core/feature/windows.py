"""For how long engineering's word on an entry is fresh."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.feature.written import FeatureEntry
from readyctl.core.level.table import Level

if TYPE_CHECKING:
    from readyctl.core.trust.settings import Settings


class Freshness(Struct, frozen=True, kw_only=True):
    """How old engineering's word on a feature is, and how long it is good for.

    `age_days` are those since engineering's latest act on the present claim; None where there is none.
    `window` is for how many days a word is fresh, `fresh_until` the last of them; None where it never grows
    old.
    `code_commits` touched the entry's `code` since that act, newest first; None where nobody looked. They can
    make it stale before its time, and keep nothing fresh. `code_then` are the globs of its `code` at that
    act; None where nobody looked.
    """

    age_days: int | None
    stale: bool
    window: int | None = None
    fresh_until: dt.date | None = None
    code_commits: tuple[str, ...] | None = None
    code_then: tuple[str, ...] | None = None


def window_of(entry: FeatureEntry, effective: Level, settings: "Settings") -> int | None:
    """Days for which a word on an entry is fresh: what the settings say of its level, or its own if fewer."""
    known = (settings.window(effective), entry.said.fresh_for if entry.said else None)
    return min((days for days in known if days is not None), default=None)


def is_old(age: int | None, window: int | None, code: Sequence[str] | None, enough: int | None) -> bool:
    """Whether a word of this age has to be given again: by its window, or by what was done to the code, where
    so many commits are `enough`.
    """
    if age is None:
        return False
    return (window is not None and age > window) or (enough is not None and len(code or ()) >= enough)


def days_since(said_on: dt.date | None, today: dt.date) -> int | None:
    """How old a word of that day is; None where there is none."""
    return None if said_on is None else max((today - said_on).days, 0)


def last_fresh_day(said_on: dt.date | None, window: int | None) -> dt.date | None:
    """Until when a word of that day is fresh by its age; None where there is none, or for ever."""
    return None if window is None or said_on is None else said_on + _long(window)


@cache
def _long(days: int) -> dt.timedelta:
    """One value for the same window of many."""
    return dt.timedelta(days=days)
