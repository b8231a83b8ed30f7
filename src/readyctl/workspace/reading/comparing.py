"""Two moments of a registry held against one another, each judged on its own day."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.promise_changes import Key, LedgerEntry, promise_changes
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.inventory import Inventory
from readyctl.core.meeting.affected_deals import deals_by_feature
from readyctl.core.meeting.difference import Difference, compare
from readyctl.core.trust.colleague import Colleague
from readyctl.errors import NoRegistry, UsageError
from readyctl.workspace.reading.days import day_of, newest_by
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.lightening import lightened
from readyctl.workspace.reading.moment import day_in
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.proposals import ended_since


class Compared(Struct, frozen=True):
    """What changed, and the deals at the later moment that it was asked about."""

    difference: Difference
    notes: tuple[Handoff, ...]


def compared(selling: Selling, start: str, whose: Colleague | None = None) -> Compared:
    """What changed for sales from `start`, a revision or a date, until this moment; with `whose`, for that
    person's own deals alone.
    """
    before, promised = _at_first(selling.workspace, start)
    notes = selling.live_notes if whose is None else owned(selling, whose)
    found = replace(
        compare(before, selling.inventory, deals_by_feature(notes, selling.inventory)),
        promises=promise_changes(promised, selling.ledgers.entries),
        requests=ended_since(selling, before.revision),
    )
    return Compared(found if whose is None else found.of_owner(whose), notes)


def owned(selling: Selling, whose: Colleague) -> tuple[Handoff, ...]:
    """The deals of one owner that were not lost."""
    return tuple(note for note in selling.live_notes if whose.is_named(note.owner))


def on_its_day(workspace: Workspace, as_of: dt.date | None = None) -> Workspace:
    """The same moment, judged on its commit's own day; the work tree on today's, and a day on that day."""
    at = workspace.asked.at
    if as_of is not None or at is None or workspace.revision is None or day_in(at) is not None:
        return workspace
    return workspace.moment(at, as_of=day_of(workspace, workspace.revision))


def last_sync(workspace: Workspace) -> str:
    """The day of the last meeting. Raises `UsageError` where there was none."""
    syncs = workspace.snapshot.of(EntryKind.SYNC)
    if not syncs:
        raise UsageError("there has been no sync yet", help="name a date: --since 2026-11-01")
    return max(entry.where.id for entry in syncs)


def _at_first(now: Workspace, start: str) -> tuple[Inventory, Mapping[Key, LedgerEntry]]:
    """The features and promises at the beginning; none where there was no registry yet, or on a day before
    all commits.
    """
    day = day_in(start)
    if day is not None and now.head and newest_by(now, day) is None:
        return Inventory((), as_of=day, revision=None, settings=now.settings), {}
    then = on_its_day(now.moment(start))
    try:
        return lightened(then), Selling(then).ledgers.entries
    except NoRegistry:
        return Inventory((), as_of=then.today, revision=then.revision, settings=now.settings), {}
