from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append, Set, additions

GROWN = st.recursive(
    st.none() | st.text(max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


def test_data_that_grew_is_told_by_its_new_values_and_items() -> None:
    before: dict[str, Node] = {"a": "1", "b": ["x"], "c": {"d": "2"}}
    after: dict[str, Node] = {"a": "1", "b": ["x", "y"], "c": {"d": "3", "e": "4"}}
    assert list(additions(before, after)) == [
        Append(("b",), "y"), Set(("c", "d"), "3"), Set(("c", "e"), "4"),
    ]  # fmt: skip


@given(GROWN)
def test_what_did_not_change_needs_no_edit(data: Any) -> None:
    assert list(additions(data, data)) == []
