"""What stands of a guarded file, where a commit is accepted by its name."""

from readyctl.core.trust.acceptance import follow
from readyctl.core.trust.building import build
from readyctl.core.trust.lineage import CommitChanges

PATH = "roster.yaml"


def commit(id_: str, parents: str = "", value: str | None = None) -> CommitChanges:
    return CommitChanges(id_, tuple(parents), {PATH: value} if value else {})


def stands(*commits: CommitChanges, accepted: str) -> list[str]:
    nodes = build(commits, guards=(PATH,)).nodes[PATH]
    found = follow(
        nodes,
        root=nodes[0],
        claim=lambda node: node.obj or "",
        accepts=lambda node, _: node.commit in accepted,
    )
    return [node.commit for node in found[nodes[-1]]]


ROOT = commit("r", value="x")


def test_a_change_that_nobody_entitled_made_changes_nothing() -> None:
    assert stands(ROOT, commit("a", "r", "y"), accepted="a") == ["a"]
    assert stands(ROOT, commit("a", "r", "y"), accepted="") == ["r"]
    assert stands(ROOT, commit("a", "r", "y"), commit("b", "a", "z"), accepted="b") == ["b"]


def test_a_merge_passes_on_what_its_lines_stand_on_whatever_it_says_itself() -> None:
    lines = (ROOT, commit("a", "r", "y"), commit("b", "r", "z"))
    assert stands(*lines, commit("m", "ab", "q"), accepted="abm") == ["a", "b"]
    assert stands(*lines, commit("m", "ab", "y"), accepted="a") == ["a"]
