from pathlib import Path

from readyctl.adapters.git.door import Git
from readyctl.adapters.registry.files import blob_id
from readyctl.adapters.registry.objects import EntryObjects
from readyctl.core.entry.path import EntryKind
from support.people import ADA
from support.repo import RepoBuilder

NOTE = EntryKind.HANDOFF


def test_a_held_text_is_read_when_it_is_asked_for_and_git_is_not_asked(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write("note.yaml", "id: committed\n").commit("a note", by=ADA, at="2026-01-05")
    objects = EntryObjects(Git(repo.top))
    texts = [f"id: note-{number}\n".encode() for number in range(3)]
    one, other, third = [blob_id(text, 40) for text in texts]
    committed = blob_id(b"id: committed\n", 40)
    for obj, text in zip((one, other, third), texts, strict=True):
        objects.hold(obj, NOTE, text)
    objects.hold_all({one, committed, "120000:work-tree"}, NOTE)
    assert [objects.unread(obj, NOTE) for obj in (one, committed)] == [texts[0], b"id: committed\n"]
    assert objects.document(one, NOTE).data == {"id": "note-0"}
    assert objects.version(one, NOTE).readable
    objects.prefetch_documents({other, committed}, NOTE)
    objects.prefetch_versions({third}, NOTE)
    assert objects.document(other, NOTE).data == {"id": "note-1"}
    assert objects.version(third, NOTE) == objects.version(third, NOTE)
    assert [objects.unread(obj, NOTE) for obj in (one, other, committed)] == [None] * 3
    assert objects.document(committed, NOTE) is objects.document(committed, NOTE)
