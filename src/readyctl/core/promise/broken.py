"""Whether a promise could be made when it was made, and which commit ended that."""

import datetime as dt

from msgspec import Struct

from readyctl.core.feature.permission import permit
from readyctl.core.feature.view import SalesView
from readyctl.core.history.timeline import Timeline
from readyctl.core.promise.model import Promise


class Breaking(Struct, frozen=True):
    """What ended it. `commit` and `by` are None where no change of the entry did: the date passed by, or a
    signature no longer counts. `was` and `is_now` say what the feature was before and is since.
    """

    made: dt.date
    on: dt.date
    commit: str | None
    by: str | None
    was: str
    is_now: str


class Made(Struct, frozen=True):
    """When a promise was made: the day, and the place in the feature's timeline that stood then."""

    day: dt.date
    index: int


def made_on(timeline: Timeline, day: dt.date) -> Made | None:
    """A promise that says its day; None where the feature was not there yet."""
    index = timeline.index_on(day)
    return None if index is None else Made(day, index)


def could_be_made(promise: Promise, timeline: Timeline, made: Made) -> bool:
    """Whether it was allowed when it was made: nothing else can be broken."""
    return timeline.allowed(made.index, made.day, promise.kind, promise.due)


def breaking(
    promise: Promise, timeline: Timeline, made: Made, present: SalesView | None, today: dt.date
) -> Breaking | None:
    """What broke the promise since it was made; None where it was never allowed, or still is.

    `present` is the feature today, maybe ahead of its history: changed in the work tree only, or overdue;
    None where there is none any more.
    """
    then = timeline.standing(made.index, made.day)
    if then is None or not could_be_made(promise, timeline, made):
        return None
    if present and _allowed(promise, present):
        return None
    last, last_view = made.index, then
    for index in range(made.index + 1, len(timeline.moments)):
        view = timeline.standing(index, max(timeline.moments[index].on, made.day))
        if view is not None and _allowed(promise, view):
            last, last_view = index, view
    was = standing_words(last_view)
    if last + 1 < len(timeline.moments):
        broke = timeline.moments[last + 1]
        after = timeline.standing(last + 1, broke.on)
        is_now = "split" if after is None and broke.leads_on else standing_words(after)
        return Breaking(made.day, broke.on, broke.commit, broke.by, was, is_now)
    passed = present.delivery_date if present and present.overdue else None
    on = passed + dt.timedelta(days=1) if passed else today
    return Breaking(made.day, on, None, None, was, standing_words(present))


def _allowed(promise: Promise, view: SalesView) -> bool:
    return permit(view, promise.kind, promise.due).allowed


def standing_words(view: SalesView | None) -> str:
    """What a feature is, in a few words: `committed for 2027-06-30`, `planned and awaiting engineering`."""
    if view is None:
        return "gone"
    if view.removed:
        return "gone"
    if view.awaiting:
        return f"{view.level} and awaiting engineering"
    if view.ended:
        return f"{view.level}, and ended on {view.ends}"
    if view.overdue:
        return f"{view.level}, its date {view.delivery_date} passed"
    return f"{view.level} for {view.delivery_date}" if view.delivery_date else view.level.value
