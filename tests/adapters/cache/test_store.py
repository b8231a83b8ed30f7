"""The cache's file: what is whole comes back, everything else is not there, and nothing ever fails by it."""

import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.cache import store as store_module
from readyctl.adapters.cache.store import Plain, Store, packed_by_content, packed_list

VALUES: dict[str, Plain] = {"one": [1, "two", None, {"three": True}], "other": "text"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path)
    made.write(VALUES)
    return made


def test_what_was_written_comes_back_in_another_run(tmp_path: Path, store: Store) -> None:
    del store
    assert Store(tmp_path).read(["one", "other", "third"]) == VALUES


@given(items=st.lists(st.lists(st.one_of(st.text(), st.integers(), st.none()))), at_once=st.integers(1, 5))
def test_a_list_that_is_packed_piece_by_piece_is_the_list_as_a_whole(
    items: list[Plain], at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store_module, "_AT_ONCE", at_once)
        name, packed = packed_list(iter(items))
    whole = packed_by_content(items)
    assert (name, packed.value) == (whole[0], whole[1].value)


@pytest.mark.parametrize(
    "value", ["half a letter: \ud800", 2**70, [["é", "\u2028", 'a "b"']], {"a": [True, 1.5]}]
)
def test_what_is_hard_to_write_comes_back_too(tmp_path: Path, value: Plain) -> None:
    Store(tmp_path).write({"one": value})
    assert Store(tmp_path).read(["one"]) == {"one": value}
    assert packed_by_content(value)[1].value == value


def test_nothing_is_there_before_the_first_write_and_reading_makes_no_file(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.read(["one"]) == {}
    assert not store.path.exists()


def test_a_row_with_another_value_or_another_key_is_not_there(tmp_path: Path, store: Store) -> None:
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE kept_1 SET (sum, value) = (SELECT sum, value FROM kept_1 WHERE key = 'other')")
    assert Store(tmp_path).read(["one", "other"]) == {"other": "text"}


@given(data=st.data())
def test_no_damage_brings_up_a_value_that_was_not_written(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    store = Store(folder)
    store.write(VALUES)
    body = bytearray(store.path.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    store.path.write_bytes(body[: data.draw(st.integers(0, len(body)))])
    found = Store(folder).read(["one", "other"])
    assert found.items() <= VALUES.items()
    Store(folder).write(VALUES)  # whatever comes of it


def test_a_file_that_is_no_database_makes_room_for_one(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.path.parent.mkdir()
    store.path.write_bytes(b"anything else\n" * 1000)
    assert store.read(["one"]) == {}
    Store(tmp_path).write(VALUES)
    assert Store(tmp_path).read(["one"]) == {"one": VALUES["one"]}


def test_while_another_process_writes_one_goes_without(tmp_path: Path, store: Store) -> None:
    with sqlite3.connect(store.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        Store(tmp_path).write({"third": 3})
        assert Store(tmp_path).read(["one"]) == {"one": VALUES["one"]}
        other.execute("ROLLBACK")
    assert Store(tmp_path).read(["third"]) == {}


@pytest.mark.parametrize("in_the_way", ["file", "missing"])
def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, in_the_way: str) -> None:
    folder = tmp_path / "git"
    if in_the_way == "file":
        folder.write_bytes(b"")
    store = Store(folder)
    store.write(VALUES)
    assert store.read(["one"]) == {}


def test_a_full_disk_keeps_what_was_there(tmp_path: Path, store: Store) -> None:
    store._connection.execute("PRAGMA max_page_count = 9")  # noqa: SLF001 - a disk of one connection
    store.write({"large": [str(number) for number in range(100_000)]})
    assert Store(tmp_path).read(["one", "large"]) == {"one": VALUES["one"]}


def test_the_older_half_goes_once_it_grows_too_large(tmp_path: Path) -> None:
    store = Store(tmp_path, most=200)
    for number in range(100):
        store.write({str(number): "x"})
    left = store.read([str(number) for number in range(100)])
    assert "99" in left
    assert "0" not in left
    assert len(left) < 30


def test_an_older_or_newer_form_of_the_file_is_left_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.path.parent.mkdir()
    with sqlite3.connect(store.path) as db:
        db.execute("CREATE TABLE kept_0 (key TEXT PRIMARY KEY, value BLOB)")
        db.execute("INSERT INTO kept_0 VALUES ('one', 'theirs')")
    store.write(VALUES)
    assert Store(tmp_path).read(["one"]) == {"one": VALUES["one"]}
    with sqlite3.connect(store.path) as db:
        assert db.execute("SELECT value FROM kept_0").fetchall() == [("theirs",)]


def test_a_process_that_is_forked_off_asks_through_a_connection_of_its_own(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write({"one": 1})
    child, right = os.fork(), False
    if child == 0:
        try:
            right = store.read(["one"]) == {"one": 1} and len(store._connections) == 2  # noqa: SLF001 - whose
        finally:
            os._exit(not right)
    assert (os.waitpid(child, 0)[1], store.read(["one"])) == (0, {"one": 1})
