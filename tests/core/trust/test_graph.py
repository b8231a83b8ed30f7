"""Who descends from whom."""

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.trust.graph import Ancestry, ancestors, longest_lines, own_line


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"0": ()}
    for number in range(1, draw(st.integers(1, 12))):
        parents = draw(st.lists(st.sampled_from(sorted(found)), max_size=3, unique=True))
        found[str(number)] = tuple(parents)
    return found


@given(graphs(), st.data())
def test_one_question_is_answered_as_by_walking_all_ancestors(
    graph: dict[str, tuple[str, ...]], data: st.DataObject
) -> None:
    ancestry = Ancestry(graph, data.draw(st.sampled_from(sorted(graph))))
    for one in graph:
        for other in graph:
            assert ancestry.is_ancestor(other, one) is (other in ancestors(graph, one))


def test_a_commit_that_nobody_knows_is_no_ancestor() -> None:
    assert not Ancestry({"a": (), "b": ("a",)}, "b").is_ancestor("elsewhere", "b")


@given(graphs(), st.data())
def test_the_longest_line_is_told_for_merges_beside_a_tips_own_line_alone(
    graph: dict[str, tuple[str, ...]], data: st.DataObject
) -> None:
    tip = data.draw(st.sampled_from(sorted(graph)))
    line = [*own_line(graph, tip)]
    for commit, place in longest_lines(graph, tip).items():
        assert commit not in line
        assert 0 < place < len(graph[commit])


class Counted(dict[str, tuple[str, ...]]):
    """A graph that counts how often somebody looks up a commit's parents."""

    looked_up = 0

    def __getitem__(self, commit: str) -> tuple[str, ...]:
        self.looked_up += 1
        return super().__getitem__(commit)


def asked(commits: int, leavings: int) -> int:
    """The look-ups for the question of every commit against each of so many that spread over the line."""
    names = [str(number) for number in range(commits)]
    graph = Counted(zip(names, ((), *((name,) for name in names)), strict=False))
    ancestry = Ancestry(graph, names[-1])
    for leaving in names[:: commits // leavings]:
        for name in names[:: commits // 20]:
            assert ancestry.is_ancestor(name, leaving) or ancestry.is_ancestor(leaving, name)
    return graph.looked_up


def test_many_who_left_cost_no_more_walks_than_one() -> None:
    assert asked(400, leavings=1) == asked(400, leavings=40)
    assert asked(800, leavings=40) <= 2.1 * asked(400, leavings=40)


def test_what_was_asked_goes_with_the_last_who_holds_it_though_nobody_looks_for_circles() -> None:
    ancestry = Ancestry({"a": (), "b": ("a",), "side": ("a",), "tip": ("b", "side")}, "tip")
    assert ancestry.is_ancestor("a", "side")
    held = weakref.ref(ancestry)
    gc.disable()
    try:
        del ancestry
        assert held() is None
    finally:
        gc.enable()
