"""From stored files to a `Snapshot`: each entry read once, the objects among them fetched together."""

from collections.abc import Iterable

from readyctl.adapters.registry.files import StoredFile
from readyctl.adapters.registry.objects import EntryObjects
from readyctl.adapters.yaml.reader import read_entry
from readyctl.core.entry.path import EntryKind, EntryPath, classify, is_stray
from readyctl.core.entry.snapshot import RawEntry, Snapshot


def read_snapshot(found: Iterable[StoredFile], registry: str, objects: EntryObjects) -> Snapshot:
    """Read every entry among these files; YAML that is none and does not belong beside them is a stray."""
    entries: list[tuple[EntryPath, StoredFile]] = []
    strays = []
    for file in found:
        if where := classify(file.path, registry):
            entries.append((where, file))
        elif is_stray(file.path, registry):
            strays.append(file.path)
    for kind in EntryKind:
        stored = {file.obj for where, file in entries if where.kind is kind and file.data is None}
        objects.prefetch_documents(stored, kind)
    return Snapshot([_entry(where, file, objects) for where, file in entries], tuple(strays))


def _entry(where: EntryPath, file: StoredFile, objects: EntryObjects) -> RawEntry:
    if file.data is None:
        document, version = objects.document(file.obj, where.kind), objects.version(file.obj, where.kind)
    else:
        document, version = read_entry(file.data, where.kind)
        objects.keep(file.obj, where.kind, document, version)
    return RawEntry(where, document, version, file.obj)
