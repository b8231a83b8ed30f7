"""The one place that puts the layers together: finds the repository, reads, hands values to the core."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from readyctl.adapters.git import walk
from readyctl.adapters.git.guard_cache import GuardCache
from readyctl.adapters.git.repository import Repository, find
from readyctl.adapters.git.tracked import checkout_command
from readyctl.adapters.registry.files import StoredFile, in_commit, in_index, in_work_tree, with_hidden
from readyctl.adapters.registry.locate import registry_folder
from readyctl.adapters.registry.objects import EntryObjects
from readyctl.adapters.registry.pending import Pending, pending
from readyctl.adapters.registry.snapshots import read_snapshot
from readyctl.core.entry.document import Document, Version
from readyctl.core.entry.path import FOLDERS, ROSTER_FILE, SETTINGS_FILE, EntryKind
from readyctl.core.entry.schema import validate
from readyctl.core.entry.snapshot import RawEntry, Snapshot
from readyctl.core.feature.inventory import Inventory, assess
from readyctl.core.feature.reading import read_feature
from readyctl.core.trust.commit import PENDING, Header
from readyctl.core.trust.lineage import Histories, build
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import DEFAULTS, Settings
from readyctl.core.trust.signoff import SignOff, Unsigned
from readyctl.core.trust.trust import Guards, Trust, TrustReader
from readyctl.errors import CannotTell, NoRegistry, UsageError
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.code_history import CodeHistory
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.garbage import nothing_to_collect
from readyctl.workspace.reading.gone import gone_entries
from readyctl.workspace.reading.last_words import LastWords
from readyctl.workspace.reading.moment import INDEX, Asked, NamedCommit, named_commit
from readyctl.workspace.reading.proofs import Proofs
from readyctl.workspace.reading.sign_offs import NOT_COMMITTED, SignOffs


class Workspace:
    """One registry at one moment: the work tree, the index, or a commit. Everything is read when asked for.

    Raises `CannotTell` where trust cannot be judged, `NoRegistry` where there is nothing to judge.
    """

    def __init__(self, repository: Repository, registry: str, asked: Asked) -> None:
        self.repository = repository
        self.registry = registry
        self.asked = asked
        self._objects = EntryObjects(repository.git)
        self.guards = Guards(self._path(ROSTER_FILE), self._path(SETTINGS_FILE))

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
    ) -> "Workspace":
        """Open the registry seen from `start`, or the one named, as git tells a `hook`; see `Asked`."""
        index = os.environ.get("GIT_INDEX_FILE") if at == INDEX else None
        repository = find(start, index=str(Path(index).absolute()) if index else None, told=hook)
        asked = Asked(now or dt.datetime.now(dt.UTC), at, as_of, trust_root, use_cache)
        return cls(repository, registry_folder(start, repository.top, registry), asked)

    def moment(self, at: str | None, *, as_of: dt.date | None = None) -> "Workspace":
        """The same registry at another moment."""
        return Workspace(self.repository, self.registry, replace(self.asked, at=at, as_of=as_of))

    @property
    def top(self) -> Path:
        """The repository's top folder."""
        return self.repository.top

    @property
    def folder(self) -> Path:
        """The registry's folder in the work tree."""
        return self.top / self.registry

    def _path(self, name: str) -> str:
        return f"{self.registry}/{name}" if self.registry else name

    def is_there(self) -> bool:
        """Whether the checked-out commit or the index has a registry; nothing is judged for this."""
        git = self.repository.git
        where = [self.registry] if self.registry else [*self.guards.paths, *FOLDERS]
        if git.run("ls-files", "-z", "--full-name", "--", *where):
            return True
        return self.head is not None and bool(git.run("ls-tree", "-z", self.head, "--", *where))

    # The moment

    @cached_property
    def head(self) -> str | None:
        """The commit checked out, resolved once; None before the first one."""
        return self.repository.head()

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
    def pending(self) -> Pending | None:
        """The next commit, where the moment is the index."""
        if self.asked.at == INDEX:
            return pending(self.repository, self.head, self.registry, amend=not self.asked.as_new)
        return None

    # The entries

    @cached_property
    def snapshot(self) -> Snapshot:
        """Every entry as read. Raises `NoRegistry` where the registry's folder is not there."""
        snapshot = read_snapshot(self._files(), self.registry, self._objects)
        if not snapshot.entries:
            if self.asked.at is None and self.is_there():
                raise CannotTell(
                    f"the registry in {self._path('') or 'this repository'} is not checked out here",
                    help=f"bring it back with `{checkout_command(self.registry or ROSTER_FILE)}`",
                )
            raise NoRegistry(
                f"there is no registry in {self._path('') or 'this repository'}",
                help="start one with `readyctl init`, or name its folder with --registry",
            )
        return snapshot

    def _files(self) -> Iterable[StoredFile]:
        if self.pending:
            return in_index(self.repository.git, self.registry)
        if self._named:
            return in_commit(self.repository.git, self._named.commit, self.registry)
        length = len(self.head or "") or 40
        found = in_work_tree(self.top, self.registry, length) if self.folder.is_dir() else ()
        return with_hidden(found, self.repository.git, self.registry)

    # The history

    @cached_property
    def histories(self) -> Histories | None:
        """Every path's history up to this moment; None before the first commit."""
        self.repository.refuse_shallow()
        return self._build(self.registry)

    @cached_property
    def guard_histories(self) -> Histories | None:
        """The same for roster and settings alone; of the entries, only what the next commit changes."""
        self.repository.refuse_shallow()
        if self.pending is None or self.head is None or self._pin or not self.asked.use_cache:
            return self._build(*self.guards.paths)
        cache = GuardCache(self.repository, self.guards.paths)
        known = cache.load(self.head)
        if known is None:
            walked = walk.commits(self.repository.git, (self.head,), *self.guards.paths)
            known = tuple(build(walked, guards=self.guards.paths).skeleton)
            cache.save(self.head, known)
        self._objects.headers.put(PENDING, self.pending.header)
        ahead = replace(self.pending.commit, parents=(known[-1].id,))
        return build([*known, ahead], guards=self.guards.paths)

    def histories_of(self, paths: Iterable[str]) -> Histories | None:
        """The same for these paths and for roster and settings."""
        return self._build(*self.guards.paths, *paths)

    def _build(self, *paths: str) -> Histories | None:
        git = self.repository.git
        if self.pending:
            self._objects.headers.put(PENDING, self.pending.header)
            commits = [*walk.commits(git, self.pending.parents, *paths), self.pending.commit]
        elif self.revision:
            commits = [*walk.commits(git, (self.revision,), *paths)]
        else:
            return None
        return build(commits, guards=self.guards.paths, pin=self._pin)

    @cached_property
    def _pin(self) -> str | None:
        if self.asked.trust_root is None or self.revision is None:
            return None
        pin = self.repository.resolve(self.asked.trust_root)
        if not self.repository.is_ancestor(pin, self.revision):
            raise UsageError(
                f"the pinned commit {pin[:12]} is not in the history of {self.revision[:12]}",
                help="pin the commit that brought registry/roster.yaml to this branch",
            )
        return pin

    @cached_property
    def trust(self) -> Trust | None:
        """Who is trusted at this moment; None before the first commit."""
        return self.trust_in(self.histories) if self.histories else None

    def trust_in(self, histories: Histories) -> Trust:
        """Who is trusted at the tip of these histories."""
        stored = self._objects
        proofs = Proofs(self.repository, stored.signatures, self.asked.at != INDEX)
        reader = TrustReader(
            self.header, stored.guard_claim, stored.roster, stored.settings, proofs.signed_with
        )
        return Trust(histories, self.guards, reader, now=self.asked.now, pin=self._pin)

    def header(self, commit: str) -> Header:
        """A commit's header, by its full id."""
        return self._objects.headers.get(commit)

    @cached_property
    def roster(self) -> Roster | None:
        """The trusted roster at this moment; None where there is none."""
        return self.trust.roster if self.trust else None

    @cached_property
    def settings(self) -> Settings:
        """The settings in force: the trusted ones; before there are any, those written; else the defaults."""
        trusted = self.trust.settings if self.trust else None
        if trusted:
            return trusted
        for entry in self.snapshot.of(EntryKind.SETTINGS):
            if written := validate(Settings, entry.document)[0]:
                return written
        return DEFAULTS

    # The verdicts

    def inventory(self) -> Inventory:
        """Every feature with its levels and its sign-off; worked out once."""
        return self._inventory

    @cached_property
    def _inventory(self) -> Inventory:
        with nothing_to_collect(), doing("reading the entries and their history"):
            self._read_together()
            entries = self.snapshot.of(EntryKind.FEATURE)
            read = [read_feature(raw.where, raw.document, may_be_ignored) for raw in entries]
            judged = list(zip(read, self.sign_offs(entries), strict=True))
            last = self.last_words.of_all(judged) if self.last_words else [()] * len(judged)
            history = CodeHistory(self.repository.git, self.histories, self.document)
            said = zip(judged, last, history.calling(judged, self.settings), strict=False)
            statuses = [assess(*each, self.settings, self.today, words, code) for each, words, code in said]
            there = {*(raw.where.path for raw in self.snapshot.entries), *self.snapshot.strays}
            gone = gone_entries(self.last_words, self.registry, there) if self.last_words else ()
            today, at = self.today, self.revision
            return Inventory(statuses, as_of=today, revision=at, settings=self.settings, gone=gone)

    def _read_together(self) -> None:
        """Let git walk the history while the entries are parsed: most of the walk is waiting for git."""
        with ThreadPoolExecutor(1) as aside:
            walking = aside.submit(lambda: self.histories)
            try:
                _ = self.snapshot
            finally:
                walking.result()

    def sign_offs(self, entries: Sequence[RawEntry]) -> Iterator[SignOff]:
        """Whether engineering stands behind each entry as it is at this moment."""
        if self.histories is None or self.trust is None:
            return (Unsigned(NOT_COMMITTED) for _ in entries)
        return SignOffs(self._objects, self.histories, self.trust).of(entries)

    @cached_property
    def last_words(self) -> LastWords | None:
        """What engineering said before; None before the first commit."""
        return LastWords(self._objects, self.histories, self.trust) if self.histories and self.trust else None

    def last_words_in(self, histories: Histories) -> LastWords:
        """What engineering said before, at the tip of these histories."""
        return LastWords(self._objects, histories, self.trust_in(histories))

    def version_reader(self, kind: EntryKind) -> Callable[[str], Version]:
        """Reads stored versions of one kind of entry."""
        return lambda obj: self._objects.version(obj, kind)

    def document(self, obj: str, kind: EntryKind) -> Document:
        """One stored version of an entry in full."""
        return self._objects.document(obj, kind)
