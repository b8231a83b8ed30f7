"""An answer that is told in pieces is the one that is told as a whole."""

import json
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.render import published
from readyctl.render.published import Published, as_json, in_pieces


class Item(Published):
    """One of many."""

    name: str
    parts: tuple[str, ...] = ()


class Answer(Published):
    """What holds them, with a list of the same name further down."""

    said: str
    items: tuple[Item, ...]
    more: tuple["Answer", ...] = ()


class Inner(Published):
    """A list one step further down."""

    names: tuple[Item, ...]
    last: str


class Outer(Published):
    """Two lists, the second of them within."""

    items: tuple[Item, ...]
    inner: Inner


TEXTS = st.text(st.sampled_from('a"\n\\ä: []{},items'), max_size=12)
ITEMS = st.lists(st.builds(Item, name=TEXTS, parts=st.lists(TEXTS, max_size=2).map(tuple)), max_size=3)


@pytest.mark.parametrize("indent", [1, 2, None])
@given(said=TEXTS, items=ITEMS, at_once=st.integers(1, 4))
def test_in_pieces_it_is_the_same(said: str, items: list[Item], indent: int | None, at_once: int) -> None:
    nested = (Answer(said="within", items=()),)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(published, "_AT_ONCE", at_once)
        pieces = [*in_pieces(Answer(said=said, items=(), more=nested), {"items": items}, indent=indent)]
    whole = as_json(Answer(said=said, items=tuple(items), more=nested), ascii_only=True, indent=indent)
    assert len(pieces) == ceil(len(items) / at_once) + 2
    if indent is not None:
        assert "".join(pieces) == whole
    assert json.loads("".join(pieces)) == json.loads(whole)


def test_of_a_program_each_item_is_a_line() -> None:
    items = [Item(name="one\ntwo"), Item(name="three")]
    first, *lines, last = "".join(
        in_pieces(Answer(said="x", items=()), {"items": items}, indent=None)
    ).splitlines()
    assert first.endswith('"items": [')
    assert [json.loads(line.rstrip(","))["name"] for line in lines] == ["one\ntwo", "three"]
    assert last.startswith("]")


@pytest.mark.parametrize("indent", [1, 2, None])
@given(items=ITEMS, names=ITEMS)
def test_a_list_further_down_and_deeper_is_told_in_pieces_too(
    items: list[Item], names: list[Item], indent: int | None
) -> None:
    def answer(*, whole: bool) -> Outer:
        inner = Inner(names=tuple(names) if whole else (), last="names")
        return Outer(items=tuple(items) if whole else (), inner=inner)

    told = "".join(in_pieces(answer(whole=False), {"items": items, "names": names}, indent=indent))
    assert json.loads(told) == json.loads(as_json(answer(whole=True)))
    if indent is not None:
        assert told == as_json(answer(whole=True), ascii_only=True, indent=indent)
