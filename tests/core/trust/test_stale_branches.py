"""Branches that go stale, take in main and are merged back: the same claims, and only the work they bring."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Version
from readyctl.core.trust.building import build
from readyctl.core.trust.graph import longest_lines
from readyctl.core.trust.lineage import CommitChanges, Histories, standing

Tree = Mapping[str, str]
Commits = dict[str, tuple[tuple[str, ...], Tree]]
"""By id, its parents and the whole of what it holds; ancestors first."""


def told(commits: Commits, bases: Mapping[str, int]) -> Histories:
    """The histories, each merge compared with the base given for it, else with its first parent."""
    walked = []
    for name, (parents, tree) in commits.items():
        base = bases.get(name, 0)
        before = commits[parents[base]][1] if parents else {}
        changed = {path: tree.get(path) for path in {*tree, *before} if tree.get(path) != before.get(path)}
        walked.append(CommitChanges(name, parents, changed, base))
    return build(walked, guards=("0",))


def graph_of(commits: Commits) -> dict[str, tuple[str, ...]]:
    return {name: parents for name, (parents, _) in commits.items()}


def read(obj: str) -> Version:
    """The first letter is the value, the rest its confirmation."""
    return Version(obj[0], readable=True, confirmation=obj[1:] or None)


@st.composite
def histories(draw: st.DrawFn) -> Commits:
    """Up to 14 commits of two paths, merges of two or three lines among them, evil ones too."""
    commits: Commits = {"0": ((), {"0": "a", "1": "a"})}
    said = st.sampled_from(["a", "a1", "a2", "b", "b1", "c"])
    for number in range(1, draw(st.integers(2, 14))):
        names = sorted(commits, key=int)
        parents = draw(st.lists(st.sampled_from(names[-6:]), min_size=1, max_size=3, unique=True))
        tree = dict(commits[draw(st.sampled_from(parents))][1])
        for path in draw(st.sets(st.sampled_from("01"), max_size=2)):
            if draw(st.integers(0, 5)):
                tree[path] = draw(said)
            else:
                tree.pop(path, None)
        commits[str(number)] = (tuple(parents), tree)
    return commits


@given(histories())
def test_what_stands_does_not_hang_on_which_parent_a_merge_is_compared_with(commits: Commits) -> None:
    tip = list(commits)[-1]
    one, other = told(commits, {}), told(commits, longest_lines(graph_of(commits), tip))
    for commit in commits:
        for path in "01":
            found = [standing(each.at(path, commit), read) for each in (one, other)]
            first, second = ({c.node.commit: c.confirmations for c in claims} for claims in found)
            assert first == second


def stale(branches: int, main: int) -> Commits:
    """A main of so many commits, each on its own path; at its end each branch takes it in and comes back."""
    tree: dict[str, str] = {"0": "a"}
    commits: Commits = {"root": ((), dict(tree))}
    tip = "root"
    for number in range(main):
        tree[f"main-{number}"] = "a"
        commits[f"m{number}"] = ((tip,), dict(tree))
        tip = f"m{number}"
    for number in range(branches):
        commits[f"b{number}"] = (("root",), {"0": "a", f"branch-{number}": "a"})
        whole = {**commits[tip][1], f"branch-{number}": "a"}
        commits[f"t{number}"] = ((f"b{number}", tip), whole)
        commits[f"back{number}"] = ((tip, f"t{number}"), whole)
        tip = f"back{number}"
    return commits


def nodes(branches: int, main: int) -> int:
    commits = stale(branches, main)
    tip = list(commits)[-1]
    return sum(map(len, told(commits, longest_lines(graph_of(commits), tip)).nodes.values()))


def test_a_stale_branch_costs_what_it_has_of_its_own() -> None:
    assert nodes(20, main=40) - nodes(10, main=40) == 10 * 3
    assert nodes(10, main=80) - nodes(10, main=40) == 40
