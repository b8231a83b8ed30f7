import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters import laid_aside
from readyctl.adapters.laid_aside import LaidAside
from readyctl.adapters.yaml.reader import read, read_entry
from readyctl.core.entry.document import Document
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.reading import held, read_feature

FILE = (
    b"# a comment\nid: fx\nlevel: beta\ncaveats:\n  - slow # still\ndelivery: {date: 2027-06-30}\nlinks: []\n"
)
WHOLE = b"""id: fx
name: FX
summary: It matches.
level: planned
limits:
  - {metric: currencies, at_most: 12}
code: [src/fx/**]
ignore:
  - {code: RDY113, reason: old, until: 2027-01-01}
"""


@given(texts=st.lists(st.binary(max_size=200)), at_once=st.integers(1, 300))
def test_what_is_laid_aside_is_there_again(texts: list[bytes], at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(laid_aside, "_AT_ONCE", at_once)
        aside = LaidAside()
        places = [aside.put(text) for text in texts]
        assert [aside.get(place) for place in places if place is not None] == texts


def test_a_text_stays_in_memory_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError

    monkeypatch.setattr(laid_aside, "_AT_ONCE", 1)
    monkeypatch.setattr(os, "pwrite", full)
    aside = LaidAside()
    place = aside.put(FILE)
    assert place is not None
    assert aside.get(place) == FILE
    monkeypatch.setattr(laid_aside, "TemporaryFile", full)
    assert LaidAside().put(FILE) is None


@pytest.mark.parametrize(
    "blob", [FILE, b"id: fx\n\tlevel: beta\n", b"- no mapping\n", FILE + b'name: "a\\tb"\n']
)
def test_a_file_says_the_same_once_its_text_was_laid_aside(blob: bytes) -> None:
    for _ in range(200):  # until the line reader reads
        read(FILE)
    held, aside = read(blob), LaidAside()
    lying = read_entry(blob, EntryKind.FEATURE)[0]
    lying.lay_aside(aside)
    lying.lay_aside(aside)
    assert (lying.data, lying.problems) == (held.data, held.problems)
    for path in [(), ("level",), ("caveats", 0), ("delivery", "date"), ("links",), ("owner",)]:
        assert lying.source.value(path) == held.source.value(path)
        assert lying.source.key(path) == held.source.key(path)


def test_an_entry_that_is_held_says_what_the_whole_one_says() -> None:
    where = EntryPath("registry/features/pay/fx.yaml", EntryKind.FEATURE, "fx", "pay")
    whole = read_feature(where, read(WHOLE), lambda _: True)
    document = read(WHOLE)
    entry = read_feature(where, document, lambda _: True)
    assert held(entry) is entry, "its text is not laid aside"
    document.lay_aside(LaidAside())
    light = held(entry)
    assert light is not entry
    assert light.model == whole.model is not None
    told = [
        (e.said, e.called, e.legible, e.valid, e.declared, e.problems, e.tombstone) for e in (light, whole)
    ]
    assert told[0] == told[1]


def test_what_has_no_text_is_held_on() -> None:
    document = Document({"id": "fx"})
    document.lay_aside(LaidAside())
    assert document.data == {"id": "fx"}
