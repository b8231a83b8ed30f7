"""From stored files to a `Snapshot`: each entry read once, the objects among them fetched together."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from readyctl.adapters.registry.files import StoredFile
from readyctl.adapters.registry.objects import EntryObjects
from readyctl.adapters.yaml.reader import read_entry
from readyctl.core.entry.path import EntryKind, EntryPath, classify, is_stray
from readyctl.core.entry.snapshot import RawEntry, Snapshot

_AT_ONCE = 1_000
"""So many objects are fetched together, and so many files held before they are looked at."""
_Found = tuple[EntryPath, StoredFile]


def read_snapshot(
    found: Iterable[StoredFile],
    registry: str,
    objects: EntryObjects,
    look: Callable[[RawEntry], None] = lambda _: None,
    unread: Collection[EntryKind] = (),
) -> Snapshot:
    """Read every entry among these files; YAML that is none and does not belong beside them is a stray.

    `look` is handed each entry as soon as it was read, in order. Those of the kinds `unread` are read when
    somebody asks what one of them says.
    """
    entries: list[RawEntry] = []
    strays: list[str] = []
    for some in _parted(_told_apart(found, registry, strays)):
        for kind in EntryKind:
            stored = {file.obj for where, file in some if where.kind is kind and file.data is None}
            (objects.hold_all if kind in unread else objects.prefetch_documents)(stored, kind)
        for where, file in some:
            raw = (_unread if where.kind in unread else _entry)(where, file, objects)
            look(raw)
            entries.append(raw)
    return Snapshot(entries, tuple(strays))


def _told_apart(found: Iterable[StoredFile], registry: str, strays: list[str]) -> Iterator[_Found]:
    for file in found:
        if where := classify(file.path, registry):
            yield where, file
        elif is_stray(file.path, registry):
            strays.append(file.path)


def _parted(found: Iterator[_Found]) -> Iterator[list[_Found]]:
    while some := [*islice(found, _AT_ONCE)]:
        yield some


def _entry(where: EntryPath, file: StoredFile, objects: EntryObjects) -> RawEntry:
    if file.data is None:
        document, version = objects.document(file.obj, where.kind), objects.version(file.obj, where.kind)
    else:
        document, version = read_entry(file.data, where.kind)
        objects.keep(file.obj, where.kind, document, version)
    return RawEntry(where, (document, version), file.obj)


def _unread(where: EntryPath, file: StoredFile, objects: EntryObjects) -> RawEntry:
    if file.data is not None:
        objects.hold(file.obj, where.kind, file.data)
    return RawEntry(where, objects, file.obj)
