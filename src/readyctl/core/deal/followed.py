"""The notes that there ever were, as one ledger: which goes on with which deal, and what it took over."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct

from readyctl.core.deal.ledger import CUSTOMER
from readyctl.core.entry.path import EntryPath
from readyctl.core.promise.ledger import Account, NotePromises, Origin, Owed, accounted_for, accounts_for
from readyctl.core.promise.lines import Canonical, raised
from readyctl.core.trust.lineage import PathNode

Accounts = tuple[Account, Mapping[PathNode, Account]]
"""The account of a note at the moment, and after each of its commits, ancestors first."""


class Untouched(Struct, frozen=True):
    """A note that stands as the one commit that ever touched it wrote it: nothing can have left it."""

    node: PathNode
    places: Callable[[], Sequence[int]]
    """Finds where in the note its promises are."""


@dataclass(frozen=True)
class FollowedNote:
    """One path that ever held a note, with its account at the moment, which is worked out when it is asked
    for: of a note that nobody touched again hardly anything is.
    """

    where: EntryPath
    keys: frozenset[str]
    """What a later note of the same deal is known by, as its last readable version says."""
    first: int
    """The place, among all commits, of the one that began it."""
    removed: int | None
    """The place of the one that removed it; None while it is there."""
    follow: Callable[[], Accounts] = field(compare=False, repr=False)
    untouched: Untouched | None = field(default=None, compare=False, repr=False)

    @classmethod
    def known(cls, where: EntryPath, first: int, removed: int | None, accounts: Accounts) -> "FollowedNote":
        """A note that was followed."""
        last = accounts[0].last
        return cls(where, last.keys if last else frozenset(), first, removed, lambda: accounts)

    @property
    def account(self) -> Account:
        """Its account at the moment."""
        return self._accounts[0]

    @property
    def accounts(self) -> Mapping[PathNode, Account]:
        """The account after each of its commits, ancestors first."""
        return self._accounts[1]

    @property
    def writing(self) -> Iterable[str]:
        """The commits that wrote its promises as they are."""
        return (self.untouched.node.commit,) if self.untouched else {each.since for each in self.account.owed}

    @cached_property
    def _accounts(self) -> Accounts:
        return self.follow()

    @cached_property
    def held(self) -> Mapping[tuple[Origin, str], tuple[PathNode, ...]]:
        """The commits after which it held each promise, by where that comes from and since when it is so."""
        found: dict[tuple[Origin, str], tuple[PathNode, ...]] = {}
        for node, account in self.accounts.items():
            alone = (node,)
            for key in {(each.origin, each.since): None for each in account.owed}:
                found[key] = (*found[key], node) if key in found else alone
        return found


class Begun(Struct, frozen=True):
    """Where a promise was first written down, and since when it has been of its kind and for its day."""

    note: FollowedNote
    owed: Owed
    since: str
    """A commit."""
    nodes: tuple[PathNode, ...]
    """The versions that held it so, ancestors first, in the note where that began."""


class StandingSince(Struct, frozen=True):
    """Since which commit a promise has been of its kind and for its day, and the versions that held it so."""

    since: str
    nodes: tuple[PathNode, ...]


def _never(_: NotePromises) -> bool:
    return False


class FollowedNotes(Struct, frozen=True, dict=True):
    """All of them, in order of path."""

    notes: Sequence[FollowedNote]
    canonical: Canonical
    closed: Callable[[NotePromises], bool] = _never
    """Whether nothing was owed at the stage of a version."""

    @cached_property
    def by_path(self) -> Mapping[str, FollowedNote]:
        """The same by path."""
        return {note.where.path: note for note in self.notes}

    def vanished(self) -> Iterator[tuple[FollowedNote, Owed]]:
        """What is gone from the notes, and neither settled nor accounted for by another of them."""
        for note in self.notes:
            for owed in () if note.untouched else note.account.owed:
                if owed.gone is not None and not self._elsewhere(note, owed):
                    yield note, owed

    def begun(self, note: FollowedNote, owed: Owed) -> Begun:
        """Where a promise comes from, through every file that the deal's note has been in."""
        for other in self._earlier[note.where.path]:
            there = (each for each in other.account.owed if accounts_for(owed, each, self.canonical))
            known = next(there, None)
            if known is not None:
                before = self.begun(other, known)
                if not raised(owed.line, known.line):
                    return before
                return Begun(before.note, before.owed, owed.since, self._held(note, owed))
        return Begun(note, owed, owed.since, self._held(note, owed))

    def held_in(self, note: FollowedNote) -> Mapping[int, StandingSince]:
        """Since when each promise of a note is there as it is, by its place in the note."""
        if self._earlier.get(note.where.path):
            begun = {each.line.index: self.begun(note, each) for each in _there(note)}
            return {index: StandingSince(each.since, each.nodes) for index, each in begun.items()}
        if note.untouched:
            node = note.untouched.node
            return dict.fromkeys(note.untouched.places(), StandingSince(node.commit, (node,)))
        return {each.line.index: StandingSince(each.since, self._held(note, each)) for each in _there(note)}

    @staticmethod
    def _held(note: FollowedNote, owed: Owed) -> tuple[PathNode, ...]:
        return note.held.get((owed.origin, owed.since), ())

    def going_on(self, note: FollowedNote) -> Iterator[FollowedNote]:
        """The notes that are there today and go on with the deal of this one."""
        return (
            other
            for other in self.notes
            if other.removed is None and any(each is note for each in self._earlier[other.where.path])
        )

    def earlier(self, note: FollowedNote) -> Sequence[FollowedNote]:
        """The notes that this one goes on with; the latest first."""
        return self._earlier[note.where.path]

    def _elsewhere(self, note: FollowedNote, owed: Owed) -> bool:
        """Whether nothing was owed when the note went, or a later note of the same deal accounts for it."""
        last = note.account.last
        if note.account.removed is None or last is None:
            return False
        return self.closed(last) or any(
            accounted_for(owed, other.account, self.canonical)
            for other in self.notes
            if other is not note and _goes_on(note, other)
        )

    @cached_property
    def _earlier(self) -> defaultdict[str, list[FollowedNote]]:
        """By path, the notes that the one there goes on with; the latest first."""
        by_key: defaultdict[str, list[FollowedNote]] = defaultdict(list)
        for note in sorted(self.notes, key=lambda note: -note.first):
            for key in sorted(note.keys):
                by_key[key].append(note)
        found: defaultdict[str, list[FollowedNote]] = defaultdict(list)
        for note in self.notes:
            for key in sorted(note.keys):
                for other in by_key[key]:
                    if other is not note and _goes_on(other, note):
                        found[note.where.path].append(other)
        return found


def _there(note: FollowedNote) -> Iterator[Owed]:
    return (each for each in note.account.owed if each.gone is None)


def _goes_on(note: FollowedNote, other: FollowedNote) -> bool:
    """Whether another note is the same deal, written after this one was."""
    known = other.keys & note.keys
    if not known or other.first <= note.first:
        return False
    strong = any(not key.startswith(CUSTOMER) for key in known)
    return strong or (note.removed is not None and other.first >= note.removed)
