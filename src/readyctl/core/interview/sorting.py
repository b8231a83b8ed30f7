"""Sorting what an import could not place: a key for each place where a line may belong."""

from readyctl.core.interview.places import PLACES, NoteData, Place
from readyctl.core.interview.placing import place, remark
from readyctl.core.interview.promised import NOTHING_KNOWN, Known
from readyctl.core.interview.tags import short_line
from readyctl.core.promise.model import Status

INTERNAL, DROP = "i", "x"
KEYS = {row.key: row.title.lower() for row in PLACES if row.key} | {INTERNAL: "internal", DROP: "drop"}
"""Every key with what it does, in the order of the places."""
_PLACES = {row.key: row.place for row in PLACES if row.key}


def unsorted(data: NoteData) -> tuple[str, ...]:
    """The lines of a note that have no place yet."""
    found = data.get(Place.UNSORTED.value)
    return tuple(map(str, found)) if isinstance(found, list) else ()


def needs_status(key: str) -> bool:
    """Whether a line sorted by this key is one that can be sure or unsure."""
    return key in _PLACES and _PLACES[key] is not Place.QUESTION


def sort(data: NoteData, line: str, key: str, status: Status, known: Known = NOTHING_KNOWN) -> None:
    """Put one unsorted line where a key says. Internal remarks go into the notes, which nobody outside sees.

    Raises KeyError for a key that is none, ValueError where the note has no such line.
    """
    left = list(unsorted(data))
    left.remove(line)
    data[Place.UNSORTED.value] = [*left]
    if key == INTERNAL:
        remark(data, line)
    elif key != DROP:
        where = _PLACES[key]
        said = line if where is Place.QUESTION else _without_tag(line)
        place(data, where, said, Status.NOT_DISCUSSED if where is Place.QUESTION else status, known)
    if not left:
        del data[Place.UNSORTED.value]


def _without_tag(line: str) -> str:
    return short_line(line).text
