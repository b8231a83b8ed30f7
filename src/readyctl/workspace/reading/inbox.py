"""What waits for one person at one moment: read once, for all that her inbox may hold."""

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffEntry, read_handoff
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed
from readyctl.core.entry.path import EntryPath
from readyctl.core.meeting.decisions import undecided
from readyctl.core.meeting.inbox import Inbox
from readyctl.core.meeting.waiting import OpenDeal, UnreadDeal, Waiting
from readyctl.core.meeting.waits import inbox_for
from readyctl.core.promise.check import PromiseCheck
from readyctl.core.trust.colleague import Colleague
from readyctl.core.trust.commit import CommitHeader
from readyctl.core.trust.report import TrustFacts
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.keyboard import listed
from readyctl.workspace.reading.proposals import open_proposals, removed_proposals
from readyctl.workspace.reading.reviews import Reviews
from readyctl.workspace.reading.trusting import trust_facts_of
from readyctl.workspace.reading.without_deals import day_of_commit, days_spoken_of

if TYPE_CHECKING:
    from readyctl.core.deal.claims import Held

# What is imported where it is needed judges deals, and takes longer to load than most registries without any.


def inbox_of(selling: Selling, whose: Colleague) -> Inbox:
    """All that waits for one person at this moment."""
    return inbox_for(_Read(selling, whose).waiting(), whose)


def waiting_for_anybody(selling: Selling) -> Waiting:
    """All that waits at this moment, whoever asks."""
    return _Read(selling, None).waiting()


class _Read:
    """What is read for one person; for everybody, where it is None. The past of notes is costly, and is read
    where it is asked for.
    """

    def __init__(self, selling: Selling, whose: Colleague | None) -> None:
        self.selling = selling
        self.workspace = selling.workspace
        self.whose = whose
        self.reviews = Reviews(self.workspace)

    def waiting(self) -> Waiting:
        """All of it."""
        selling, inventory = self.selling, self.selling.inventory
        facts = trust_facts_of(self.workspace) or TrustFacts(None)
        selling.ledgers.prefetch()  # of every note it is asked below, one by one
        return Waiting(
            inventory,
            listed(self.workspace),
            facts,
            proposals=open_proposals(selling) if self._of_engineering else (),
            removed=removed_proposals(selling),
            deals=tuple(self._deal(*each) for each in selling.standing),
            notes={entry.where.id: entry.model for entry in selling.entries if entry.model},
            unreadable=tuple(self._unreadable(entry) for entry in selling.entries if entry.model is None),
            vanished=selling.ledgers.vanished,
            undecided=undecided(selling.records),
            days=days_spoken_of(self.workspace, facts),
        )

    @property
    def _of_engineering(self) -> bool:
        """Whether what waits for engineers is asked for."""
        return self.whose is None or self.whose.engineer is not None

    def _deal(self, entry: HandoffEntry, note: Handoff, checks: tuple[PromiseCheck, ...]) -> OpenDeal:
        from readyctl.core.deal.overclaims import overclaims  # noqa: PLC0415

        where, hers = entry.where, self.whose is None or self.whose.is_named(note.owner)
        asked = self._to_ask(note) if hers and not note.stage.closed else None
        state = self._review(where, note) if hers or self._of_engineering else None
        recorded = self.selling.ledgers.recorded(where.path) if hers else {}
        made = {
            index: recorded[index].made(p.said_on) for index, p in note.open_promises if index in recorded
        }
        return OpenDeal(
            where.id,
            note,
            checks,
            {index: day for index, day in made.items() if day},
            state,
            self._review_since(where, state) if state else None,
            asked,
            self._began(where) if hers else None,
            overclaims(note, self._held) if hers else {},
        )

    @cached_property
    def _held(self) -> "Held":
        from readyctl.core.deal.claims import held_against  # noqa: PLC0415

        return held_against(self.selling.inventory)

    def _to_ask(self, note: Handoff) -> int:
        from readyctl.core.deal.questions import questions  # noqa: PLC0415
        from readyctl.rules.deal import open_gaps  # noqa: PLC0415
        from readyctl.rules.facts import Facts  # noqa: PLC0415

        inventory, settings = self.selling.inventory, self.selling.inventory.settings
        facts = Facts(self.workspace.today, inventory, settings)
        return len(questions(note, open_gaps(note, facts)))

    def _review(self, where: EntryPath, note: Handoff) -> ReviewState | None:
        if note.stage.closed:
            return None
        raw, _ = self.reviews.entries[where.id]
        return self.reviews.state(raw, note)

    def _review_since(self, where: EntryPath, state: ReviewState) -> dt.date | None:
        """The day from which it waits: of the first change after the review, or of going into writing."""
        match state:
            case Outdated(act=act):
                changes = self.reviews.late_changes(where, act)
                return (changes[0].version.at if changes else act.at).date()
            case Reviewed(act=act):
                return act.at.date()
            case Unreviewed():
                return self._in_writing_since(where)
            case _:
                assert_never(state)

    def _in_writing_since(self, where: EntryPath) -> dt.date | None:
        since: dt.date | None = None
        raw, now = self.reviews.entries[where.id]
        for version in reversed(self.reviews.versions(where)):
            document = version.document
            # Most notes are today as their last commit left them, and are read already.
            read: HandoffEntry | None = now
            if document is not raw.document:
                read = read_handoff(where, document, may_be_ignored) if document else None
            if read is None or read.model is None or not read.model.stage.in_writing:
                break
            since = version.at.date()
        return since

    def _began(self, where: EntryPath) -> dt.date | None:
        histories = self.workspace.histories
        nodes = histories.nodes.get(where.path, ()) if histories else ()
        return day_of_commit(self.workspace, nodes[0].commit) if nodes else None

    def _unreadable(self, entry: HandoffEntry) -> UnreadDeal:
        """A damaged note lies with the owner that it names; else with whoever committed it last."""
        written = (entry.document.data or {}).get("owner")
        owner = written if isinstance(written, str) else None
        why = entry.problems[0].message if entry.problems else "it is empty"
        return UnreadDeal(entry.where.id, owner or self._last_author(entry.where), why)

    def _last_author(self, where: EntryPath) -> str | None:
        histories = self.workspace.histories
        head = histories.heads.get(where.path) if histories else None
        header = self.workspace.header(head.commit) if head else None
        return header.author.address if isinstance(header, CommitHeader) else None
