from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from pydantic import TypeAdapter, ValidationError

from readyctl.core.entry.document import Node
from readyctl.core.entry.fields import Day, Days, Due, Flag, Line, Text
from readyctl.core.entry.plainly import (
    NotPlainError,
    Reading,
    anything,
    count,
    day,
    days,
    due,
    flag,
    line,
    made,
    many,
    none_or,
    one_of,
    one_or_many,
    text,
    values,
)

WRITTEN = ("2027-06-30", "2027-02-30", "2027-Q2", "7d", "0", "0d", "12", "True", "no", "a\nb", "\u2028", " ")
NODES: st.SearchStrategy[Node] = (
    st.text(max_size=4) | st.sampled_from(WRITTEN) | st.none() | st.lists(st.text(max_size=2), max_size=2)
)


class Colour(StrEnum):
    RED = "red"


class Flower(Struct):
    name: str
    colour: Colour = Colour.RED


FLOWER = {"name": text, "colour": one_of(Colour)}


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        (text, Text),
        (line, Line),
        (anything, str | None),
        (day, Day),
        (due, Due),
        (days, Days),
        (flag, Flag),
        (one_of(Colour), Colour),
        (many(text), tuple[Text, ...]),
        (none_or(text, None), Text | None),
    ],
)
@given(written=NODES)
def test_what_is_plain_is_what_the_schema_reads(read: Reading[object], kind: Any, written: Node) -> None:
    try:
        plain = read(written)
    except ValueError:
        return
    schema: TypeAdapter[object] = TypeAdapter(kind)
    assert schema.validate_python(written) == plain


@given(NODES)
def test_a_count_is_a_number_of_at_least_one(written: Node) -> None:
    try:
        assert count(written) == TypeAdapter(int).validate_python(written) >= 1
    except NotPlainError:
        assert not (isinstance(written, str) and written in {"1", "12"})


def test_a_mapping_is_plain_where_it_has_known_keys_only_and_all_that_it_needs() -> None:
    assert made(Flower, {"name": "rose"}, FLOWER, needed=("name",)) == Flower("rose")
    assert values({"colour": "red"}, FLOWER) == {"colour": Colour.RED}
    wrong: list[Node] = [{"colour": "red"}, {"name": "rose", "smell": "sweet"}, ["rose"], None, "rose"]
    for each in wrong:
        with pytest.raises(NotPlainError):
            made(Flower, each, FLOWER, needed=("name",))


def test_one_or_many_take_a_text_for_a_list_of_it_and_a_null_for_none() -> None:
    globs = one_or_many(text)
    plain: list[Node] = ["a", ["a", "b"], None]
    assert [globs(each) for each in plain] == [("a",), ("a", "b"), ()]
    wrong: list[Node] = ["", [""], {"a": "b"}]
    for each in wrong:
        with pytest.raises(NotPlainError):
            globs(each)


def test_the_schema_refuses_what_is_read_here_as_no_day() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python("2027-02-30")
    with pytest.raises(ValueError, match="calendar"):
        day("2027-02-30")
