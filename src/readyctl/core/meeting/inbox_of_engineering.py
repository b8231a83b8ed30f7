"""What waits for engineers: what lies in their areas, and for leads what has lain too long in any."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from readyctl.core.entry.path import id_at
from readyctl.core.feature.fate import GoneEntry
from readyctl.core.feature.freshness import why_stale
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.meeting.in_charge import InCharge
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.matter import Matter
from readyctl.core.meeting.surroundings import in_short
from readyctl.core.meeting.waiting import Waiting
from readyctl.core.text.command_line import command_line
from readyctl.core.trust.colleague import deserted, leads
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed

_A_DAY = dt.timedelta(days=1)


def of_engineering(waiting: Waiting) -> Iterator[Matter]:
    """Everything that waits for engineers, in no order; a file with an error waits for its owner as well."""
    charge = InCharge(waiting)
    yield from _of_entries(charge)
    for gone in waiting.inventory.gone:
        yield from _of_gone(gone, charge)
    if waiting.proposals or waiting.deals:
        from readyctl.core.meeting.inbox_of_requests import of_requests  # noqa: PLC0415 - with the models of notes

        yield from of_requests(charge)
    yield from _of_leads(waiting)


# Entries


def _of_entries(charge: InCharge) -> Iterator[Matter]:
    """The one thing that is the matter with each: what has to be mended or signed is no more."""
    features = charge.waiting.inventory.features
    ids = Counter([status.id for status in features])
    for status in features:
        item = _item_of(status, charge.waiting, doubled=ids[status.id] > 1)
        if item is None:
            continue
        said = status.entry.said
        waited = status.age_days if item.what is What.CONFIRM else item.age_days(charge.as_of)
        yield Matter(
            charge.leaned_on(item, status.id),
            charge.engineers(status.area),
            charge.owner(said.owner if said and not said.moved else None, item.what),
            charge.too_long(waited, status.window),
        )


def _of_gone(gone: GoneEntry, charge: InCharge) -> Iterator[Matter]:
    """What engineering had signed, and somebody else took away."""
    if not gone.fate.disputed:
        return
    item = InboxItem(
        What.SETTLE,
        gone.where.id,
        gone.fate.clause,
        command_line("check", options=("--select", "removed-entry")),
        gone.fate.on,
        feature=gone.where.id,
    )
    yield Matter(
        charge.leaned_on(item, gone.where.id),
        charge.engineers(gone.where.area or ""),
        charge.owner(gone.owner, item.what),
        charge.too_long(item.age_days(charge.as_of), None),
    )


def _item_of(status: FeatureStatus, waiting: Waiting, *, doubled: bool) -> InboxItem | None:
    name = status.id
    if doubled:
        why = "more than one entry has this id, so no command can mean one of them"
        command = command_line("check", options=("--select", "duplicate-id"))
        return InboxItem(What.SETTLE, name, why, command, _set_on(status, waiting), feature=name)
    if not status.entry.valid:
        why = f"its file has an error: {status.why}"
        command = command_line("explain", name)
        return InboxItem(What.SETTLE, name, why, command, _set_on(status, waiting), feature=name)
    if status.withheld:
        says = f"it says {status.declared}" if status.declared else "it says where the feature goes on"
        why = f"{says} and counts as {status.effective}: {status.why}"
        command = command_line("feature sign", name)
        return InboxItem(What.SIGN, name, why, command, _set_on(status, waiting), feature=name)
    due = status.entry.said.due if status.entry.said else None
    if status.overdue and due:
        why = f"it was to be delivered by {due}"
        return InboxItem(What.DUE, name, why, command_line("explain", name), due, due=due, feature=name)
    if status.stale:
        around = in_short(status, waiting.inventory.as_of)
        why = "; ".join((f"{status.effective}, {why_stale(status)}", *around))
        since = _stale_since(status, waiting)
        return InboxItem(What.CONFIRM, name, why, command_line("feature sign", name), since, feature=name)
    return None


def _set_on(status: FeatureStatus, waiting: Waiting) -> dt.date | None:
    """The day of the commit that set the claim."""
    signoff = status.signoff
    return waiting.days.get((signoff.act.commit if isinstance(signoff, Signed) else signoff.commit) or "")


def _stale_since(status: FeatureStatus, waiting: Waiting) -> dt.date | None:
    """The first day on which it was no longer fresh: past its window, or by a commit that was too many."""
    aged = status.fresh_until + _A_DAY if status.fresh_until else None
    commit = tipping(status, waiting.inventory.settings)
    tipped = waiting.days.get(commit) if commit else None
    return min(aged, tipped) if aged and tipped else aged or tipped


def tipping(status: FeatureStatus, settings: Settings) -> str | None:
    """The commit to its code with which an entry was stale before its time; None where none was."""
    enough, touched = settings.recheck_after_commits, status.code_commits or ()
    return touched[-enough] if status.stale and enough and len(touched) >= enough else None


# What only a lead can settle


def _of_leads(waiting: Waiting) -> Iterator[Matter]:
    theirs = leads(waiting.roster)
    areas = dict.fromkeys(status.area for status in waiting.inventory.features)
    for item in (*_of_guards(waiting), *_of_deserted(waiting, areas)):
        yield Matter(item, theirs)


def _of_deserted(waiting: Waiting, areas: Iterable[str]) -> Iterator[InboxItem]:
    for area in areas:
        if deserted(waiting.roster, area):
            why = "no line of the roster names this area: nobody but a lead may sign there"
            yield InboxItem(What.SETTLE, area, why, command_line("roster add", options=(f"--area={area}",)))


def _of_guards(waiting: Waiting) -> Iterator[InboxItem]:
    """What is the matter with roster and settings."""
    trust = waiting.trust
    if len(trust.rivals) > 1:
        why = "two rosters were begun independently, so nothing counts as signed"
        everything = tuple(deal.note for deal in waiting.deals)
        yield InboxItem(What.SETTLE, "roster", why, "readyctl roster check", deals=everything)
    for change in trust.unentitled:
        why = f"what {change.address} changed in {change.path} does not count: {change.why}"
        yield InboxItem(
            What.SETTLE, id_at(change.path), why, "readyctl roster check", waiting.days.get(change.commit)
        )
    for path in trust.unsettled:
        why = f"merged lines left different versions of {path}, and only what all of them grant counts"
        yield InboxItem(What.SETTLE, id_at(path), why, "readyctl roster check")
