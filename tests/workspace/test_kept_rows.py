"""What was judged of features is read back as it was, whatever is in a file."""

import datetime as dt
import zlib

import pytest
from hypothesis import given
from msgspec import msgpack
from msgspec.structs import replace

from readyctl.adapters.cache.store import Packed
from readyctl.core.entry.path import EntryPath
from readyctl.core.feature.plain import KeptEntry, gone_entry, gone_row, judged, judged_row, with_known
from readyctl.core.feature.written import FeatureEntry
from readyctl.workspace.reading.kept_names import NotKept
from readyctl.workspace.reading.kept_rows import gone_rows, judged_rows, packed_rows
from support.inventories import TODAY, signed, status
from support.random_inventories import Drawn, registries

SEEN = ("where", "declared", "legible", "called", "problems", "said", "valid")


def no_file(where: EntryPath, obj: str) -> FeatureEntry:
    raise AssertionError(where, obj)


def as_seen(entry: FeatureEntry | None) -> object:
    return entry and [getattr(entry, name) for name in SEEN]


@given(registries())
def test_features_and_gone_entries_are_read_back_as_they_were(drawn: Drawn) -> None:
    for day in (TODAY, TODAY + dt.timedelta(days=200)):
        inventory, after = drawn.on(day), drawn.settings.recheck_after_commits
        rows = [judged_row(each, "0bad" * 10) for each in inventory.ordered]
        name, part = packed_rows(rows)
        assert packed_rows(judged_rows(part.value))[0] == name
        for was, row in zip(inventory.ordered, judged_rows(part.value), strict=True):
            now = judged(row, no_file).on(day, after)
            assert isinstance(now.entry, KeptEntry)
            assert now.entry.obj == "0bad" * 10
            assert as_seen(now.entry) == as_seen(was.entry)
            assert [(as_seen(w.entry), w.act) for w in now.last_words] == [
                (as_seen(w.entry), w.act) for w in was.last_words
            ]
            assert replace(now, entry=was.entry, last_words=was.last_words) == was
        gone = gone_rows(packed_rows(map(gone_row, inventory.gone))[1].value)
        assert [(g.where, g.fate, g.signed_in) for g in inventory.gone] == [
            (g.where, g.fate, g.signed_in) for g in (gone_entry(row, no_file) for row in gone)
        ]


@pytest.mark.parametrize("odd", ["features/a/\udcff.yaml", "features/a/x.yaml"])
@pytest.mark.parametrize("window", [1 << 70, 90])
def test_names_that_are_no_text_and_numbers_of_any_size_are_kept(odd: str, window: int) -> None:
    row = judged_row(status({"id": "fx", "name": "日本 👍"}, signed()), "0bad")
    where = EntryPath(odd, row.entry.where.kind, "fx", "a")
    hostile = replace(row, entry=replace(row.entry, where=where), window=window)
    assert judged_rows(packed_rows([hostile])[1].value) == (hostile,)


@pytest.mark.parametrize(
    "other", [b"", b"x", zlib.compress(b"x"), zlib.compress(msgpack.encode([["x"]])), [["x"]], {"a": 1}, None]
)
def test_what_is_something_else_is_not_kept(other: object) -> None:
    for read in (judged_rows, gone_rows):
        with pytest.raises(NotKept):
            read(other)


def test_what_was_known_of_an_act_stays_known_until_there_is_another() -> None:
    one = judged_row(status({"id": "fx"}, signed()), "0bad")
    known = replace(one, code_then=("src/**",))
    other = judged_row(status({"id": "fx"}, signed(commit="b1b2c3d4" * 5)), "0bad")
    assert with_known(one, known).code_then == ("src/**",)
    assert with_known(other, known) == other
    assert with_known(one, None) == one


def test_a_part_is_written_compressed() -> None:
    rows = [judged_row(status({"id": "fx"}, signed()), "0bad")] * 64
    _, part = packed_rows(rows)
    assert isinstance(part, Packed)
    assert len(part.data) < len(msgpack.encode(rows)) / 10
