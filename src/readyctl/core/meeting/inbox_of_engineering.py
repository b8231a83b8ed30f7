"""What waits for an engineer: what lies in her areas, and for a lead what has lain too long in any."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from readyctl.core.deal.deals import promises_by_feature
from readyctl.core.deal.naming import named
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.review import Outdated, Unreviewed
from readyctl.core.feature.fate import GoneEntry
from readyctl.core.feature.freshness import why_stale
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.level.table import Level
from readyctl.core.meeting.inbox import InboxItem, What, behind, oldest, together
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.surroundings import known_from
from readyctl.core.meeting.waiting import OpenDeal, Waiting
from readyctl.core.text.command_line import command_line
from readyctl.core.trust.colleague import Colleague, answering, deserted, leads
from readyctl.core.trust.roster import Engineer
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed
from readyctl.values import dataclass

_PATIENCE = 2
"""What is older than its window times this has lain too long, and is a matter of the leads as well."""


@dataclass(frozen=True)
class _Matter:
    """An item with whose it is: of those who answer for these areas, and of whoever is named besides."""

    item: InboxItem
    areas: tuple[str, ...]
    named: str | None = None
    lain_too_long: bool = False
    asked_by: str | None = None


def for_engineer(waiting: Waiting, whose: Colleague) -> Iterator[InboxItem]:
    """Everything that waits for an engineer, in no order; for anybody else, her own files with errors."""
    me = whose.engineer
    if me is None:
        yield from (
            m.item for m in _of_entries(waiting, {}) if m.item.what is What.SETTLE and whose.is_named(m.named)
        )
        return
    asked: dict[str | None, list[InboxItem]] = {}
    for matter in _matters(waiting):
        item = _as_seen_by(matter, whose, me, waiting)
        if item is not None and item.what is What.DECIDE:
            asked.setdefault(matter.asked_by, []).append(item)
        elif item is not None:
            yield item
    for by, items in asked.items():
        yield from together(items, partial(_requests, by))
    if me in leads(waiting.roster):
        yield from _for_leads(waiting)


def for_all(waiting: Waiting) -> Iterator[tuple[InboxItem, tuple[Engineer, ...]]]:
    """Everything that waits for engineering, whoever asks, with those who may settle it, in no order."""
    for matter in _matters(waiting):
        theirs = (each for area in matter.areas for each in answering(waiting.roster, area))
        yield matter.item, tuple({each.name: each for each in theirs}.values())
    for item in _of_guards(waiting):
        yield item, leads(waiting.roster)


def _as_seen_by(matter: _Matter, whose: Colleague, me: Engineer, waiting: Waiting) -> InboxItem | None:
    """The item as it lies in her inbox; None where it does not."""
    theirs = [each for area in matter.areas for each in answering(waiting.roster, area)]
    if me in theirs or whose.is_named(matter.named):
        return matter.item
    if matter.lain_too_long and me in leads(waiting.roster):
        names = " or ".join(dict.fromkeys(each.name for each in theirs))
        return replace(matter.item, why=f"{matter.item.why}; it has waited too long for {names}")
    return None


def _matters(waiting: Waiting) -> Iterator[_Matter]:
    promised = {
        feature_id: tuple({each.note.id: each.note for each in found}.values())
        for feature_id, found in promises_by_feature(
            [deal.note for deal in waiting.deals], waiting.inventory
        ).items()
    }
    yield from _of_entries(waiting, promised)
    for gone in waiting.inventory.gone:
        yield from _of_gone(gone, waiting, promised)
    yield from (_of_proposal(each, waiting) for each in waiting.proposals)
    for deal in waiting.deals:
        yield from _of_review(deal, waiting)


# Entries


def _of_entries(waiting: Waiting, promised: Mapping[str, tuple[Handoff, ...]]) -> Iterator[_Matter]:
    ids = Counter(status.id for status in waiting.inventory.features)
    for status in waiting.inventory.features:
        yield from _of_entry(status, waiting, promised, ids)


def _of_entry(
    status: FeatureStatus,
    waiting: Waiting,
    promised: Mapping[str, tuple[Handoff, ...]],
    ids: Counter[str],
) -> Iterator[_Matter]:
    """The one thing that is the matter with an entry: what has to be mended or signed is not confirmed."""
    item = _item_of(status, waiting, doubled=ids[status.id] > 1)
    if item is None:
        return
    said = status.entry.said
    waited = status.age_days if item.what is What.CONFIRM else item.age_days(waiting.inventory.as_of)
    yield _Matter(
        replace(item, deals=promised.get(status.id, ())),
        (status.area,),
        said.owner if said and not said.moved else None,
        _too_long(waited, status.window, waiting.inventory.settings),
    )


def _item_of(status: FeatureStatus, waiting: Waiting, *, doubled: bool) -> InboxItem | None:
    set_on = waiting.days.get(_commit(status) or "")
    if doubled:
        why = "more than one entry has this id, so no command can mean one of them"
        command = command_line("check", options=("--select", "duplicate-id"))
        return InboxItem(What.SETTLE, status.id, why, command, set_on)
    if not status.entry.valid:
        why = f"its file has an error: {status.why}"
        return InboxItem(What.SETTLE, status.id, why, command_line("explain", status.id), set_on)
    if status.withheld:
        says = f"it says {status.declared}" if status.declared else "it says where the feature goes on"
        why = f"{says} and counts as {status.effective}: {status.why}"
        return InboxItem(What.SIGN, status.id, why, command_line("feature sign", status.id), set_on)
    due = status.entry.said.due if status.entry.said else None
    if status.overdue and due:
        why = f"it was to be delivered by {due}"
        return InboxItem(What.DUE, status.id, why, command_line("explain", status.id), due)
    if status.stale:
        around = known_from(status, waiting.inventory.as_of).in_short()
        why = "; ".join((f"{status.effective}, {why_stale(status)}", *around))
        since = _stale_since(status, waiting)
        return InboxItem(What.CONFIRM, status.id, why, command_line("feature sign", status.id), since)
    return None


def _of_gone(
    gone: GoneEntry, waiting: Waiting, promised: Mapping[str, tuple[Handoff, ...]]
) -> Iterator[_Matter]:
    """What engineering had signed, and somebody else took away."""
    if not gone.fate.disputed:
        return
    item = InboxItem(
        What.SETTLE,
        gone.where.id,
        gone.fate.clause,
        command_line("check", options=("--select", "removed-entry")),
        gone.fate.on,
        promised.get(gone.where.id, ()),
    )
    too_long = _too_long(item.age_days(waiting.inventory.as_of), None, waiting.inventory.settings)
    yield _Matter(item, (gone.where.area or "",), gone.owner, too_long)


def _stale_since(status: FeatureStatus, waiting: Waiting) -> dt.date | None:
    """The first day on which it was no longer fresh: past its window, or by a commit that was too many."""
    aged = status.fresh_until + dt.timedelta(days=1) if status.fresh_until else None
    tipped = waiting.days.get(tipping(status, waiting.inventory.settings) or "")
    return min((day for day in (aged, tipped) if day is not None), default=None)


def tipping(status: FeatureStatus, settings: Settings) -> str | None:
    """The commit to its code with which an entry was stale before its time; None where none was."""
    enough, touched = settings.recheck_after_commits, status.code_commits or ()
    return touched[-enough] if status.stale and enough and len(touched) >= enough else None


def _commit(status: FeatureStatus) -> str | None:
    """The commit that set the claim."""
    signoff = status.signoff
    return signoff.act.commit if isinstance(signoff, Signed) else signoff.commit


def _too_long(waited: int | None, window: int | None, settings: Settings) -> bool:
    """Whether something lies for longer than twice its window; without one of its own, than the shortest."""
    windows = [days for each in Level if (days := settings.window(each)) is not None]
    return waited is not None and waited > _PATIENCE * (window or min(windows, default=0))


# Requests and reviews


def _of_proposal(each: OpenProposal, waiting: Waiting) -> _Matter:
    reason = f": {each.reason}" if each.reason else ""
    item = InboxItem(
        What.DECIDE,
        each.feature,
        f"{each.by or 'somebody'} asks for {each.words}{reason}",
        command_line("feature sign", each.feature, options=("--accept",)),
        each.since,
        each.deals,
    )
    waited = each.age_days(waiting.inventory.as_of)
    settings = waiting.inventory.settings
    too_long = _too_long(waited, settings.window(each.level) if each.level else None, settings)
    return _Matter(item, (each.area,), lain_too_long=too_long, asked_by=each.by)


def _requests(by: str | None, many: Sequence[InboxItem]) -> InboxItem:
    """More requests of one person than anybody reads one by one."""
    return InboxItem(
        What.DECIDE,
        by or "somebody",
        f"{len(many)} requests are open, such as {many[0].subject}",
        "readyctl feature proposals",
        oldest(many),
        behind(many),
    )


def _of_review(deal: OpenDeal, waiting: Waiting) -> Iterator[_Matter]:
    note, reviewer = deal.note, None
    if note.stage.closed:
        return
    match deal.review:
        case Unreviewed() if note.stage.in_writing:
            why = f"{note.customer} has it in writing ({note.stage}), and engineering has not reviewed it"
        case Outdated(act=act, why=changed):
            why, reviewer = (
                f"{note.customer}: reviewed on {act.at:%Y-%m-%d}, and since then {changed}",
                act.address,
            )
        case _:
            return
    found = (waiting.inventory.find(each.id) for each in named(note, waiting.inventory))
    areas = tuple(dict.fromkeys(status.area for status in found if status)) or ("",)
    item = InboxItem(
        What.REVIEW,
        deal.id,
        why,
        command_line("handoff review", deal.id),
        deal.review_since,
        (note,),
    )
    too_long = _too_long(item.age_days(waiting.inventory.as_of), None, waiting.inventory.settings)
    yield _Matter(item, areas, reviewer, too_long)


# What only a lead can settle


def _for_leads(waiting: Waiting) -> Iterator[InboxItem]:
    yield from _of_guards(waiting)
    areas = dict.fromkeys(status.area for status in waiting.inventory.features)
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
            What.SETTLE, _file(change.path), why, "readyctl roster check", waiting.days.get(change.commit)
        )
    for path in trust.unsettled:
        why = f"merged lines left different versions of {path}, and only what all of them grant counts"
        yield InboxItem(What.SETTLE, _file(path), why, "readyctl roster check")


def _file(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
