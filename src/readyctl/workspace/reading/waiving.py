"""The waivers for a document, as engineering set them: read at the commit that is looked at."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.git import walk
from readyctl.adapters.yaml.reader import read as read_yaml
from readyctl.core.entry.document import Document, Version
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.subject import Subject
from readyctl.core.statement.waivers import FILE, Waiver, Waivers, WaiverUse, read_waivers
from readyctl.core.trust.building import build
from readyctl.core.trust.derive import sign_off
from readyctl.core.trust.lineage import Histories
from readyctl.core.trust.signoff import SignOff, Unsigned
from readyctl.rules.catalogue import may_be_waived
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.sign_offs import NOT_COMMITTED
from readyctl.workspace.reading.walking import remembered

ELSEWHERE = "its file lies outside the registry's repository"


class WaiversFile(Struct, frozen=True):
    """The waivers that may count for one document. `path` is the file's, from the repository's top; `idle`
    are those that are written and count for nothing, `unread` the file where it has errors.
    """

    path: str
    waivers: tuple[Waiver, ...] = ()
    idle: tuple[Subject, ...] = ()
    unread: Subject | None = None


class WaiverHistory:
    """Who set which waiver in the repository of a workspace, at its moment."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._known: dict[str, Histories | None] = {}

    def file_for(self, document: Path) -> WaiversFile:
        """The waivers for a document: those beside it where it lies in the repository, else the registry's
        that name it.
        """
        beside = document.resolve().parent / FILE
        top = self.workspace.top.resolve()
        if beside.is_relative_to(top):
            return self._beside(beside.relative_to(top).as_posix(), beside)
        path = "/".join(filter(None, (self.workspace.registry, FILE)))
        found = self._committed(path)
        named = tuple(waiver for waiver in found.waivers if waiver.document == document.name)
        return WaiversFile(path, named, tuple(idle(beside, FILE)), found.unread)

    def backing(self, path: str, waiver: Waiver, feature_id: str | None) -> SignOff:
        """Whether an engineer of the feature's area set this waiver of this file as it stands."""
        histories = self._histories(path)
        if histories is None:
            return Unsigned(NOT_COMMITTED)
        status = self.workspace.inventory().find(feature_id) if feature_id else None

        def read(obj: str) -> Version:
            there = waiver in _read(self.workspace.document(obj, EntryKind.SETTINGS)).waivers
            return Version("there" if there else "not there", readable=True, confirmation=None)

        area = status.area if status else None
        return sign_off(histories.heads.get(path), area, read, self.workspace.trust_in(histories))

    def _beside(self, path: str, file: Path) -> WaiversFile:
        found = self._committed(path)
        return WaiversFile(
            path, found.waivers, tuple(idle(file, path, found.waivers, NOT_COMMITTED)), found.unread
        )

    def _committed(self, path: str) -> WaiversFile:
        histories = self._histories(path) if self._is_there(path) else None
        head = histories.heads.get(path) if histories else None
        if head is None or head.obj is None:
            return WaiversFile(path)
        document = self.workspace.document(head.obj, EntryKind.SETTINGS)
        model, problems = read_waivers(document, may_be_waived)
        unread = None if model else Subject(document, path, FILE, document.source, problems)
        return WaiversFile(path, model.waivers if model else (), (), unread)

    def _histories(self, path: str) -> Histories | None:
        if path not in self._known:
            self._known[path] = self._walked(path)
        return self._known[path]

    def _walked(self, path: str) -> Histories | None:
        workspace = self.workspace
        if workspace.revision is None:
            return None
        workspace.repository.refuse_shallow()
        if self._is_kept(path) and (kept := remembered(workspace)):
            return kept.only([path])
        guards = workspace.guards.paths
        commits = walk.commits(workspace.repository.git, (workspace.revision,), *guards, path)
        return build(commits, guards=guards, pin=self._pin)

    def _is_kept(self, path: str) -> bool:
        """Whether a path is one of those whose histories are kept: of the registry's own folder."""
        return path.startswith(f"{self.workspace.registry}/") if self.workspace.registry else True

    def _is_there(self, path: str) -> bool:
        """Whether the commit has anything at a path: most have no waivers, and need no history for that."""
        revision = self.workspace.revision
        asked = ("rev-parse", "--verify", "--quiet", f"{revision}:{path}")
        return revision is not None and self.workspace.repository.git.try_run(*asked)[0] == 0

    @cached_property
    def _pin(self) -> str | None:
        asked = self.workspace.asked.trust_root
        return self.workspace.repository.resolve(asked) if asked else None


def _read(document: Document) -> Waivers:
    return read_waivers(document, lambda _: True)[0] or Waivers()


def idle(file: Path, path: str, counting: tuple[Waiver, ...] = (), why: str = ELSEWHERE) -> Iterator[Subject]:
    """The waivers of a file in the work tree that are none of those that count."""
    if not file.is_file():
        return
    document = read_yaml(file.read_bytes())
    model, problems = read_waivers(document, may_be_waived)
    if model is None:
        yield Subject(document, path, FILE, document.source, problems)
        return
    for index, waiver in enumerate(model.waivers):
        if waiver not in counting:
            at = document.source.value(("waivers", index))
            yield Subject(WaiverUse(waiver, used=True, refusal=why), path, FILE, position=at)
