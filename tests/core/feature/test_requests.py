from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.requests import ended
from readyctl.core.trust.lineage import PathNode

UNREAD = "unread"


class Past:
    """The history of one entry, a node at a time; what a node says stands under its order."""

    def __init__(self) -> None:
        self.nodes: list[PathNode] = []
        self.said: list[str | None] = []

    def then(self, says: str | None, *parents: PathNode, gone: bool = False) -> PathNode:
        order = len(self.nodes)
        obj = None if gone else f"{order:040}"
        self.nodes.append(PathNode(order, f"c{order}", obj, parents, len(parents) > 1))
        self.said.append(says)
        return self.nodes[-1]

    def value(self, node: PathNode) -> Node:
        said = self.said[node.order]
        if said == UNREAD:
            raise KeyError(node.commit)
        return said

    @property
    def ends(self) -> Sequence[tuple[str, str]]:
        return [(str(end.request.value), end.by.commit) for end in ended(self.nodes, self.value)]


def test_a_request_ends_where_it_goes_or_becomes_another() -> None:
    past = Past()
    start = past.then("a")
    other = past.then("b", past.then("a", start))
    past.then(None, other)
    assert past.ends == [("a", "c2"), ("b", "c3")]


def test_what_ended_on_one_line_is_ended_after_the_merge_and_once() -> None:
    past = Past()
    start = past.then("a")
    kept, taken = past.then("a", start), past.then(None, start)
    past.then(None, kept, taken)
    assert past.ends == [("a", "c2")]


def test_a_merge_that_throws_a_request_away_ends_it() -> None:
    past = Past()
    start = past.then(None)
    past.then(None, past.then("a", start), past.then(None, start))
    assert past.ends == [("a", "c3")]


def test_what_goes_with_the_entry_or_cannot_be_read_ends_nothing() -> None:
    past = Past()
    start = past.then("a")
    past.then("a", past.then(UNREAD, start))
    past.then(None, start, gone=True)
    assert past.ends == []


@given(st.lists(st.sampled_from(["a", "b", None, UNREAD])))
def test_on_one_line_each_request_ends_at_most_once_and_the_last_stands(said: list[str | None]) -> None:
    past = Past()
    last: tuple[PathNode, ...] = ()
    for each in said:
        last = (past.then(each, *last),)
    read = [each for each in said if each != UNREAD]
    runs = [each for before, each in zip([None, *read], read, strict=False) if each != before]
    begun = [each for each in runs if each is not None]
    expected = begun if not read or read[-1] is None else begun[:-1]
    assert [value for value, _ in past.ends] == expected
