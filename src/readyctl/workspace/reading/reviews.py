"""Engineering's reviews of deal notes: whether one counts today, and what changed since."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from functools import cached_property

from readyctl.adapters.meanwhile import meanwhile
from readyctl.core.deal.deals import weight
from readyctl.core.deal.note import Handoff, Review
from readyctl.core.deal.reading import HandoffEntry, HandoffStatus, read_handoff
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed
from readyctl.core.deal.review_history import LateChange, NoteVersion, feature_changes, late_changes
from readyctl.core.entry.document import Document
from readyctl.core.entry.last import WhenAsked
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.snapshot import RawEntry
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.view import SalesView
from readyctl.core.trust.commit import CommitHeader
from readyctl.core.trust.graph import ancestors
from readyctl.core.trust.lineage import PathNode
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.past import Timelines
from readyctl.workspace.reading.past_claims import past_sign_off


class Reviews:
    """The deal notes of a workspace's moment, each with the state of its review."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @cached_property
    def _timelines(self) -> Timelines:
        return Timelines(self.workspace, self.workspace.inventory())

    @cached_property
    def entries(self) -> Mapping[str, tuple[RawEntry, HandoffEntry]]:
        """Every note of the moment by id, as stored and as read: read while git walks the history, in which
        their reviews stand.
        """
        kept = self.workspace.remembered.entries is not None
        with nullcontext() if kept else meanwhile(lambda: self.workspace.histories):
            notes = deal_notes(self.workspace)
            if not kept:
                self.workspace.while_walking()
        paths = {raw.where.id: path for path, raw in notes.raw.items()}
        return WhenAsked(paths, lambda note_id: (notes.raw[paths[note_id]], notes.read[paths[note_id]]))

    def read_when_asked(self) -> None:
        """Read of the notes only those that somebody asks about, unless all were read already."""
        self.workspace.unread = frozenset({EntryKind.HANDOFF})

    def subjects(self) -> Iterator[Subject]:
        """Every note as the rules see it; of a note that cannot be read, its errors."""
        for raw, entry in deal_notes(self.workspace):
            yield self.subject(raw, entry)

    def subject(self, raw: RawEntry, entry: HandoffEntry) -> Subject:
        """One note as the rules see it."""
        where, source = entry.where, entry.document.source
        if entry.model is None:
            return Subject(entry, where.path, where.id, source, entry.problems)
        value = HandoffStatus(where, entry.model, self.state(raw, entry.model))
        ignore, heavy = entry.model.ignore, weight(entry.model)
        return Subject(value, where.path, where.id, source, entry.problems, ignore, heavy)

    def state(self, raw: RawEntry, note: Handoff) -> ReviewState:
        """Where the review of a note stands at this moment."""
        if not self._ever_reviewed(raw.where):
            return _unreviewed(note)
        if acts := _reviews_in(next(self.workspace.sign_offs([raw]))):
            return self._still(raw.where, note, acts[0])
        for node in reversed(self._nodes(raw.where)):
            if acts := _reviews_in(past_sign_off(self.workspace, raw.where, node)):
                review = self._written(raw.where, acts[0].commit)
                if review is not None:
                    return Outdated(acts[0], review, self._why_void(raw, acts[0]))
        return _unreviewed(note)

    def _ever_reviewed(self, where: EntryPath) -> bool:
        """Whether any committed version has a review: only then is there anybody's commit to judge."""
        read = self.workspace.version_reader(where.kind)
        return any(node.obj and read(node.obj).confirmation is not None for node in self._nodes(where))

    def _still(self, where: EntryPath, note: Handoff, act: Act) -> ReviewState:
        review = self._written(where, act.commit)
        if review is None:
            return Unreviewed("its `review` cannot be read as one")
        then = self._timelines.view_at
        changed = [
            words
            for feature in dict.fromkeys(promise.feature for _, promise in note.open_promises)
            if (words := feature_changes(feature, then(feature, act.commit), self._now(feature)))
        ]
        return Outdated(act, review, "; ".join(changed)) if changed else Reviewed(act, review)

    def _why_void(self, raw: RawEntry, act: Act) -> str:
        changes = self.late_changes(raw.where, act)
        if not changes:
            return "it was changed, which is not committed yet"
        return "; ".join(change.words for change in changes)

    def late_changes(self, where: EntryPath, act: Act) -> tuple[LateChange, ...]:
        """Who changed covered lines after a review, and when."""
        histories = self.workspace.histories
        if histories is None:
            return ()
        before = ancestors(histories.graph, act.commit)
        after = [self._version(where, node) for node in self._nodes(where) if node.commit not in before]
        return tuple(late_changes(self.document_at(where, act.commit), [v for v in after if v]))

    def versions(self, where: EntryPath) -> tuple[NoteVersion, ...]:
        """The note's committed versions, ancestors first."""
        found = (self._version(where, node) for node in self._nodes(where))
        return tuple(version for version in found if version)

    def document_at(self, where: EntryPath, commit: str) -> Document | None:
        """The note as it stood at a commit; None where it was not there."""
        histories = self.workspace.histories
        node = histories.at(where.path, commit) if histories else None
        return self.workspace.document(node.obj, EntryKind.HANDOFF) if node and node.obj else None

    def _written(self, where: EntryPath, commit: str) -> Review | None:
        document = self.document_at(where, commit)
        read = read_handoff(where, document, may_be_ignored) if document else None
        return read.model.review if read and read.model else None

    def _version(self, where: EntryPath, node: PathNode) -> NoteVersion | None:
        header = self.workspace.header(node.commit)
        if not isinstance(header, CommitHeader):
            return None
        document = self.workspace.document(node.obj, where.kind) if node.obj else None
        return NoteVersion(node.commit, header.committer.moment, header.author.address.lower(), document)

    def _nodes(self, where: EntryPath) -> tuple[PathNode, ...]:
        histories = self.workspace.histories
        return tuple(histories.nodes.get(where.path, ())) if histories else ()

    def _now(self, feature_id: str) -> SalesView | None:
        view = self.workspace.inventory().view(feature_id)
        return None if view is None or view.removed else view


def _unreviewed(note: Handoff) -> Unreviewed:
    return Unreviewed("its `review` is not an engineer's own commit" if note.review else "it has no review")


def _reviews_in(verdict: SignOff) -> list[Act]:
    """The engineers' acts that are reviews: writing the note oneself is none."""
    acts = verdict.acts if isinstance(verdict, Signed) else ()
    return [act for act in acts if act.kind is ActKind.CONFIRMED]
