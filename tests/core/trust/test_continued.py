"""What is known up to one commit and followed from there is what is built at once, and can be read back."""

import datetime as dt
from collections.abc import Mapping, Sequence

from hypothesis import assume, event, given
from hypothesis import strategies as st
from msgspec import msgpack

from readyctl.core.trust.building import build
from readyctl.core.trust.continued import Continued
from readyctl.core.trust.graph import Ancestry, ancestors, own_line
from readyctl.core.trust.history_rows import (
    PathRows,
    ReadRows,
    days_row,
    graph_row,
    read_days,
    read_graph,
)
from readyctl.core.trust.lineage import CommitChanges, Histories, PathNode

GUARDS = ("roster", "settings")
PATHS = (*GUARDS, "fx", "fy", "f\udcff")


@st.composite
def histories(draw: st.DrawFn) -> list[CommitChanges]:
    """Up to 16 commits on five paths, merges of two and three lines and second roots among them."""
    names: list[str] = []
    commits: list[CommitChanges] = []
    said = st.sampled_from(["aa" * 20, "bb" * 20, "120000:" + "cc" * 20, None])
    for number in range(draw(st.integers(2, 16))):
        least = 0 if not names or draw(st.integers(0, 9)) == 0 else 1
        most = 3 if names else 0
        parents = draw(
            st.lists(
                st.sampled_from(names[-5:] or [""]),
                min_size=least if names else 0,
                max_size=most,
                unique=True,
            )
        )
        changes = {path: draw(said) for path in draw(st.sets(st.sampled_from(PATHS), max_size=3))}
        names.append(f"{number:040x}")
        commits.append(CommitChanges(names[-1], tuple(parents), changes))
    tip = names[-1]
    reached = ancestors({commit.id: commit.parents for commit in commits}, tip)
    return [commit for commit in commits if commit.id in reached]


def told(nodes: Mapping[str, Sequence[PathNode]]) -> object:
    """All that nodes say, in the order in which they are."""
    return {
        path: [
            (each.order, each.commit, each.obj, [p and p.order for p in each.parents], each.merge)
            for each in found
        ]
        for path, found in nodes.items()
    }


def before_of(known: Mapping[str, tuple[PathNode | None, ...]]) -> object:
    return {commit: [node and node.order for node in nodes] for commit, nodes in known.items()}


@given(histories(), st.data())
def test_followed_from_a_commit_of_the_line_nodes_are_as_if_all_were_built_at_once(
    commits: list[CommitChanges], data: st.DataObject
) -> None:
    graph = {commit.id: commit.parents for commit in commits}
    line = [*own_line(graph, commits[-1].id)]
    base = data.draw(st.sampled_from(line))
    reached = ancestors(graph, base)
    older = [commit for commit in commits if commit.id in reached]
    new = [commit for commit in commits if commit.id not in reached]
    assume(not any(len(commit.parents) > 1 and commit.id not in line for commit in new))
    pin = data.draw(st.sampled_from([None, *line]))
    event(f"{min(len(new), 3)} new or more, {'forks' if _forks(new, base) else 'no fork'}")

    whole = build([*older, *new], guards=GUARDS, pin=pin)
    before = build(older, guards=GUARDS, pin=pin)
    known = {path: before.nodes[path] for path in GUARDS if path in before.nodes}
    ancestry = Ancestry(whole.graph, whole.tip)
    upon = Continued(base, len(before.touching) - 1, new, GUARDS, pin, known, ancestry.is_ancestor)
    rest = {path: before.nodes.get(path, ()) for path in PATHS if path not in GUARDS}
    alone = {path: found for path in rest for path, found in upon.upon({path: rest[path]}).items()}

    assert upon.changing == len(whole.touching) - 1
    assert {**before_of(before.before), **before_of(upon.before)} == before_of(whole.before)  # type: ignore[dict-item]
    assert told({**upon.guarded, **alone}) == told(whole.nodes)
    assert told(upon.upon(rest)) == told(alone)
    assert upon.touched == {path for path, nodes in whole.nodes.items() if nodes[-1].order >= upon.first}


def _forks(new: Sequence[CommitChanges], base: str) -> bool:
    there = {commit.id for commit in new} | {base}
    return any(not there.issuperset(commit.parents) for commit in new)


@given(histories())
def test_rows_say_all_of_a_history(commits: list[CommitChanges]) -> None:
    whole = build(commits, guards=GUARDS)
    places = {commit: place for place, commit in enumerate(own_line(whole.graph, whole.tip))}
    rows = PathRows(whole, GUARDS, places)
    paths, guards, graph = msgpack.decode(
        msgpack.encode([[rows.path(path) for path in whole.nodes], rows.guards, graph_row(whole.graph)])
    )
    found = ReadRows(guards)
    known = found.guards
    assert told(known) == told({path: whole.nodes[path] for path in GUARDS if path in whole.nodes})
    assert told(dict(map(found.path, paths))) == told(whole.nodes)
    assert read_graph(graph) == whole.graph
    assert found.places == {
        node.commit: places.get(node.commit) for nodes in whole.nodes.values() for node in nodes
    }
    assert before_of(found.before) == before_of(whole.before)
    assert {node for nodes in found.before.values() for node in nodes if node} <= {
        node for nodes in known.values() for node in nodes
    }


@given(st.lists(st.dates()))
def test_rows_say_all_days_whatever_their_order(days: list[dt.date]) -> None:
    assert read_days(msgpack.decode(msgpack.encode(days_row(days)))) == days


def test_the_paths_of_an_id_come_in_the_order_in_which_they_came() -> None:
    commits = [
        CommitChanges("1", (), {"features/b/fx.yaml": "x", "features/b/fy.yaml": "x"}),
        CommitChanges("2", ("1",), {"features/a/fx.yaml": "x"}),
    ]
    whole: Histories = build(commits, guards=GUARDS)
    assert whole.paths_of("fx") == ("features/b/fx.yaml", "features/a/fx.yaml")
    assert whole.paths_of("fz") == ()
