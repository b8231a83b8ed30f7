"""Stored versions of entries, parsed as what they are; each object is read and parsed once."""

from collections.abc import Callable, Collection
from functools import cache
from types import ModuleType

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.headers import parse_header
from readyctl.adapters.git.objects import Objects, Store
from readyctl.adapters.git.signatures import Signatures
from readyctl.core.entry.document import Document, Problem, Version
from readyctl.core.entry.path import EntryKind
from readyctl.core.trust.commit import CommitHeader, Header
from readyctl.core.trust.reading import read_roster, read_settings
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import Settings


def irregular(obj: str) -> tuple[Document, Version]:
    """What stands in an entry's place and is no plain file: a value of its own, never followed."""
    mode = obj.partition(":")[0]
    what = {"120000": "a symbolic link", "160000": "a submodule", "conflict": "in conflict"}.get(
        mode, "no plain file"
    )
    problem = Problem(
        "irregular-file",
        f"the entry is {what}",
        "finish the merge" if mode == "conflict" else "replace it with a plain YAML file",
    )
    version = Version(f"irregular:{obj}", readable=False, confirmation=None)
    return Document(None, problems=(problem,)), version


@cache
def _yaml() -> ModuleType:
    """What reads YAML, loaded with the first file: whoever asks for commits alone goes without."""
    from readyctl.adapters.yaml import reader  # noqa: PLC0415

    return reader


class EntryObjects:
    """The entries and commits of one repository, by object id. Raises `CannotTell` for missing objects."""

    def __init__(self, git: Git) -> None:
        objects = self._objects = Objects(git)
        self._newest = 0
        self._rosters: dict[str, Roster | None] = {}
        self.headers: Store[Header] = Store(objects, parse_header)
        self.signatures = Signatures(objects)
        self._versions = {kind: Store(objects, self._version_parser(kind)) for kind in EntryKind}
        self._documents = {kind: Store(objects, self._document_parser(kind)) for kind in EntryKind}

    def _version_parser(self, kind: EntryKind) -> Callable[[str, bytes], Version]:
        return lambda _, body: _yaml().read_version(body, kind)

    def _document_parser(self, kind: EntryKind) -> Callable[[str, bytes], Document]:
        def parse(obj: str, body: bytes) -> Document:
            document: Document
            document, version = _yaml().read_entry(body, kind)
            self._versions[kind].put(obj, version)
            return document

        return parse

    def document(self, obj: str, kind: EntryKind) -> Document:
        """One version in full."""
        return irregular(obj)[0] if ":" in obj else self._documents[kind].get(obj)

    def version(self, obj: str, kind: EntryKind) -> Version:
        """One version as sign-off needs it."""
        return irregular(obj)[1] if ":" in obj else self._versions[kind].get(obj)

    def keep(self, obj: str, kind: EntryKind, document: Document, version: Version) -> None:
        """Remember a document that was read from the same bytes elsewhere."""
        self._documents[kind].put(obj, document)
        self._versions[kind].put(obj, version)

    def hold(self, obj: str, kind: EntryKind, body: bytes) -> None:
        """Hold the text of one version, and read it when somebody asks what it says."""
        self._documents[kind].hold(obj, body)
        self._versions[kind].hold(obj, body)

    def hold_all(self, objects: Collection[str], kind: EntryKind) -> None:
        """The same with all these, unless they were read already."""
        store = self._documents[kind]
        new = {obj for obj in objects if ":" not in obj and not store.knows(obj)}
        for obj, body in self._objects.read_all(new):
            self.hold(obj, kind, body)

    def unread(self, obj: str, kind: EntryKind) -> bytes | None:
        """The text of a version that is held and that nobody asked about yet."""
        return self._documents[kind].held(obj)

    def prefetch_documents(self, objects: set[str], kind: EntryKind) -> None:
        """Read all these documents at once."""
        self._documents[kind].prefetch({obj for obj in objects if ":" not in obj})

    def prefetch_versions(self, objects: set[str], kind: EntryKind) -> Collection[str]:
        """Read all these versions at once; says which had not been read."""
        return self._versions[kind].prefetch({obj for obj in objects if ":" not in obj})

    @property
    def newest(self) -> int:
        """The newest date of all commits that were read, in seconds; 0 where none was."""
        people = (
            person
            for header in self.headers.known
            if isinstance(header, CommitHeader)
            for person in (header.author, header.committer)
        )
        self._newest = max(self._newest, max((person.time for person in people), default=0))
        return self._newest

    def forget(self) -> None:
        """Let go of commits, and of what versions of features claim, once all of these were judged; it is
        read again where it is asked for again.
        """
        _ = self.newest
        self.headers.forget()
        self._versions[EntryKind.FEATURE].forget()

    def forget_versions(self, objects: Collection[str], kind: EntryKind) -> None:
        """Hold these versions no longer."""
        self._versions[kind].forget(objects)

    def forget_documents(self, objects: Collection[str] | None, kind: EntryKind) -> None:
        """Hold these documents no longer, or none of the kind."""
        self._documents[kind].forget(objects)

    def roster(self, obj: str) -> Roster | None:
        """A stored roster; None where the version is no valid one."""
        if obj not in self._rosters:
            model, problems = read_roster(self.document(obj, EntryKind.ROSTER))
            self._rosters[obj] = None if problems else model
        return self._rosters[obj]

    def settings(self, obj: str) -> Settings | None:
        """Stored settings; None where the version is no valid one."""
        model, problems = read_settings(self.document(obj, EntryKind.SETTINGS))
        return None if problems else model

    def guard_claim(self, obj: str | None) -> str:
        """What a guard file says, for comparison; None is its absence."""
        return "absent" if obj is None else self.version(obj, EntryKind.ROSTER).claim
