"""What is judged upon the kept end of a history is what is judged of the whole history, acts and all."""

import datetime as dt
import json
from collections.abc import Sequence
from functools import partial

from hypothesis import assume, event, given
from hypothesis import strategies as st

from readyctl.core.entry.document import Version
from readyctl.core.feature.ends import PathEnd, built_upon, end_nodes, end_of, path_end
from readyctl.core.trust.building import build
from readyctl.core.trust.commit import CommitHeader, Person
from readyctl.core.trust.derive import judged, last_signed
from readyctl.core.trust.graph import ancestors, own_line
from readyctl.core.trust.guards import Guards
from readyctl.core.trust.lineage import CommitChanges, Histories, PathStanding, standing
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed
from readyctl.core.trust.trust import Trust, TrustReader
from support.guards import roster_of

GUARDS = Guards("roster", "settings")
PATHS = ("fx", "fy")
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
BEGAN = int(dt.datetime(2026, 1, 5, tzinfo=dt.UTC).timestamp())
PEOPLE = ("ada", "bob", "sam")


def roster(*names: str) -> Roster:
    seats = [{"name": name.title(), "emails": [f"{name}@example.com"]} for name in names]
    return roster_of({"engineers": seats})


ROSTERS = {"both": roster("ada", "bob"), "ada": roster("ada")}


def header(commit: str) -> CommitHeader:
    """A commit's number says who made it."""
    number = int(commit)
    who = Person("A", f"{PEOPLE[number // 100]}@example.com", BEGAN + 60 * (number % 100))
    return CommitHeader(commit, who, who)


def read(obj: str) -> Version:
    """The first letter is the value, the rest its confirmation; `!` is what nobody can read."""
    return Version(obj[0], readable=obj[0] != "!", confirmation=obj[1:] or None)


def trust(histories: Histories) -> Trust:
    reader = TrustReader(header, lambda obj: obj or "absent", ROSTERS.get, lambda _: Settings(version=1))
    return Trust(histories, GUARDS, reader, now=NOW)


def told(histories: Histories, path: str) -> object:
    """All that is derived of a path: what stands, who stands behind it, and what engineering last signed."""
    head, judge, known = histories.heads.get(path), trust(histories), histories.known
    line = PathStanding(read, known)
    claims = standing(head, read, known)
    verdict = judged(claims, "a", judge)
    last = () if isinstance(verdict, Signed) else last_signed(head, "a", line, judge)
    return (
        head and head.obj,
        {(claim.node.commit, claim.node.obj, claim.node.merge) for claim in claims},
        verdict,
        [(each.node.commit, each.node.obj, each.signed) for each in last],
    )


@st.composite
def commits(draw: st.DrawFn) -> list[CommitChanges]:
    """Up to 12 commits on two paths, with merges, removals, confirmations and a roster that may change."""
    found = [CommitChanges("000", (), {"roster": "both", "settings": "plain"})]
    trees: dict[str, dict[str, str | None]] = {"000": {}}
    said = st.sampled_from(["a", "a1", "a2", "b", "b1", "c", "!", None])
    for place in range(1, draw(st.integers(2, 12))):
        id_ = f"{draw(st.integers(0, 2)) * 100 + place:03}"
        names = [commit.id for commit in found[-4:]]
        parents = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        tree = dict(trees[draw(st.sampled_from(parents))])
        for path in draw(st.sets(st.sampled_from(PATHS), max_size=2)):
            tree[path] = draw(said)
        before = trees[parents[0]]
        changes = {path: tree.get(path) for path in PATHS if tree.get(path) != before.get(path)}
        if len(parents) == 1 and draw(st.integers(0, 7)) == 0:
            changes["roster"] = draw(st.sampled_from(["ada", "both"]))
        found.append(CommitChanges(id_, tuple(parents), changes))
        trees[id_] = tree
    return found


def whole(known: Sequence[CommitChanges], tip: str) -> list[CommitChanges]:
    """The commits that a tip reaches."""
    graph = {commit.id: commit.parents for commit in known}
    reached = ancestors(graph, tip)
    return [commit for commit in known if commit.id in reached]


def kept_ends(before: Histories) -> dict[str, PathEnd | None]:
    """How the paths' histories end, as it is kept and read back; without those that take more to say."""
    judge, line = trust(before), PathStanding(read)
    found: dict[str, PathEnd | None] = {}
    for path in PATHS:
        head = before.heads.get(path)
        end = end_of(head, "a", line, judge, partial(last_signed, head, "a", line, judge)) if head else None
        if head is None or end is not None:
            found[path] = path_end(json.loads(json.dumps(end.row))) if end else None
    return found


@given(commits(), st.data())
def test_upon_an_end_everything_is_judged_as_with_all_that_was_before(
    known: list[CommitChanges], data: st.DataObject
) -> None:
    every = whole(known, known[-1].id)
    line = [*own_line({commit.id: commit.parents for commit in every}, known[-1].id)]
    older = whole(known, data.draw(st.sampled_from(line[1:] or line)))
    new = [commit for commit in every if commit not in older]
    ids = {commit.id for commit in new} | {older[-1].id, line[0]}
    assume(all(ids.issuperset(commit.parents) for commit in new))
    assume(not any(commit.changes.keys() & set(GUARDS.paths) for commit in new))
    before, now = (build(each, guards=GUARDS.paths) for each in (older, every))
    guarded = build([_guards_of(commit) for commit in older], guards=GUARDS.paths).skeleton
    ends = {path: end_nodes(end, "a") if end else None for path, end in kept_ends(before).items()}
    upon = built_upon(ends, guarded, new, GUARDS.paths)
    event(f"{len(ends)} ends, {min(len(new), 2)} new or more")
    for path in ends:
        assert told(upon, path) == told(now, path)


def _guards_of(commit: CommitChanges) -> CommitChanges:
    changes = {path: obj for path, obj in commit.changes.items() if path in GUARDS.paths}
    return CommitChanges(commit.id, commit.parents, changes)
