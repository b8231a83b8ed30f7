"""The ledger of promises at one moment: what every note ever promised, and what became of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial, reduce

from readyctl.adapters.registry.pending import Pending
from readyctl.core.deal.followed import Accounts, FollowedNote, FollowedNotes, StandingSince, Untouched
from readyctl.core.deal.kin import Kin
from readyctl.core.deal.ledger import Vanished, closed_at, identity, vanished_subject
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.promise_changes import Key, LedgerEntry, State
from readyctl.core.deal.reading import read_note
from readyctl.core.entry.last import WhenAsked, kept_with_it
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import Inventory
from readyctl.core.promise.ledger import Account, Ledger, NotePromises, Owed
from readyctl.core.promise.lines import promise_lines, promise_places
from readyctl.core.promise.recorded import Recorded
from readyctl.core.trust.commit import PENDING, CommitHeader
from readyctl.core.trust.graph import ancestors
from readyctl.core.trust.lineage import PathNode
from readyctl.core.trust.settings import DEFAULTS
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.opening import Workspace

_File = tuple[EntryPath, Sequence[PathNode], str | None]
"""A path that ever held a note, its commits, ancestors first, and the object that it holds now."""


class Ledgers:
    """The accounts of all notes at a workspace's moment. Raises `CannotTell` for a missing object."""

    def __init__(self, workspace: Workspace, inventory: Inventory) -> None:
        self.workspace = workspace
        self.inventory = inventory
        self._notes: dict[str, Handoff | None] = {}
        self._read: Mapping[str, Handoff | None] = {}
        self._near: dict[str, FollowedNotes] = {}
        self._versions: dict[str, NotePromises] = {}
        self._records: dict[str, Recorded] = {}
        self._asked: tuple[str, Mapping[int, StandingSince]] | None = None

    def know(self, notes: Mapping[str, Handoff | None]) -> None:
        """Take versions, by object, as they are read elsewhere."""
        self._read = notes

    @cached_property
    def vanished(self) -> tuple[Vanished, ...]:
        """Every promise that was taken out of a note without being withdrawn, oldest note first."""
        return tuple(self._told(note, owed) for note, owed in self.notes.vanished())

    def vanished_from(self, paths: Iterable[str]) -> tuple[Vanished, ...]:
        """The same of these notes; only what may be of one deal with them is followed for it."""
        asked = frozenset(paths)
        deals = {id(deal): deal for deal in map(self.around, sorted(asked))}.values()
        found = [(note, owed) for deal in deals for note, owed in deal.vanished() if note.where.path in asked]
        found.sort(key=lambda each: each[0].where.path)
        return tuple(self._told(note, owed) for note, owed in found)

    def recorded(self, path: str) -> Mapping[int, Recorded]:
        """When, and by whom, each promise of a note was written down, by its place in the note."""
        return {index: self.record(held.since) for index, held in self.held(path).items()}

    def prefetch(self) -> None:
        """Read at once who wrote the promises of all notes down."""
        commits = {commit for note in self.notes.notes for commit in note.writing}
        self.workspace.stored.headers.prefetch(commits - {PENDING})

    def held(self, path: str) -> Mapping[int, StandingSince]:
        """Since when each promise of a note is there as it is, by its place in the note."""
        if self._asked is None or self._asked[0] != path:
            self._asked = path, self._held(path)
        return self._asked[1]

    def _held(self, path: str) -> Mapping[int, StandingSince]:
        notes = self.around(path)
        note = notes.by_path.get(path)
        return {} if note is None else notes.held_in(note)

    @cached_property
    def entries(self) -> Mapping[Key, LedgerEntry]:
        """Every promise that there ever was, as it is at this moment; without what was settled before the
        ledger began, and what goes on in another note.
        """
        vanished = {(note.where.path, owed.origin) for note, owed in self.notes.vanished()}
        found: dict[Key, LedgerEntry] = {}
        for note in self.notes.notes:
            for owed in note.account.owed:
                entry = self._entry(note, owed, vanished=(note.where.path, owed.origin) in vanished)
                if entry is not None:
                    begun = self.notes.begun(note, owed)
                    key = begun.note.where.path, *begun.owed.origin
                    # Of a copy that stands beside its original, each is a promise of its own.
                    found[(note.where.path, *owed.origin) if key in found else key] = entry
        return found

    def _entry(self, note: FollowedNote, owed: Owed, *, vanished: bool) -> LedgerEntry | None:
        last = note.account.last
        closed, model = last is not None and self._closed(last), self._model(note)
        if vanished:
            state, commit = State.VANISHED, owed.gone
        elif owed.ended is not None and owed.line.ended is not None:
            state, commit = State.WITHDRAWN, owed.ended
        elif owed.stands or (owed.gone is not None and closed):
            state, commit = State.CLOSED if closed else State.OWED, owed.since
        else:
            return None
        return LedgerEntry(note.where.id, model, owed.line, state, self.record(commit or PENDING))

    def _model(self, note: FollowedNote) -> Handoff | None:
        return self._note(note.account.last) if note.account.last else None

    def _note(self, version: NotePromises) -> Handoff | None:
        if not version.obj:
            return None
        if version.obj in self._read:
            return self._read[version.obj]
        if version.obj not in self._notes:
            document = self.workspace.document(version.obj, EntryKind.HANDOFF)
            self._notes[version.obj] = read_note(document)[0]
        return self._notes[version.obj]

    def _closed(self, version: NotePromises) -> bool:
        note = self._note(version)
        return note is not None and closed_at(note, self.inventory)

    # Following the notes

    @cached_property
    def notes(self) -> FollowedNotes:
        """Every note that there ever was, with its account."""
        with doing("following the promises of every deal"):
            found = FollowedNotes(tuple(self._each()), self.inventory.goes_by, self._closed)
        self._near = {note.where.path: found for note in found.notes}
        return found

    @cached_property
    def by_path(self) -> Mapping[str, FollowedNote]:
        """The same by path."""
        return self.notes.by_path

    def around(self, path: str) -> FollowedNotes:
        """A note with all that may be of one deal with it, which share a key with it or with one another in
        any version: no other note has a say in what became of its promises.
        """
        if path not in self._near:
            deal = self._kin.of(path)
            found = FollowedNotes(tuple(self._each(deal)), self.inventory.goes_by, self._closed)
            self._near |= dict.fromkeys(deal, found)
        return self._near[path]

    @cached_property
    def _kin(self) -> Kin:
        kind, stored = EntryKind.HANDOFF, self.workspace.stored
        versions = {
            path: {obj for obj in (now, *(node.obj for node in nodes)) if obj}
            for path, (_, nodes, now) in self._files.items()
        }
        stored.hold_all(set[str]().union(*versions.values()), kind)
        return Kin(
            versions, lambda obj: identity(stored.document(obj, kind)), lambda obj: stored.unread(obj, kind)
        )

    @cached_property
    def _files(self) -> Mapping[str, _File]:
        """Every path that ever held a note, in order."""
        notes = deal_notes(self.workspace).raw if self._is_work_tree else {}
        if not notes and self.workspace.remembered.never_noted:
            return {}
        histories = self.workspace.histories
        followed = histories.nodes if histories else {}
        written = {path: raw.obj for path, raw in notes.items()}
        found: dict[str, _File] = {}
        for path in sorted({*followed, *written}):
            where = classify(path, self.workspace.registry)
            if where is not None and where.kind is EntryKind.HANDOFF:
                nodes = followed.get(path, ())
                committed = nodes[-1].obj if nodes else None
                found[path] = (where, nodes, written.get(path) if self._is_work_tree else committed)
        return found

    def _each(self, paths: AbstractSet[str] | None = None) -> Iterator[FollowedNote]:
        if not self._files:
            return
        ledger = Ledger(self._version, self.inventory.goes_by, self._settled)
        ahead = len(self.workspace.histories.graph) if self.workspace.histories else 0
        for path in self._files if paths is None else sorted(self._files.keys() & paths):
            where, nodes, now = self._files[path]
            committed = nodes[-1].obj if nodes else None
            first = nodes[0].order if nodes else ahead
            if len(nodes) == 1 and committed and now == committed:
                yield self._untouched(where, nodes[0], committed, partial(_followed, ledger, nodes))
                continue
            account, accounts = _followed(ledger, nodes)
            if now != committed:
                account = ledger.step(account, self._version(now) if now else None, PENDING)
            removed = (nodes[-1].order if nodes and not committed else ahead) if account.removed else None
            yield FollowedNote.known(where, first, removed, (account, accounts))

    def _untouched(
        self, where: EntryPath, node: PathNode, obj: str, follow: Callable[[], Accounts]
    ) -> FollowedNote:
        document = self.workspace.document(obj, EntryKind.HANDOFF)
        keys = frozenset() if document.data is None else identity(document)
        alone = Untouched(node, partial(promise_places, document))
        return FollowedNote(where, keys, node.order, None, follow, alone)

    @property
    def _is_work_tree(self) -> bool:
        return self.workspace.asked.at is None

    @cached_property
    def _settled(self) -> frozenset[str]:
        """The commits up to the ones that the ledger begins with."""
        histories, trust = self.workspace.histories, self.workspace.trust
        if histories is None or trust is None or not trust.ledger_begins:
            return frozenset()
        lines = (ancestors(histories.graph, commit) for commit in trust.ledger_begins)
        return reduce(frozenset.intersection, lines)

    def _version(self, obj: str) -> NotePromises:
        if obj not in self._versions:
            document = self.workspace.document(obj, EntryKind.HANDOFF)
            lines = promise_lines(document)
            self._versions[obj] = NotePromises(lines, obj, keys=identity(document))
        return self._versions[obj]

    def next_of(self, where: EntryPath, pending: Pending, place: int) -> FollowedNote:
        """One note as the next commit leaves it, seen with its first parent's version and nothing before."""
        ledger = Ledger(self._version, self.inventory.goes_by)
        old, new = pending.replaced.get(where.path), pending.objects.get(where.path)
        account = ledger.step(Account(), self._version(old), "") if old else Account()
        account = ledger.step(account, self._version(new) if new else None, PENDING)
        # What is begun counts as later than what is removed, so that a moved note accounts for its promises.
        first = place + (0 if old else len(pending.objects))
        return FollowedNote.known(where, first, place, (account, {}))

    # Telling of it

    def taken_from(self, notes: Sequence[FollowedNote]) -> Iterator[Vanished]:
        """What is gone from these notes, seen for themselves."""
        followed = FollowedNotes(notes, self.inventory.goes_by, self._closed)
        return (self._told(note, owed) for note, owed in followed.vanished())

    def _told(self, note: FollowedNote, owed: Owed) -> Vanished:
        by = self.record(owed.gone or PENDING)
        return Vanished(
            note.where, self._model(note), owed.line, by, note_removed=note.account.removed is not None
        )

    def record(self, commit: str) -> Recorded:
        """A commit, its day and its author; of what is not committed yet, today and nobody."""
        if commit not in self._records:
            self._records[commit] = self._record(commit)
        return self._records[commit]

    def _record(self, commit: str) -> Recorded:
        header = self.workspace.header(commit) if commit != PENDING or not self._is_work_tree else None
        if isinstance(header, CommitHeader):
            return Recorded(commit, header.committer.moment.date(), header.author.address.lower())
        return Recorded(commit, self.workspace.today if commit == PENDING else None, None)


def _followed(ledger: Ledger, nodes: Sequence[PathNode]) -> Accounts:
    """The account of a note after its last commit, and after each."""
    accounts = ledger.follow(nodes)
    return (accounts[nodes[-1]] if nodes else Account()), accounts


@kept_with_it
def ledgers_of(workspace: Workspace) -> Ledgers:
    """The accounts of all notes at a workspace's moment, followed once for all who ask."""
    ledgers = Ledgers(workspace, workspace.inventory())
    notes = deal_notes(workspace)
    paths = {raw.obj: path for path, raw in notes.raw.items()}
    ledgers.know(WhenAsked(paths, lambda obj: notes.read[paths[obj]].model))
    return ledgers


def taken_by_next(workspace: Workspace, paths: Sequence[EntryPath], pending: Pending) -> tuple[Subject, ...]:
    """What the next commit takes out of these notes, told from the first parent's versions alone."""
    ledgers = Ledgers(workspace, Inventory([], as_of=workspace.today, revision=None, settings=DEFAULTS))
    notes = [ledgers.next_of(where, pending, place) for place, where in enumerate(paths)]
    return tuple(vanished_subject(vanished, None) for vanished in ledgers.taken_from(notes))
