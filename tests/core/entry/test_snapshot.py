from readyctl.core.entry.document import Document, Version
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.snapshot import RawEntry, Snapshot
from readyctl.core.entry.subject import stray_subject


def entry(kind: EntryKind, id_: str) -> RawEntry:
    where = EntryPath(f"{id_}.yaml", kind, id_)
    return RawEntry(where, (Document({}), Version("", readable=True, confirmation=None)), "0" * 40)


def test_the_entries_of_a_kind_keep_their_order() -> None:
    kinds = (EntryKind.FEATURE, EntryKind.SYNC, EntryKind.FEATURE)
    found = Snapshot([entry(kind, str(at)) for at, kind in enumerate(kinds)]).of(EntryKind.FEATURE)
    assert [each.where.id for each in found] == ["0", "2"]


def test_a_stray_file_goes_by_its_name() -> None:
    assert stray_subject("registry/features/fx.yaml").id == "fx.yaml"
