"""What a workspace is to the modules that it is made from."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from readyctl.adapters.git.repository import Repository
    from readyctl.adapters.registry.objects import EntryObjects
    from readyctl.adapters.registry.pending import Pending
    from readyctl.core.entry.document import Document
    from readyctl.core.entry.path import EntryKind
    from readyctl.core.entry.snapshot import RawEntry, Snapshot
    from readyctl.core.feature.inventory import Inventory
    from readyctl.core.trust.graph import Graph
    from readyctl.core.trust.guards import Guards
    from readyctl.core.trust.lineage import Histories
    from readyctl.core.trust.roster import Roster
    from readyctl.core.trust.settings import Settings
    from readyctl.core.trust.signoff import SignOff
    from readyctl.core.trust.trust import Trust
    from readyctl.workspace.reading.last_words import LastWords
    from readyctl.workspace.reading.moment import Asked


class Registry(Protocol):
    """One registry at one moment; see `Workspace`."""

    repository: "Repository"
    registry: str
    asked: "Asked"
    guards: "Guards"
    unread: "frozenset[EntryKind]"
    while_walking: "Callable[[], object]"

    @property
    def top(self) -> Path: ...  # noqa: D102 - see `Workspace`
    @property
    def folder(self) -> Path: ...  # noqa: D102
    @property
    def stored(self) -> "EntryObjects": ...  # noqa: D102
    @property
    def head(self) -> str | None: ...  # noqa: D102
    @property
    def revision(self) -> str | None: ...  # noqa: D102
    @property
    def pin(self) -> str | None: ...  # noqa: D102
    @property
    def today(self) -> dt.date: ...  # noqa: D102
    @property
    def pending(self) -> "Pending | None": ...  # noqa: D102
    @property
    def snapshot(self) -> "Snapshot": ...  # noqa: D102
    @property
    def histories(self) -> "Histories | None": ...  # noqa: D102
    def forget_history(self) -> None: ...  # noqa: D102
    @property
    def graph(self) -> "Graph | None": ...  # noqa: D102
    @property
    def trust(self) -> "Trust | None": ...  # noqa: D102
    @property
    def roster(self) -> "Roster | None": ...  # noqa: D102
    @property
    def settings(self) -> "Settings": ...  # noqa: D102
    @property
    def last_words(self) -> "LastWords | None": ...  # noqa: D102
    def is_there(self) -> bool: ...  # noqa: D102
    def read(self, look: "Callable[[RawEntry], None]") -> None: ...  # noqa: D102
    def sign_offs(self, entries: "Sequence[RawEntry]") -> "Iterator[SignOff]": ...  # noqa: D102
    def document(self, obj: str, kind: "EntryKind") -> "Document": ...  # noqa: D102
    def histories_of(self, paths: "Iterable[str]") -> "Histories | None": ...  # noqa: D102
    def inventory(self) -> "Inventory": ...  # noqa: D102
    def without_cache(self) -> "Registry": ...  # noqa: D102
