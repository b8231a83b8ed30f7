"""A note that nobody touched again is known without being followed, and is what following it would find."""

from readyctl.core.deal.followed import Accounts, FollowedNote, FollowedNotes, Untouched
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.promise.ledger import Ledger, NotePromises
from readyctl.core.promise.lines import promise_lines, promise_places
from readyctl.core.trust.lineage import PathNode

NOTE: dict[str, Node] = {
    "promises": [
        {"feature": "fx", "kind": "demo"},
        "x",
        {"feature": "fy", "kind": "mention", "withdrawn": {}},
    ]
}


def followed(id_: str, *, order: int, keys: frozenset[str]) -> FollowedNote:
    document = Document(NOTE)
    node = PathNode(order, f"c{order}", f"o{order}", (None,), merge=False)
    version = NotePromises(promise_lines(document), node.obj or "", keys)
    accounts = Ledger(lambda _: version, str).follow([node])
    where = EntryPath(f"registry/handoffs/{id_}.yaml", EntryKind.HANDOFF, id_)
    known = FollowedNote.known(
        where,
        order,
        None,
        (accounts[node], accounts),
    )
    return as_if(known, Untouched(node, lambda: promise_places(document)))


def as_if(known: FollowedNote, untouched: Untouched | None) -> FollowedNote:
    def follow() -> Accounts:
        return known.account, known.accounts

    return FollowedNote(known.where, known.keys, known.first, known.removed, follow, untouched)


def touched(note: FollowedNote) -> FollowedNote:
    return as_if(note, None)


def test_an_untouched_note_holds_its_promises_since_when_following_it_says() -> None:
    note = followed("a", order=3, keys=frozenset({"id:a"}))
    alone, other = FollowedNotes([note], str), FollowedNotes([touched(note)], str)
    assert alone.held_in(note) == other.held_in(other.notes[0])
    assert {index: each.since for index, each in alone.held_in(note).items()} == {0: "c3", 2: "c3"}
    assert set(note.writing) == set(other.notes[0].writing)
    assert [*alone.vanished()] == [*other.vanished()] == []


def test_nothing_is_followed_for_it() -> None:
    note = followed("a", order=3, keys=frozenset({"id:a"}))

    def never() -> Accounts:
        raise AssertionError

    alone = FollowedNote(note.where, note.keys, note.first, None, never, note.untouched)
    notes = FollowedNotes([alone], str)
    assert ([*notes.vanished()], sorted(notes.held_in(alone)), [*alone.writing]) == ([], [0, 2], ["c3"])


def test_one_that_goes_on_with_another_holds_its_promises_since_they_were_there() -> None:
    first, second = (followed(id_, order=n, keys=frozenset({"id:x"})) for n, id_ in enumerate("ab"))
    for notes in (FollowedNotes([first, second], str), FollowedNotes([touched(first), touched(second)], str)):
        held = notes.held_in(notes.notes[1])
        assert {index: each.since for index, each in held.items()} == {0: "c0", 2: "c0"}
