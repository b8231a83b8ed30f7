"""The one place that puts the layers together: finds the repository, reads, hands values to the core."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from readyctl.adapters.git.repository import Repository, find
from readyctl.adapters.git.tracked import holds_any
from readyctl.adapters.registry.locate import registry_folder
from readyctl.core.entry.path import FOLDERS, ROSTER_FILE, SETTINGS_FILE, EntryKind
from readyctl.core.trust.guards import Guards
from readyctl.workspace.reading.memory import may_remember
from readyctl.workspace.reading.moment import INDEX, Asked, NamedCommit, named_commit, pinned
from readyctl.workspace.reading.remembering import Remembering

if TYPE_CHECKING:
    from readyctl.adapters.git.untouched import Making
    from readyctl.adapters.registry.objects import EntryObjects
    from readyctl.adapters.registry.pending import Pending
    from readyctl.core.entry.document import Document, Version
    from readyctl.core.entry.snapshot import RawEntry, Snapshot
    from readyctl.core.feature.inventory import Inventory
    from readyctl.core.trust.commit import Header
    from readyctl.core.trust.graph import Graph
    from readyctl.core.trust.lineage import Histories
    from readyctl.core.trust.roster import Roster
    from readyctl.core.trust.settings import Settings
    from readyctl.core.trust.signoff import SignOff
    from readyctl.core.trust.trust import Trust
    from readyctl.workspace.reading.last_words import LastWords

# What is imported where it is needed takes longer to import than most questions take to answer from memory.


class Workspace:
    """One registry at one moment: the work tree, the index, or a commit. Everything is read when asked for.

    Raises `CannotTell` where trust cannot be judged, `NoRegistry` where there is nothing to judge.
    """

    def __init__(self, repository: Repository, registry: str, asked: Asked) -> None:
        self.repository = repository
        self.registry = registry
        self.asked = asked
        self.guards = Guards(self._path(ROSTER_FILE), self._path(SETTINGS_FILE))
        self.unread: frozenset[EntryKind] = frozenset()
        """The kinds of entries of which each is read only where it is asked about."""
        self.while_walking: Callable[[], object] = bool
        """What is done while git walks the whole history, once the entries were read; by default nothing."""

    @classmethod
    def open(  # noqa: PLR0913 - what a command line can say
        cls,
        start: Path,
        *,
        registry: Path | None = None,
        at: str | None = None,
        as_of: dt.date | None = None,
        trust_root: str | None = None,
        now: dt.datetime | None = None,
        use_cache: bool = True,
        hook: bool = False,
        making: "Making | None" = None,
    ) -> "Workspace":
        """Open the registry seen from `start`, or the one named, as git tells a `hook`; see `Asked`."""
        named = os.environ.get("GIT_INDEX_FILE") if at == INDEX else None
        index = str(Path(named).absolute()) if named else None
        repository = find(start, index=index, told=hook, making=making)
        folder = registry_folder(start, repository.top, registry)
        remembers, moment = use_cache and may_remember(), now or dt.datetime.now(dt.UTC)
        seen = making if making and making.registry == folder else None
        return cls(repository, folder, Asked(moment, at, as_of, trust_root, remembers, making=seen))

    def without_cache(self) -> "Workspace":
        """The same moment, of which nothing is taken from earlier runs."""
        asked = replace(self.asked, use_cache=False)
        return Workspace(self.repository, self.registry, asked) if self.asked.use_cache else self

    def moment(self, at: str | None, *, as_of: dt.date | None = None) -> "Workspace":
        """The same registry at another moment."""
        return Workspace(self.repository, self.registry, replace(self.asked, at=at, as_of=as_of))

    @property
    def top(self) -> Path:
        """The repository's top folder."""
        return self.repository.top

    @property
    def folder(self) -> Path:
        """Its folder in the work tree."""
        return self.top / self.registry

    def _path(self, name: str) -> str:
        return f"{self.registry}/{name}" if self.registry else name

    def is_there(self) -> bool:
        """Whether the checked-out commit or the index has a registry; nothing is judged for this."""
        stages = self.asked.making is not None and bool(self.asked.making.staged)
        where = [self.registry] if self.registry else [*self.guards.paths, *FOLDERS]
        return stages or holds_any(self.repository.git, where, self.head)

    @cached_property
    def stored(self) -> "EntryObjects":
        """The repository's entries and commits, by object id."""
        from readyctl.adapters.registry.objects import EntryObjects  # noqa: PLC0415

        return self.asked.seen.through(EntryObjects(self.repository.git))

    # The moment

    @cached_property
    def head(self) -> str | None:
        """The commit checked out, resolved once; None before the first one."""
        return self.asked.making.head if self.asked.making else self.repository.head()

    @cached_property
    def _named(self) -> NamedCommit | None:
        """The commit that the moment names; None for the work tree and the index."""
        at = self.asked.at
        if at is None or at == INDEX:
            return None
        return named_commit(self.repository, self.registry, at, self.head)

    @cached_property
    def today(self) -> dt.date:
        """The day that freshness and due dates are judged on."""
        if self.asked.as_of:
            return self.asked.as_of
        named = self._named
        return named.day if named and named.day else self.asked.now.date()

    @cached_property
    def revision(self) -> str | None:
        """The commit whose history judges this moment; None before the first one."""
        return self._named.commit if self._named else self.head

    @cached_property
    def pending(self) -> "Pending | None":
        """The next commit, where the moment is the index."""
        if self.asked.at == INDEX:
            from readyctl.adapters.registry.pending import pending  # noqa: PLC0415

            asked = self.asked
            return pending(self.repository, self.head, self.registry, asked.making, amend=not asked.as_new)
        return None

    # The entries

    @cached_property
    def snapshot(self) -> "Snapshot":
        """Every entry as read. Raises `NoRegistry` where the registry's folder is not there."""
        return self._read(lambda _: None)

    def read(self, look: "Callable[[RawEntry], None]") -> None:
        """Read every entry, unless that was done, and let each be looked at as soon as it was read."""
        if "snapshot" not in self.__dict__:
            self.__dict__["snapshot"] = self._read(look)
            return
        for raw in self.snapshot.entries:
            look(raw)

    def _read(self, look: "Callable[[RawEntry], None]") -> "Snapshot":
        from readyctl.workspace.reading.entries import read_entries  # noqa: PLC0415

        commit = self._named.commit if self._named else None
        return read_entries(self, commit, look)

    # The history

    @cached_property
    def histories(self) -> "Histories | None":
        """Every path's history up to this moment; None before the first commit."""
        from readyctl.workspace.reading.walking import whole  # noqa: PLC0415

        self.repository.refuse_shallow()
        return whole(self)

    def forget_history(self) -> None:
        """Let go of every path's history and of who is trusted by it; it is walked again for whoever asks."""
        if words := self.__dict__.pop("last_words", None):
            words.forget()  # they know each other
        for name in ("histories", "trust"):
            self.__dict__.pop(name, None)

    @cached_property
    def guard_histories(self) -> "Histories | None":
        """The same for roster and settings alone; of the entries, only what the next commit changes."""
        from readyctl.workspace.reading.walking import walked_for_guards  # noqa: PLC0415

        self.repository.refuse_shallow()
        return walked_for_guards(self)

    @cached_property
    def graph(self) -> "Graph | None":
        """Every commit's parents, ancestors first; None before the first commit."""
        from readyctl.workspace.reading.walking import graph_of  # noqa: PLC0415

        return graph_of(self)

    def histories_of(self, paths: Iterable[str]) -> "Histories | None":
        """The same for these paths and for roster and settings."""
        from readyctl.workspace.reading.walking import narrow  # noqa: PLC0415

        return narrow(self, paths)

    @cached_property
    def pin(self) -> str | None:
        """The full id of the pinned root of trust; None without one."""
        root, revision = self.asked.trust_root, self.revision
        return pinned(self.repository, root, revision) if root is not None and revision is not None else None

    @cached_property
    def trust(self) -> "Trust | None":
        """Who is trusted at this moment; None before the first commit."""
        return self.trust_in(self.histories) if self.histories else None

    def trust_in(self, histories: "Histories") -> "Trust":
        """Who is trusted at the tip of these histories."""
        from readyctl.workspace.reading.proofs import trust_by  # noqa: PLC0415

        return trust_by(self, histories)

    def header(self, commit: str) -> "Header":
        """A commit's header, by its full id."""
        return self.stored.headers.get(commit)

    @cached_property
    def roster(self) -> "Roster | None":
        """The trusted roster at this moment; None where there is none."""
        from readyctl.core.trust.roster import intersection  # noqa: PLC0415

        if known := self.remembered.rosters:
            return intersection(known)
        return self.trust.roster if self.trust else None

    @cached_property
    def settings(self) -> "Settings":
        """The settings in force: the trusted ones; before there are any, those written; else the defaults."""
        from readyctl.core.trust.reading import read_settings  # noqa: PLC0415
        from readyctl.core.trust.settings import DEFAULTS  # noqa: PLC0415

        trusted = self.remembered.settings or (self.trust.settings if self.trust else None)
        if trusted:
            return trusted
        for entry in self.snapshot.of(EntryKind.SETTINGS):
            if written := read_settings(entry.document)[0]:
                return written
        return DEFAULTS

    # The verdicts

    def inventory(self) -> "Inventory":
        """Every feature with its levels and its sign-off; worked out once."""
        return self.remembered.inventory

    @cached_property
    def remembered(self) -> Remembering:
        """What earlier runs kept of this moment."""
        return Remembering(self)

    @property
    def entries(self) -> int:
        """How many entries of all kinds there are."""
        known = self.remembered.entries
        return len(self.snapshot.entries) if known is None else known

    def sign_offs(self, entries: "Sequence[RawEntry]") -> "Iterator[SignOff]":
        """Whether engineering stands behind each entry as it is at this moment."""
        from readyctl.core.trust.signoff import Unsigned  # noqa: PLC0415
        from readyctl.workspace.reading.sign_offs import NOT_COMMITTED, SignOffs  # noqa: PLC0415

        if self.histories is None or self.trust is None:
            return (Unsigned(NOT_COMMITTED) for _ in entries)
        return SignOffs(self.stored, self.histories, self.trust).of(entries)

    @cached_property
    def last_words(self) -> "LastWords | None":
        """What engineering said before; None before the first commit."""
        return self.last_words_in(self.histories) if self.histories else None

    def last_words_in(self, histories: "Histories") -> "LastWords":
        """What engineering said before, at the tip of these histories."""
        from readyctl.workspace.reading.last_words import LastWords  # noqa: PLC0415

        trust = self.trust if histories is self.__dict__.get("histories") else None
        return LastWords(self.stored, histories, trust or self.trust_in(histories))

    def version_reader(self, kind: EntryKind) -> "Callable[[str], Version]":
        """Reads stored versions of one kind of entry."""
        return lambda obj: self.stored.version(obj, kind)

    def document(self, obj: str, kind: EntryKind) -> "Document":
        """One stored version of an entry in full."""
        return self.stored.document(obj, kind)
