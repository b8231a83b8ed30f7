"""Who descends from whom."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.trust.graph import ancestors, descendants


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"0": ()}
    for number in range(1, draw(st.integers(1, 12))):
        parents = draw(st.sets(st.sampled_from(sorted(found)), max_size=3))
        found[str(number)] = tuple(sorted(parents))
    return found


@given(graphs())
def test_one_is_a_descendant_of_another_where_that_is_its_ancestor(graph: dict[str, tuple[str, ...]]) -> None:
    for one in graph:
        assert one in ancestors(graph, one) & descendants(graph, one)
        for other in graph:
            assert (one in descendants(graph, other)) is (other in ancestors(graph, one))
