"""Which commits touched a feature's code since engineering spoke of it."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.entry.globs import Globs
from readyctl.core.feature.code_changes import CodeClaim, commits_since, globs_in, to_look_at
from readyctl.core.trust.graph import ancestors

PATHS = ("src/a", "src/b", "docs/c")


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Random histories, ancestors first: every commit but the last has a child."""
    found: dict[str, tuple[str, ...]] = {}
    heads: list[str] = []
    for number in range(draw(st.integers(1, 12))):
        known = list(found)
        parents = draw(st.lists(st.sampled_from(known), max_size=3, unique=True)) if known else []
        found[f"c{number}"] = tuple(parents)
        heads = [head for head in heads if head not in parents] + [f"c{number}"]
    return found | {"tip": tuple(heads)}


@given(graphs(), st.data())
def test_the_commits_since_are_those_that_the_tip_reaches_and_the_act_does_not(
    graph: dict[str, tuple[str, ...]], data: st.DataObject
) -> None:
    act = st.sampled_from(list(graph))
    code = st.sampled_from([["src"], ["src/a"], ["**", "!docs"], ["docs"], ["nowhere"]])
    claims = {
        key: CodeClaim(Globs(data.draw(code)), data.draw(act))
        for key in ("x", "y", "z")[: data.draw(st.integers(0, 3))]
    }
    changes = {
        c: data.draw(st.frozensets(st.sampled_from(PATHS))) for c in to_look_at(graph, claims.values())
    }
    everything = changes | {c: frozenset(PATHS) for c in graph if c not in changes}
    for told in (changes, everything):
        found = commits_since(graph, claims, told)
        for key, claim in claims.items():
            reached = ancestors(graph, claim.act)
            expected = [
                commit
                for commit in reversed(graph)
                if commit not in reached
                and len(graph[commit]) <= 1
                and any(path in claim.globs for path in told[commit])
            ]
            assert list(found[key]) == expected


def test_only_what_can_be_read_of_code_counts() -> None:
    assert globs_in({"code": "src"}) is not None
    found = globs_in({"code": ["src", None, {"a": "b"}, ""]})
    assert found is not None
    assert [glob.text for glob in found.globs] == ["src"]
    unsaid: list[dict[str, Node] | None] = [None, {}, {"code": None}, {"code": []}, {"code": {"a": "b"}}]
    assert {globs_in(data) for data in unsaid} == {None}
