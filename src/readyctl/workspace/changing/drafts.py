"""Drafts of interviews: one file each, written after every answer, whole or not at all."""

from pathlib import Path

from readyctl.adapters.drafts import decoded, encoded
from readyctl.adapters.files import write_atomically
from readyctl.core.interview.draft import Draft
from readyctl.errors import Refused


class DraftFile:
    """The file of one draft. It knows what it wrote, so that two interviews do not overwrite each other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written: bytes | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a draft to go on with."""
        return self.path.is_file()

    def load(self) -> Draft:
        """Read the draft. Raises Refused where the file is not one; the file is left as it is."""
        blob = self.path.read_bytes()
        draft = decoded(blob)
        if draft is None:
            raise Refused(
                f"{self.path} is not a draft of an interview", help="move the file away, and start again"
            )
        self._written = blob
        return draft

    def save(self, draft: Draft) -> None:
        """Write the draft at one stroke. Raises NotWritten where the system does not allow it."""
        blob = encoded(draft)
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
        """Drop the draft, when the note is written."""
        self.path.unlink(missing_ok=True)
