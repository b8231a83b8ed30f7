"""Files that a Word document shows in its own text (`w:altChunk`): read by the readers of their formats."""

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from readyctl.adapters.documents import reading
from readyctl.adapters.documents.packages import relations
from readyctl.adapters.safe_zip import Archive
from readyctl.core.statement.passages import Passage, Unreadable
from readyctl.errors import UsageError

_ENDINGS = {".mht": ".eml", ".mhtml": ".eml", ".xhtml": ".html"}
"""A page saved as one file is a mail without a sender."""
_NESTING = frozenset({".docx", ".docm", ".dotx"})


@dataclass
class Inserted:
    """The files inside one document, read in the order in which they are asked for."""

    archive: Archive
    parts: dict[str, str]
    pictures: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0

    @classmethod
    def of(cls, archive: Archive, part: str) -> "Inserted":
        """Find the files that a document shows."""
        return cls(archive, {r.id: r.part for r in relations(archive, part) if r.kind == "aFChunk"})

    def read(self, identity: str) -> Iterator[Passage]:
        """Read the file that a relation leads to; one that cannot be read is named in `unread`."""
        self.count += 1
        place = f"inserted part {self.count}"
        part = self.parts.get(identity)
        if part is None:
            self.unread.append((place, "it is missing"))
            return
        ending = posixpath.splitext(part)[1].lower()
        if ending in _NESTING and self.archive.name.endswith(_INSIDE):
            self.unread.append((place, "it is a document within a document within a document"))
            return
        try:
            name = f"{posixpath.basename(part)}{_INSIDE}"
            found = reading.read(io.BytesIO(self.archive.read(part)), name, _ENDINGS.get(ending, ending))
        except (Unreadable, UsageError) as error:
            self.unread.append((place, error.message))
            return
        self.pictures += [place for _ in found.pictures]
        self.unread += [(f"{place}, {spot}" if spot else place, why) for spot, why in found.unread]
        for passage in found.passages:
            spot = f"line {passage.line}" if passage.line else passage.place
            yield replace(passage, place=f"{place}, {spot}" if spot else place, line=None, slide=None)


_INSIDE = " inside another"
"""How such a file is called in messages."""
