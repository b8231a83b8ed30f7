"""From stored files to a `Snapshot`: each entry read once, the objects among them fetched together."""

from collections.abc import Iterable

from readyctl.adapters.registry.files import StoredFile
from readyctl.adapters.registry.objects import EntryObjects
from readyctl.adapters.yaml.reader import read_entry
from readyctl.core.entry.path import BESIDE, FOLDERS, EntryKind, EntryPath, classify
from readyctl.core.entry.snapshot import RawEntry, Snapshot


def read_snapshot(found: Iterable[StoredFile], registry: str, objects: EntryObjects) -> Snapshot:
    """Read every entry among these files; YAML that is none and does not belong beside them is a stray."""
    entries: list[tuple[EntryPath, StoredFile]] = []
    strays = []
    # A registry at the top has the whole repository below it, of which only its own folders are its business.
    ours = "" if registry else tuple(f"{folder}/" for folder in FOLDERS)
    beside = {f"{registry}/{name}" if registry else name for name in BESIDE}
    for file in found:
        where = classify(file.path, registry)
        if where:
            entries.append((where, file))
        elif file.path.endswith((".yaml", ".yml")) and file.path.startswith(ours) and file.path not in beside:
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
