"""What waits for engineers: what lies in their areas, and for leads what has lain too long in any."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from readyctl.core.deal.deals import promises_by_feature
from readyctl.core.deal.naming import named
from readyctl.core.deal.review import Outdated, Unreviewed
from readyctl.core.entry.path import id_at
from readyctl.core.feature.fate import GoneEntry
from readyctl.core.feature.freshness import why_stale
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.level.table import Level
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.matter import Matter
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.surroundings import known_from
from readyctl.core.meeting.waiting import OpenDeal, Waiting
from readyctl.core.text.command_line import command_line
from readyctl.core.trust.colleague import Directory, answering, deserted, leads
from readyctl.core.trust.roster import Engineer
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed

_PATIENCE = 2
"""What is older than its window times this has lain too long, and is a matter of the leads as well."""


def of_engineering(waiting: Waiting) -> Iterator[Matter]:
    """Everything that waits for engineers, in no order; a file with an error waits for its owner as well."""
    reading = _Reading(waiting)
    yield from reading.of_entries()
    for gone in waiting.inventory.gone:
        yield from reading.of_gone(gone)
    yield from map(reading.of_proposal, waiting.proposals)
    for deal in waiting.deals:
        yield from reading.of_review(deal)
    yield from _of_leads(waiting)


class _Reading:
    """What is worked out once for all of them: who answers for an area, and which deals promise a feature."""

    def __init__(self, waiting: Waiting) -> None:
        self.waiting = waiting
        self.as_of = waiting.inventory.as_of
        self.settings = waiting.inventory.settings
        self.directory = Directory(waiting.roster)
        self._answering: dict[tuple[str, ...], tuple[Engineer, ...]] = {}
        self._promised = promises_by_feature([deal.note for deal in waiting.deals], waiting.inventory)
        windows = (self.settings.window(each) for each in Level)
        self._shortest = min((days for days in windows if days is not None), default=0)

    def _with(self, areas: tuple[str, ...]) -> tuple[Engineer, ...]:
        """Those who answer for these areas, each once."""
        if areas not in self._answering:
            every = (each for area in areas for each in answering(self.waiting.roster, area))
            self._answering[areas] = tuple({each.name: each for each in every}.values())
        return self._answering[areas]

    def _too_long(self, waited: int | None, window: int | None) -> bool:
        """Whether something lies for longer than twice its window; without one, than the shortest."""
        return waited is not None and waited > _PATIENCE * (window or self._shortest)

    def _owner(self, written: str | None, what: What) -> tuple[str, ...]:
        """Whoever owns an entry mends its file; what else there is to do, she does who is an engineer."""
        if written and (what is What.SETTLE or self.directory.engineer(written)):
            return (written,)
        return ()

    def _leaned_on(self, item: InboxItem, feature_id: str) -> InboxItem:
        """With the deals that promise the feature, and the first day that one of them was promised it for."""
        promised = self._promised.get(feature_id)
        if promised is None:
            return replace(item, feature=feature_id)
        notes = tuple({each.note.id: each.note for each in promised}.values())
        due = item.due or min((each.promise.due for each in promised if each.promise.due), default=None)
        return replace(item, deals=notes, due=due, feature=feature_id)

    # Entries

    def of_entries(self) -> Iterator[Matter]:
        ids = Counter(status.id for status in self.waiting.inventory.features)
        for status in self.waiting.inventory.features:
            yield from self._of_entry(status, doubled=ids[status.id] > 1)

    def _of_entry(self, status: FeatureStatus, *, doubled: bool) -> Iterator[Matter]:
        """The one thing that is the matter with an entry: what has to be mended or signed is no more."""
        item = _item_of(status, self.waiting, doubled=doubled)
        if item is None:
            return
        said = status.entry.said
        waited = status.age_days if item.what is What.CONFIRM else item.age_days(self.as_of)
        yield Matter(
            self._leaned_on(item, status.id),
            self._with((status.area,)),
            self._owner(said.owner if said and not said.moved else None, item.what),
            self._too_long(waited, status.window),
        )

    def of_gone(self, gone: GoneEntry) -> Iterator[Matter]:
        """What engineering had signed, and somebody else took away."""
        if not gone.fate.disputed:
            return
        item = InboxItem(
            What.SETTLE,
            gone.where.id,
            gone.fate.clause,
            command_line("check", options=("--select", "removed-entry")),
            gone.fate.on,
        )
        yield Matter(
            self._leaned_on(item, gone.where.id),
            self._with((gone.where.area or "",)),
            self._owner(gone.owner, item.what),
            self._too_long(item.age_days(self.as_of), None),
        )

    # Requests and reviews

    def of_proposal(self, each: OpenProposal) -> Matter:
        """A request; one that could not be accepted as it is is looked at first."""
        reason = f": {each.reason}" if each.reason else ""
        accept = command_line("feature sign", each.feature, options=("--accept",))
        item = InboxItem(
            What.DECIDE,
            each.feature,
            f"{each.by or 'somebody'} asks for {each.words}{reason}",
            command_line("explain", each.feature) if each.obstacles else accept,
            each.since,
        )
        window = self.settings.window(each.level) if each.level else None
        too_long = self._too_long(each.age_days(self.as_of), window)
        asked = replace(self._leaned_on(item, each.feature), deals=each.deals)
        return Matter(asked, self._with((each.area,)), (), too_long, alike=each.by or "somebody")

    def of_review(self, deal: OpenDeal) -> Iterator[Matter]:
        """A note that the customer has in writing, or that was changed after its review."""
        note, reviewer = deal.note, None
        if note.stage.closed:
            return
        match deal.review:
            case Unreviewed() if note.stage.in_writing:
                why = f"{note.customer} has it in writing ({note.stage}), and engineering has not reviewed it"
            case Outdated(act=act, why=changed):
                why = f"{note.customer}: reviewed on {act.at:%Y-%m-%d}, and since then {changed}"
                reviewer = act.address
            case _:
                return
        found = (self.waiting.inventory.find(each.id) for each in named(note, self.waiting.inventory))
        areas = tuple(dict.fromkeys(status.area for status in found if status)) or ("",)
        command = command_line("handoff review", deal.id)
        item = InboxItem(What.REVIEW, deal.id, why, command, deal.review_since, (note,))
        too_long = self._too_long(item.age_days(self.as_of), None)
        yield Matter(item, self._with(areas), self._owner(reviewer, item.what), too_long)


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
        return InboxItem(What.DUE, status.id, why, command_line("explain", status.id), due, due=due)
    if status.stale:
        around = known_from(status, waiting.inventory.as_of).in_short()
        why = "; ".join((f"{status.effective}, {why_stale(status)}", *around))
        since = _stale_since(status, waiting)
        return InboxItem(What.CONFIRM, status.id, why, command_line("feature sign", status.id), since)
    return None


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
