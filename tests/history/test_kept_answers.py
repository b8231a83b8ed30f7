"""With what earlier runs kept and without it the answer is the same, whatever happened in between."""

import datetime as dt
import os
import random
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readyctl.adapters import two_processes
from readyctl.adapters.cache import footprints
from readyctl.adapters.git import walk
from readyctl.core.feature.inventory import Inventory, sales_view
from readyctl.core.level.table import Level
from readyctl.core.meeting.waits import matters
from readyctl.core.trust.lineage import Histories
from readyctl.errors import CannotTell, ReadyctlError
from readyctl.render.feature import features_json
from readyctl.workspace.reading import history_store, kept_history, memory
from readyctl.workspace.reading.checking import check_between
from readyctl.workspace.reading.code_changes import code_commits
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.history_store import HistoryStore
from readyctl.workspace.reading.inbox import waiting_for_anybody
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.past import Timelines
from readyctl.workspace.reading.proposals import ended_proposals, open_proposals
from readyctl.workspace.reading.pushing import Pushed, judge_push
from readyctl.workspace.reading.report import Report
from readyctl.workspace.reading.walking import remembered
from readyctl.workspace.reading.without_deals import waiting_without_deals
from support.happenings import Place, as_if_for_long
from support.histories import History, histories
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, feature, feature_path, lead, roster
from support.verdicts import NOW

WORDS = ("fa", "feature fb", "featur fc", "is fd shipped", "nothing of the kind", "Feature")
DAYS = (dt.date(2026, 1, 20), dt.date(2026, 11, 22), dt.date(2027, 7, 1))

pytestmark = pytest.mark.usefixtures("many_parts")


@pytest.fixture(autouse=True)
def _no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def told(workspace: Workspace) -> object:
    """All that a moment tells: what comes out, or which error."""
    try:
        inventory, selling = workspace.inventory(), Selling(workspace)
        without = waiting_without_deals(workspace)
        assert without is None or matters(without) == matters(waiting_for_anybody(selling))
        return [
            _statuses(inventory),
            {word: (inventory.names.find(word), inventory.departed.names.find(word)) for word in WORDS},
            {word: (inventory.names.called(word), inventory.departed.told(word)) for word in WORDS},
            [(name, list(held)) for name, held in inventory.names.held.items()],
            [list(inventory.names.mentions(f"We have {word} today.")) for word in WORDS],
            sorted(inventory.names.contested),
            (inventory.ids, inventory.carriers, inventory.removed),
            [(word, inventory.goes_by(word), inventory.present(word)) for word in WORDS],
            inventory.successors,
            [(g.where, g.fate, g.names, g.owner, g.signed_in) for g in inventory.gone],
            [inventory.view(status.id) for status in inventory.ordered],
            features_json.render(inventory, inventory.features),
            code_commits(workspace, inventory.features),
            (
                ended_proposals(selling),
                open_proposals(selling),
                selling.name,
                waiting_for_anybody(selling).days,
            ),
            (workspace.settings, workspace.roster, workspace.entries, inventory.settings),
        ]
    except ReadyctlError as error:
        return (type(error), error.message, error.help)


def _statuses(inventory: Inventory) -> object:
    return [
        (
            s.entry.where, s.entry.declared, s.entry.problems, s.entry.said, s.entry.called, s.entry.legible,
            s.entry.model, s.entry.tombstone, s.entry.document.data, s.signoff, s.effective, s.age_days,
            s.stale, s.overdue, s.ended, s.window, s.fresh_until, s.code_commits, sales_view(s),
            [(word.act, word.names, word.level, word.name) for word in s.last_words],
        )
        for s in (*inventory.features, *inventory.tombstones)
    ]  # fmt: skip


def past(workspace: Workspace) -> object:
    """All that the histories tell, or which error: first of some paths, then of all."""
    try:
        found = workspace.histories
        if found is None:
            return None
        asked = feature_path("fa"), feature_path("fb")
        alone = [nodes_of(found, path, numbered=True) for path in (*asked, ROSTER, "nothing")]
        narrow = workspace.histories_of(asked)
        assert narrow is not None
        return [
            alone,
            [found.paths_of(each) for each in ("fa", "fb", "roster", "nothing")],
            {path: nodes_of(narrow, path) for path in narrow.nodes},
            [
                (node.commit, before_of(narrow, node.commit))
                for path in asked
                for node in narrow.nodes.get(path, ())
            ],
            [(path, nodes_of(found, path, numbered=True)) for path in found.nodes],
            [(path, head.commit) for path, head in found.heads.items()],
            {commit: before_of(found, commit) for commit in found.before},
            dict(found.graph),
        ]
    except ReadyctlError as error:
        return (type(error), error.message, error.help)


def nodes_of(found: Histories, path: str, *, numbered: bool = False) -> object:
    """What the nodes of a path are; a number of its own each has only among those of all paths."""
    return [
        (
            each.order if numbered else 0,
            each.commit,
            each.obj,
            [p and p.commit for p in each.parents],
            each.merge,
        )
        for each in found.nodes.get(path, ())
    ]


def before_of(found: Histories, commit: str) -> object:
    return [node and node.commit for node in found.before.get(commit, ())]


def same(top: Path, at: str | None, day: dt.date, pin: str | None = None) -> None:
    """What is told with the cache, before and after it is written, is what two processes tell without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(two_processes, "FEW", 2)
        patch.setattr(two_processes, "_cores", lambda: 2)
        expected = told(Workspace.open(top, at=at, as_of=day, now=NOW, trust_root=pin, use_cache=False))
    for _ in range(2):
        assert told(Workspace.open(top, at=at, as_of=day, now=NOW, trust_root=pin)) == expected
    lone = Workspace.open(top, at=at, as_of=day, now=NOW, trust_root=pin)
    with suppress(ReadyctlError):
        # One question looks at a few parts only.
        view = lone.inventory().view("fa")
        without = Workspace.open(top, at=at, as_of=day, now=NOW, trust_root=pin, use_cache=False)
        assert view == without.inventory().view("fa")
    walked = past(Workspace.open(top, at=at, now=NOW, trust_root=pin, use_cache=False))
    assert past(Workspace.open(top, at=at, now=NOW, trust_root=pin)) == walked
    assert past(Workspace.open(top, at=at, now=NOW, trust_root=pin)) == walked


@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(history=histories(8), rng=st.randoms(use_true_random=False), patient=st.integers(0, 1))
def test_whatever_happens_the_cache_changes_no_answer(
    history: History, rng: random.Random, patient: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("kept") / "repo"
    history.write(top)
    place = Place(top, rng)
    with pytest.MonkeyPatch.context() as patch:
        if patient:
            as_if_for_long(patch, rng)
        for _ in range(5):
            patch.setattr(kept_history, "_MOST_NEW", rng.choice([0, 1000]))
            same(top, rng.choice([None, None, "HEAD"]), rng.choice(DAYS), rng.choice([None, None, "HEAD"]))
            place.happens()
        same(top, None, DAYS[0])


@pytest.fixture
def kept(repo: RepoBuilder) -> RepoBuilder:
    """A registry about which something is kept."""
    repo.write(feature_path("fa"), feature("fa", "beta")).commit("fa", by=ADA)
    same(repo.top, None, DAYS[0])
    assert (repo.top / ".git/readyctl/cache.sqlite").exists()
    return repo


def test_the_cache_of_another_repository_changes_nothing(kept: RepoBuilder, tmp_path: Path) -> None:
    other = RepoBuilder(tmp_path / "other")
    other.write(ROSTER, roster(lead(PAT), engineer(ADA))).commit("begin", by=PAT)
    other.write(feature_path("fa"), feature("fa", "shipped")).commit("fa", by=ADA)
    shutil.copytree(kept.top / ".git/readyctl", other.top / ".git/readyctl")
    same(other.top, None, DAYS[0])
    same(other.top, "HEAD", DAYS[0])


def test_a_file_that_changed_and_looks_the_same_is_read(kept: RepoBuilder) -> None:
    """Within the two seconds in which the times of a file system may not move on."""
    place = kept.top / feature_path("fa")
    before = place.stat()
    place.write_bytes(place.read_bytes().replace(b"beta", b"BETA"))
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    same(kept.top, None, DAYS[0])


def test_of_thousands_git_tells_whether_they_lie_as_they_did(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(footprints, "TOO_FRESH", 0)
    monkeypatch.setattr(memory, "MANY", 0)
    repo.write(feature_path("fa"), feature("fa", "beta")).commit("fa", by=ADA)
    same(repo.top, None, DAYS[0])
    with monkeypatch.context() as patch:
        patch.setattr(memory, "footprints", _looks_at_no_file)
        Workspace.open(repo.top, as_of=DAYS[0], now=NOW).inventory()
    for change in (
        lambda: repo.put(feature_path("fa"), feature("fa", "shipped")),
        lambda: repo.put(feature_path("fb"), feature("fb", "planned")),
        (repo.top / feature_path("fa")).unlink,
        lambda: _left_out(repo, feature_path("fa")),
    ):
        repo.git("reset", "--quiet", "--hard")
        same(repo.top, None, DAYS[0])
        change()
        same(repo.top, None, DAYS[0])


def test_an_index_that_was_new_when_a_check_began_is_told_by_its_mark_at_the_end(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MANY", 0)
    monkeypatch.setattr(memory, "footprints", _all_new)
    repo.write(feature_path("fa"), feature("fa", "beta")).commit("fa", by=ADA)

    def ask() -> None:
        Workspace.open(repo.top, as_of=DAYS[0], now=NOW).inventory()

    ask()  # ends before anything is old enough
    with monkeypatch.context() as patch:
        patch.setattr(memory, "footprints", _looks_at_no_file)
        with pytest.raises(AssertionError):
            ask()
        patch.setattr(footprints, "TOO_FRESH", 0)
        with pytest.raises(AssertionError):
            ask()
    monkeypatch.setattr(footprints, "TOO_FRESH", 0)
    ask()
    with monkeypatch.context() as patch:
        patch.setattr(memory, "footprints", _looks_at_no_file)
        ask()
    repo.put(feature_path("fa"), feature("fa", "shipped"))
    same(repo.top, None, DAYS[0])


def _left_out(repo: RepoBuilder, path: str) -> None:
    """As a sparse checkout leaves a file out."""
    repo.git("update-index", "--skip-worktree", path)
    (repo.top / path).unlink()


def _all_new(folder: str, below: str, others: Collection[str]) -> footprints.Footprints:
    """The files, as if each of them had changed within the last two seconds."""
    return footprints.Footprints(footprints.footprints(folder, below, others).marks, frozenset())


def test_what_an_entrys_code_was_at_the_act_is_told_by_a_second_process_too(kept: RepoBuilder) -> None:
    """Whoever writes other code beside a signed claim changes nothing of which commits ask for a new word."""
    place = feature_path("fb")  # of two features the second is judged by the second process
    kept.write(place, feature("fb", "beta", more="code: [src/own.py]\n")).commit("signed", by=ADA)
    kept.write(place, feature("fb", "beta", more="code: [src/other.py]\n")).commit("code", by=PAT)
    kept.write("src/own.py", "1").commit("work", by=PAT)
    workspace = Workspace.open(kept.top, now=NOW, use_cache=False)
    assert [*code_commits(workspace, workspace.inventory().features)] == [place]
    same(kept.top, None, DAYS[1])


def _looks_at_no_file(*_: object) -> footprints.Footprints:
    raise AssertionError("each file is looked at")


def test_another_program_takes_nothing_from_this_one(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Workspace.open(kept.top, now=NOW).remembered.entries is not None
    assert remembered(Workspace.open(kept.top, now=NOW)) is not None
    monkeypatch.setattr(memory, "program", lambda: "another")
    monkeypatch.setattr(history_store, "program", lambda: "another")
    assert Workspace.open(kept.top, now=NOW).remembered.entries is None
    assert remembered(Workspace.open(kept.top, now=NOW)) is None


def test_the_past_of_one_entry_is_read_without_a_walk_and_from_its_part_alone(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write(feature_path("fb"), feature("fb", "beta")).commit("fb", by=ADA)
    assert Workspace.open(kept.top, now=NOW).histories is not None
    kept.write(feature_path("fb"), feature("fb", "shipped")).commit("more", by=ADA)
    read: list[str] = []
    rows = HistoryStore.rows

    def walks(*_: object) -> None:
        raise AssertionError("the history was walked again")

    def seen(store: HistoryStore, names: Collection[str]) -> object:
        read.extend(names)
        return rows(store, names)

    monkeypatch.setattr(walk, "streamed", walks)
    monkeypatch.setattr(HistoryStore, "rows", seen)
    timelines = Timelines(Workspace.open(kept.top, now=NOW), Workspace.open(kept.top, now=NOW).inventory())
    assert [moment.level for moment in timelines.of("fb").moments] == [Level.BETA, Level.SHIPPED]
    assert len(read) == 3  # what guards it, its part, the days of the line


def test_what_was_dated_in_the_future_is_judged_by_the_clock_each_time(repo: RepoBuilder) -> None:
    repo.write(feature_path("fa"), feature("fa", "beta")).commit("fa", by=ADA, at="2026-06-01")
    for now in (dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (3, 9, 3)):
        views = [
            Workspace.open(repo.top, now=now, use_cache=use).inventory().view("fa") for use in (True, False)
        ]
        assert views[0] == views[1]
        assert views[0] is not None
        assert views[0].awaiting == (now.month == 3)


@pytest.mark.parametrize("forbidden", ["CI", "READYCTL_NO_CACHE"])
def test_a_pipeline_and_whoever_forbids_it_read_and_keep_nothing(
    kept: RepoBuilder, forbidden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(kept.top / ".git/readyctl")
    monkeypatch.setenv(forbidden, "true")
    Workspace.open(kept.top, now=NOW).inventory()
    assert not (kept.top / ".git/readyctl").exists()


def test_ranges_and_pushes_are_judged_from_nothing_that_was_kept(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = kept.head
    kept.write(feature_path("fa"), feature("fa", "shipped")).commit("more", by=PAT)
    same(kept.top, "HEAD", DAYS[0])

    def asked(*_: object) -> None:
        raise AssertionError("a gate asked what was kept")

    monkeypatch.setattr(memory.Memory, "find", asked)
    monkeypatch.setattr(memory.Memory, "keep", asked)
    monkeypatch.setattr(HistoryStore, "__init__", asked)
    workspace = Workspace.open(kept.top, now=NOW)
    report = check_between(workspace, f"{base}..HEAD")
    assert "RDY201" in {d.code for d in report.diagnostics}
    pushed = judge_push(workspace, Pushed(base, kept.head))
    assert isinstance(pushed, Report)
    assert "RDY201" in {d.code for d in pushed.diagnostics}


def test_a_shallow_clone_cannot_tell_whatever_is_kept(kept: RepoBuilder) -> None:
    (kept.top / ".git/shallow").write_text(f"{kept.head}\n")
    with pytest.raises(CannotTell):
        Workspace.open(kept.top, now=NOW).inventory()


def test_two_work_trees_have_their_own_files_and_one_cache(kept: RepoBuilder, tmp_path: Path) -> None:
    second = tmp_path / "second"
    kept.git("worktree", "add", "--quiet", str(second))
    (second / feature_path("fa")).write_text(feature("fa", "planned"))
    for top in (kept.top, second, kept.top, second):
        same(top, None, DAYS[0])
