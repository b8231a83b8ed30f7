"""How a line is put into a note: one way for the interview, the import, the triage and `handoff edit`."""

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.interview.places import ROWS, NoteData, Place
from readyctl.core.interview.promised import NOTHING_KNOWN, Known
from readyctl.core.promise.model import Status


def place(
    data: NoteData, where: Place, text: str, status: Status, known: Known = NOTHING_KNOWN
) -> tuple[KeyPath, ...]:
    """Put what somebody said into a note; says where it stands now, in several lines if it is several.

    A single line that is there already is never written over: the words wait among the unsorted ones, which
    carry no tag.
    """
    if where is Place.UNSORTED:
        return (_append(data, where.path, text),)
    return tuple(put(data, where, line, status) for line in ROWS[where].read(text, known))


def put(data: NoteData, where: Place, line: NoteData, status: Status) -> KeyPath:
    """Put one line, whose parts are known, into a note."""
    tagged = line | {"status": status.value}
    if not ROWS[where].single:
        return _append(data, where.path, tagged)
    *above, last = where.path
    parent = _inside(data, above)
    if last in parent:
        return _append(data, Place.UNSORTED.path, str(line["text"]))
    parent[last] = tagged
    return where.path


def remark(data: NoteData, words: str) -> None:
    """Put words into the notes, which nobody outside sees."""
    before = data.get("notes")
    data["notes"] = f"{before}\n{words}" if before else words


def _append(data: NoteData, path: tuple[str, ...], line: Node) -> KeyPath:
    *above, last = path
    items = _inside(data, above).setdefault(last, [])
    if not isinstance(items, list):
        raise TypeError(f"{'.'.join(path)} is no list")
    items.append(line)
    return (*path, len(items) - 1)


def _inside(data: NoteData, above: list[str]) -> NoteData:
    parent = data
    for key in above:
        child = parent.setdefault(key, {})
        if not isinstance(child, dict):
            raise TypeError(f"{key} is no mapping")
        parent = child
    return parent
