"""What a rule is asked about: a value, and where its file says so."""

from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Problem, SourceMap

if TYPE_CHECKING:
    from readyctl.core.entry.ignore import Silenced
    from readyctl.core.entry.written_ignore import Ignore


class Subject(Struct, frozen=True):
    """A value with its place. Rules whose SUBJECT is the value's type are run on it.

    `path` is relative to the repository's top, or a document's name; `source` turns key paths into lines.
    Where there are no keys (a document), `position` and `place` say where the value was found.
    `problems` are the errors of reading the file; `ignore` the findings it asks not to hear about;
    `weight` orders findings of one severity, heavier first; `order`, within one file, those of one line, or
    all where a document has no lines: by passage, and by character in it.
    """

    value: object
    path: str
    id: str
    source: SourceMap | None = None
    problems: tuple[Problem, ...] = ()
    ignore: "tuple[Ignore | Silenced, ...]" = ()
    weight: float = 0.0
    position: Position | None = None
    place: str | None = None
    order: tuple[int, int] = (0, 0)


class StrayFile(Struct, frozen=True):
    """A YAML file inside the registry's folder that stands where no entry may stand, or what is no folder
    where only a folder of entries may be.
    """

    path: str


def stray_subject(path: str) -> Subject:
    """A file that `core.entry.path.is_stray` tells."""
    return Subject(StrayFile(path), path, path.rpartition("/")[2], position=Position(1, 1))
