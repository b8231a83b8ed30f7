"""Which commits stand behind a value, on histories of a few commits; the oracle tries many more."""

from readyctl.core.entry.document import Version
from readyctl.core.trust.building import build
from readyctl.core.trust.graph import ancestors
from readyctl.core.trust.lineage import CommitChanges, PathNode, standing

PATH = "features/a/fx.yaml"


def commit(id_: str, parents: str = "", value: str | None = "=") -> CommitChanges:
    """A commit on its parents, one letter each; `=` leaves the value alone."""
    return CommitChanges(id_, tuple(parents), {} if value == "=" else {PATH: value})


def read(obj: str) -> Version:
    """`x` is a value, `x1` the same with a confirmation, `x1'` both in another file."""
    return Version(obj[0], readable=True, confirmation=obj[1:].strip("'") or None)


def head(*commits: CommitChanges) -> PathNode | None:
    return build(commits, guards=()).heads.get(PATH)


def stands(*commits: CommitChanges) -> dict[str, set[str]]:
    return {claim.node.commit: set(claim.confirmations) for claim in standing(head(*commits), read)}


ROOT = commit("r", value="x")


def test_the_last_commit_that_changed_the_value_stands() -> None:
    assert stands(ROOT) == {"r": set()}
    assert stands(ROOT, commit("a", "r", "y"), commit("b", "a")) == {"a": set()}
    assert stands(ROOT, commit("a", "r", "y"), commit("b", "a", "x")) == {"b": set()}
    assert standing(None, read) == ()


def test_a_new_date_confirms_and_a_new_value_ends_that() -> None:
    assert stands(ROOT, commit("a", "r", "x1"), commit("b", "a", "x2")) == {"r": {"a", "b"}}
    assert stands(ROOT, commit("a", "r", "x1"), commit("b", "a", "y1")) == {"b": set()}


def test_a_date_that_stays_or_goes_confirms_nothing() -> None:
    lines = (ROOT, commit("a", "r", "x1"))
    assert stands(*lines, commit("b", "a", "x1'")) == {"r": {"a"}}
    assert stands(*lines, commit("b", "a", "x")) == {"r": {"a"}}


def test_a_merge_passes_on_what_its_lines_agree_in() -> None:
    lines = (ROOT, commit("a", "r", "x1"), commit("b", "r", "x2"))
    assert stands(*lines, commit("m", "ab", "x2")) == {"r": {"a", "b"}}
    both = (ROOT, commit("a", "r", "y"), commit("b", "r", "y"))
    assert stands(*both, commit("m", "ab")) == {"a": set(), "b": set()}


def test_a_merge_that_says_something_else_stands_by_itself() -> None:
    lines = (ROOT, commit("a", "r", "y"), commit("b", "r", "z"))
    assert stands(*lines, commit("m", "ab", "y")) == {"m": set()}
    assert stands(ROOT, commit("a", "r", "y"), commit("b", "r"), commit("m", "ab", "y")) == {"a": set()}


def test_removing_is_a_claim_like_any_other() -> None:
    assert stands(ROOT, commit("a", "r", None)) == {"a": set()}


def test_the_graph_knows_ancestors_and_states() -> None:
    histories = build((ROOT, commit("a", "r", "y"), commit("b", "a"), commit("c", "r")), guards=())
    assert ancestors(histories.graph, "b") == {"b", "a", "r"}
    found = {at: node.commit for at in "rabc" if (node := histories.at(PATH, at))}
    assert found == {"r": "r", "a": "a", "b": "a", "c": "r"}


def test_lines_that_part_and_meet_again_and_again_cost_each_commit_once() -> None:
    commits, tip, asked = [ROOT], "r", list[str]()
    for number in range(60):
        lines = tuple(f"{side}{number}" for side in "ab")
        commits += [CommitChanges(line, (tip,), {PATH: f"x{line}"}) for line in lines]
        tip = f"m{number}"
        commits.append(CommitChanges(tip, lines, {PATH: f"x{lines[0]}"}))

    def counted(obj: str) -> Version:
        asked.append(obj)
        assert len(asked) < 20 * len(commits)
        return read(obj)

    (claim,) = standing(head(*commits), counted)
    assert (claim.node.commit, len(claim.confirmations)) == ("r", 120)
