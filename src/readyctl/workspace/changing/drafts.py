"""Drafts of interviews and meetings: one file each, written after every answer, whole or not at all."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Generic, TypeVar

from readyctl.adapters import drafts, meeting_drafts
from readyctl.adapters.files import write_atomically
from readyctl.core.interview.draft import Draft
from readyctl.core.meeting.draft import MeetingDraft
from readyctl.errors import Refused

T = TypeVar("T")


class KeptFile(ABC, Generic[T]):
    """The file of one draft. It knows what it wrote, so that two sessions do not overwrite each other."""

    what: str
    """What the draft is of, with its article."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written: bytes | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a draft to go on with."""
        return self.path.is_file()

    def load(self) -> T:
        """Read the draft. Raises Refused where the file is not one; the file is left as it is."""
        blob = self.path.read_bytes()
        draft = self._decoded(blob)
        if draft is None:
            raise Refused(
                f"{self.path} is not a draft of {self.what}", help="move the file away, and start again"
            )
        self._written = blob
        return draft

    def save(self, draft: T) -> None:
        """Write the draft at one stroke. Raises NotWritten where the system does not allow it."""
        blob = self._encoded(draft)
        if blob != self._written:
            write_atomically(self.path, blob, expect=self._written)
            self._written = blob

    def put_aside(self) -> Path:
        """Keep an old draft under another name, and make room for a new one."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.{number}")).exists():
            number += 1
        self.path.rename(aside)
        return aside

    def remove(self) -> None:
        """Drop the draft, when that which it was for is written."""
        self.path.unlink(missing_ok=True)

    @abstractmethod
    def _decoded(self, blob: bytes) -> T | None: ...

    @abstractmethod
    def _encoded(self, draft: T) -> bytes: ...


class DraftFile(KeptFile[Draft]):
    """The draft of an interview."""

    what = "an interview"

    def _decoded(self, blob: bytes) -> Draft | None:
        return drafts.decoded(blob)

    def _encoded(self, draft: Draft) -> bytes:
        return drafts.encoded(draft)


class MeetingDraftFile(KeptFile[MeetingDraft]):
    """The draft of a meeting's record."""

    what = "a meeting"

    def _decoded(self, blob: bytes) -> MeetingDraft | None:
        return meeting_drafts.decoded(blob)

    def _encoded(self, draft: MeetingDraft) -> bytes:
        return meeting_drafts.encoded(draft)
