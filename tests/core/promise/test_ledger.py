from collections.abc import Sequence

import hypothesis.strategies as st
from hypothesis import given

from readyctl.core.entry.document import Document, Node
from readyctl.core.promise.ledger import Account, Ledger, NotePromises
from readyctl.core.promise.lines import promise_lines
from readyctl.core.trust.lineage import PathNode
from support.oracle.promises import KINDS, Said, forgotten, invented

Lines = Sequence[Said] | str | None
"""The promises of a version; a text for one that cannot be read, None where the note is removed."""


def node_of(said: Said) -> Node:
    line: dict[str, Node] = {"feature": said.feature, "kind": said.kind, "status": "confirmed"}
    if said.due is not None:
        line["due"] = f"2027-{said.due:02}-01"
    if said.limit is not None:
        line["limits"] = [{"metric": "latency", "at_most": f"{said.limit} ms"}]
    if said.withdrawn:
        line["withdrawn"] = {"on": "2026-11-01", "reason": "they dropped it"}
    return line


def version_of(lines: Sequence[Said] | str) -> NotePromises:
    if isinstance(lines, str):
        return NotePromises(None)
    data: dict[str, Node] = {"promises": [node_of(said) for said in lines]}
    return NotePromises(promise_lines(Document(data)))


def said_of(account: Account, *, gone: bool) -> list[Said]:
    return [
        Said(
            each.line.feature,
            each.line.kind.value,
            each.line.due.month if each.line.due else None,
            next((int(str(limit[2]).split()[0]) for limit in each.line.limits), None),
        )
        for each in account.owed
        if (each.gone is not None) is gone and each.ended is None
    ]


class Story:
    """Commits of one note, each with its parents by number; the last is the tip."""

    def __init__(
        self, *commits: tuple[tuple[int, ...], Lines], settled: frozenset[str] = frozenset()
    ) -> None:
        self.nodes: list[PathNode] = []
        self.versions: dict[str, NotePromises] = {}
        for number, (parents, lines) in enumerate(commits):
            obj = None if lines is None else f"o{number}"
            if obj is not None and lines is not None:
                self.versions[obj] = version_of(lines)
            nodes = tuple(self.nodes[parent] for parent in parents)
            self.nodes.append(PathNode(number, f"c{number}", obj, nodes, merge=len(nodes) > 1))
        ledger = Ledger(self.versions.__getitem__, lambda feature: feature, settled)
        self.accounts = ledger.follow(self.nodes)

    @property
    def tip(self) -> Account:
        return self.accounts[self.nodes[-1]]

    @property
    def gone(self) -> list[tuple[str, str | None]]:
        return [(each.line.feature, each.gone) for each in self.tip.owed if each.gone]


def fx(due: int | None = 6, **keys: object) -> Said:
    return Said("fx", str(keys.get("kind", "contract")), due, keys.get("limit"), bool(keys.get("withdrawn")))  # type: ignore[arg-type]


def line(*versions: Lines) -> Story:
    return Story(*(((number - 1,) if number else (), lines) for number, lines in enumerate(versions)))


def test_a_promise_that_is_taken_out_is_gone_with_the_commit_that_did_it() -> None:
    assert line([fx()], []).gone == [("fx", "c1")]


def test_what_is_withdrawn_in_the_open_is_not_gone_and_may_leave_the_file() -> None:
    assert line([fx()], [fx(withdrawn=True)], []).gone == []


def test_one_of_two_in_the_same_words_that_is_withdrawn_does_not_stand_for_the_other() -> None:
    assert line([fx(), fx()], [fx(withdrawn=True)]).gone == [("fx", "c1")]
    assert line([fx(), fx()], [fx(), fx(withdrawn=True)], [fx(withdrawn=True)]).gone == [("fx", "c2")]
    assert line([fx(), fx()], [], [fx(withdrawn=True)], [fx(withdrawn=True)]).gone == [("fx", "c1")]


def test_a_promise_that_comes_back_is_there_again() -> None:
    assert line([fx()], [], [fx()]).gone == []


def test_a_version_that_cannot_be_read_takes_nothing_away_and_hides_nothing() -> None:
    assert line([fx()], "broken", [fx()]).gone == []
    assert line([fx()], "broken", []).gone == [("fx", "c2")]


def test_a_later_day_a_wider_limit_and_a_lesser_kind_leave_the_promise_gone() -> None:
    assert line([fx(6)], [fx(9)]).gone == [("fx", "c1")]
    assert line([fx(limit=12)], [fx(limit=80)]).gone == [("fx", "c1")]
    assert line([fx(limit=12)], [fx()]).gone == [("fx", "c1")]
    assert line([fx(kind="contract")], [fx(kind="mention")]).gone == [("fx", "c1")]


def test_a_sooner_day_a_tighter_limit_and_a_greater_kind_do_not() -> None:
    assert line([fx(6)], [fx(5)]).gone == []
    assert line([fx(limit=80)], [fx(limit=12)]).gone == []
    assert line([fx(None, kind="mention")], [fx(9)]).gone == []


def test_weakened_promise_is_settled_by_the_stronger_line_withdrawn_beside_the_weaker() -> None:
    assert line([fx(6)], [fx(9)], [fx(9), fx(6, withdrawn=True)]).gone == []


def test_undoing_a_weakening_leaves_nothing_gone() -> None:
    assert line([fx(6)], [fx(9)], [fx(6)]).gone == []


def test_a_removed_note_owes_all_its_promises() -> None:
    removed = line([fx(), fx(9, kind="demo")], None)
    assert [gone for _, gone in removed.gone] == ["c1", "c1"]
    assert removed.tip.removed == "c1"
    assert line([fx()], None, [fx()]).gone == []


def test_one_of_two_equal_promises_that_goes_is_missed() -> None:
    assert line([fx(), fx()], [fx()]).gone == [("fx", "c1")]


def test_at_a_merge_a_promise_of_either_parent_is_there_or_gone() -> None:
    kept = Story(((), []), ((0,), [fx()]), ((0,), [fx(9, kind="demo")]), ((1, 2), [fx(), fx(9, kind="demo")]))
    assert kept.gone == []
    ours = Story(((), []), ((0,), [fx()]), ((0,), [fx(9, kind="demo")]), ((1, 2), [fx()]))
    assert ours.gone == [("fx", "c3")]


def test_a_merge_keeps_what_was_withdrawn_on_one_side() -> None:
    told = Story(((), [fx()]), ((0,), [fx(withdrawn=True)]), ((0,), [fx()]), ((1, 2), []))
    assert told.gone == []


def test_the_same_line_picked_onto_two_branches_is_one_promise() -> None:
    picked = Story(((), []), ((0,), [fx()]), ((0,), [fx()]), ((1, 2), [fx()]))
    assert picked.gone == []
    assert len(picked.tip.owed) == 1


def test_what_was_taken_away_before_the_ledger_began_is_not_asked_about() -> None:
    before = frozenset({"c0", "c1"})
    assert Story(((), [fx()]), ((0,), []), ((1,), []), settled=before).gone == []
    stale = Story(((), [fx()]), ((0,), []), ((0,), [fx()]), ((1, 2), []), settled=before)
    assert stale.gone == []
    assert Story(((), [fx()]), ((0,), [fx()]), ((1,), []), settled=before).gone == [("fx", "c2")]


saids = st.builds(
    Said,
    st.sampled_from(["fx", "sso"]),
    st.sampled_from(KINDS),
    st.none() | st.integers(5, 7),
    st.none() | st.sampled_from([12, 80]),
    st.booleans(),
)
versions: st.SearchStrategy[Lines] = st.lists(saids, max_size=3) | st.just("broken") | st.none()


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[tuple[int, ...], Lines]]:
    commits: list[tuple[tuple[int, ...], Lines]] = [((), draw(st.lists(saids, max_size=3)))]
    for number in range(1, draw(st.integers(1, 8))):
        earlier = st.integers(0, number - 1)
        parents = draw(st.lists(earlier, min_size=1, max_size=2, unique=True))
        # Much of what people do is to leave a version as it was.
        lines = commits[parents[0]][1] if draw(st.booleans()) else draw(versions)
        commits.append((tuple(parents), lines))
    return commits


def reachable(commits: Sequence[tuple[tuple[int, ...], Lines]]) -> list[int]:
    found, stack = set[int](), [len(commits) - 1]
    while stack:
        number = stack.pop()
        if number not in found:
            found.add(number)
            stack.extend(commits[number][0])
    return sorted(found)


@given(stories())
def test_nobody_s_promise_is_forgotten_and_none_is_invented(
    commits: list[tuple[tuple[int, ...], Lines]],
) -> None:
    story = Story(*commits)
    held = [
        lines for number in reachable(commits) if (lines := commits[number][1]) and not isinstance(lines, str)
    ]
    vanished, there = said_of(story.tip, gone=True), said_of(story.tip, gone=False)
    assert forgotten(held, there, vanished) == []
    assert invented(held, there, vanished) == []
