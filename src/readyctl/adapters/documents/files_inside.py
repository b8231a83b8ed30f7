"""Files inside an office file, shown in its text (`w:altChunk`) or embedded: read by their own readers."""

import io
import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.documents import reading
from readyctl.adapters.documents.packages import outside, relations
from readyctl.adapters.safe_zip import Archive
from readyctl.core.statement.passages import WHOLE, Passage, Unreadable
from readyctl.errors import UsageError

_ENDINGS = {".mht": ".eml", ".mhtml": ".eml", ".xhtml": ".html"}
"""A page saved as one file is a mail without a sender."""
_NESTING = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".pptx", ".pptm", ".ppsx", ".potx", ".eml"}
)
MOST_FILES = 100
"""Files that are read inside of one part; each may be as large as a file of its own."""


class FilesInside(Struct, dict=True):
    """The files that one part of a package refers to, read in the order in which they are asked for."""

    archive: Archive
    part: str
    pictures: list[str] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    """How many were read."""
    places: int = 0

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        return {each.id: each.part for each in relations(self.archive, self.part)}

    @cached_property
    def _outside(self) -> Mapping[str, str]:
        return outside(self.archive, self.part)

    def shown(self, identity: str) -> Iterator[Passage]:
        """Read the file that stands in the text by a relation; what cannot be read is named in `unread`."""
        self.places += 1
        place = f"inserted part {self.places}"
        if identity in self._parts:
            yield from self._read(self._parts[identity], place)
        elif target := self._outside.get(identity):
            self.elsewhere.append((WHOLE, target))
        else:
            self.unread.append((place, "it is missing"))

    def embedded(self, place: str = "") -> Iterator[Passage]:
        """Read the documents and workbooks that are embedded at a place, which shows a picture of them."""
        for each in relations(self.archive, self.part):
            if each.kind == "package":
                name = f'embedded file "{posixpath.basename(each.part)}"'
                yield from self._read(each.part, f"{place}, {name}" if place else name)

    def _read(self, part: str, place: str) -> Iterator[Passage]:
        self.count += 1
        if self.count > MOST_FILES:
            self.unread.append((place, f"more than {MOST_FILES} files are inside"))
            return
        ending = posixpath.splitext(part)[1].lower()
        ending = _ENDINGS.get(ending, ending)
        if ending in _NESTING and self.archive.name.endswith(_INSIDE):
            self.unread.append((place, "it is a document within a document within a document"))
            return
        try:
            name = f"{posixpath.basename(part)}{_INSIDE}"
            found = reading.read(io.BytesIO(self.archive.read(part)), name, ending)
        except (Unreadable, UsageError) as error:
            self.unread.append((place, error.message))
            return
        self.pictures += [place for _ in found.pictures]
        self.elsewhere += [(place, file) for _, file in found.elsewhere]
        self.unread += [(f"{place}, {spot}" if spot else place, why) for spot, why in found.unread]
        for passage in found.passages:
            spot = f"line {passage.line}" if passage.line else passage.place
            where, story = (f"{place}, {each}" if each else place for each in (spot, passage.story))
            yield replace(passage, place=where, line=None, slide=None, story=story)


_INSIDE = " inside another"
"""How such a file is called in messages."""
