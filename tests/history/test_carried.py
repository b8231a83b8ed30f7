"""After a commit or an edit only what it touched is judged again, and the answer is that of judging all."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from readyctl.adapters.cache import footprints
from readyctl.adapters.git.walk import touched_beside
from readyctl.core.feature.names import Exact
from readyctl.core.feature.plain import FeatureRow
from readyctl.errors import CannotTell, NoRegistry
from readyctl.workspace.reading import carrying, judging
from readyctl.workspace.reading.kept_rows import judged_rows
from readyctl.workspace.reading.known_files import files_of
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.others import others
from support.people import ADA, BOB, PAT
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster
from support.texts import settings as settings_file
from support.verdicts import NOW

DAY = dt.date(2026, 11, 22)
IDS = ("fa", "fb", "fc", "fd")

pytestmark = pytest.mark.usefixtures("many_parts")


@pytest.fixture(autouse=True)
def _no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(footprints, "TOO_FRESH", 0)


@pytest.fixture
def kept(repo: RepoBuilder) -> RepoBuilder:
    """A registry of a few features about which something is kept."""
    repo.write(SETTINGS, settings_file())
    for feature_id in IDS:
        repo.write(feature_path(feature_id), feature(feature_id, "beta"))
    repo.commit("features", by=ADA, at="2026-02-01")
    told(repo)
    return repo


def opened(repo: RepoBuilder, *, at: str | None = None, use: bool = True) -> Workspace:
    return Workspace.open(repo.top, at=at, as_of=DAY, now=NOW, use_cache=use)


def told(repo: RepoBuilder, *, at: str | None = None, use: bool = True) -> object:
    """All that the verdicts say."""
    workspace = opened(repo, at=at, use=use)
    found = workspace.inventory()
    return [
        [
            (s.entry.where, s.entry.said, s.signoff, s.effective, s.stale, len(s.last_words))
            for s in found.ordered
        ],
        [(gone.where, gone.fate) for gone in found.gone],
        {id_: (found.view(id_), found.names.find(f"feature {id_}")) for id_ in IDS},
        (found.ids, found.successors, workspace.entries, workspace.settings, workspace.roster),
    ]


def judged(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch, *, at: str | None = None) -> list[str] | None:
    """The paths that were judged, where the answer was carried; None where everything was judged."""
    seen: list[list[str]] = []
    all_of_it: list[bool] = []
    work = judging.judged_inventory

    def some(workspace: Workspace) -> object:
        seen.append([raw.where.path for raw in workspace.snapshot.entries])
        return work(workspace)

    def everything(workspace: Workspace) -> object:
        all_of_it.append(True)
        return work(workspace)

    with monkeypatch.context() as patch:
        patch.setattr("readyctl.workspace.reading.carrying.judged_inventory", some)
        patch.setattr(judging, "judged_inventory", everything)
        found = told(repo, at=at)
    assert found == told(repo, at=at, use=False)
    return None if all_of_it else sorted(path for paths in seen for path in paths)


def test_a_commit_makes_what_it_changed_be_judged_and_nothing_else(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write(feature_path("fb"), feature("fb", "shipped")).commit("fb", by=ADA, at="2026-03-01")
    assert judged(kept, monkeypatch) == [feature_path("fb")]
    kept.write(feature_path("fc"), feature("fc", "shipped")).commit("fc", by=PAT, at="2026-03-02")
    assert judged(kept, monkeypatch) == [feature_path("fc")]
    kept.write("src/a.py", "1\n").commit("code", by=BOB, at="2026-03-03")
    assert judged(kept, monkeypatch) == []
    assert judged(kept, monkeypatch, at="HEAD") == []


def test_names_are_told_anew_without_the_files_of_entries_whose_shape_cannot_be_read(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = f"{feature('fc', 'beta')}unheard_of: 1\naliases: [Other words]\n"
    kept.write(feature_path("fc"), broken).commit("fc", by=PAT, at="2026-03-01")
    told(kept)
    renamed = feature("fb", "beta").replace("name: ", "name: Another ", 1)
    assert renamed != feature("fb", "beta")
    kept.write(feature_path("fb"), renamed).commit("fb", by=ADA, at="2026-03-02")
    assert judged(kept, monkeypatch) == [feature_path("fb")]
    assert opened(kept).inventory().names.find("Other words") == Exact("fc", "Feature fc")


def test_an_edit_and_its_taking_back_are_judged_alone(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (kept.top / feature_path("fb")).read_text("utf-8")
    kept.put(feature_path("fb"), feature("fb", "shipped"))
    assert judged(kept, monkeypatch) == [feature_path("fb")]
    kept.put(feature_path("fc"), "id: [broken\n")
    assert judged(kept, monkeypatch) == [feature_path("fb"), feature_path("fc")]
    kept.put(feature_path("fb"), before)
    assert judged(kept, monkeypatch) == [feature_path("fb"), feature_path("fc")]


def test_a_merge_brings_in_what_its_branch_changed(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.git("checkout", "--quiet", "-b", "work")
    kept.write(feature_path("fd"), feature("fd", "shipped")).commit("fd", by=BOB, at="2026-03-01")
    kept.git("checkout", "--quiet", "main")
    kept.write(feature_path("fa"), feature("fa", "shipped")).commit("fa", by=ADA, at="2026-03-02")
    told(kept)
    kept.git(
        "merge", "--quiet", "--no-ff", "--message", "merge", "work", env=kept.identity(PAT, "2026-03-03")
    )
    assert judged(kept, monkeypatch) == [feature_path("fd")]


def test_a_rebase_goes_on_from_the_commit_that_both_lines_have(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = kept.head
    kept.write(feature_path("fb"), feature("fb", "shipped")).commit("fb", by=ADA, at="2026-03-01")
    told(kept)
    kept.git("reset", "--quiet", "--hard", base)
    kept.write(feature_path("fc"), feature("fc", "shipped")).commit("fc", by=ADA, at="2026-03-02")
    assert judged(kept, monkeypatch) == [feature_path("fc")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (ROSTER, roster(lead(PAT), engineer(BOB))),
        (SETTINGS, settings_file("windows: {beta: 10}\n")),
    ],
)
def test_where_it_changes_who_is_trusted_everything_is_judged(
    kept: RepoBuilder, path: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write(path, text).commit("more", by=PAT, at="2026-03-01")
    assert judged(kept, monkeypatch) is None


def test_names_change_hands_without_another_judgement_of_all(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write(feature_path("fb"), feature("fb", "beta", name="Feature fa"))
    kept.commit("renamed", by=ADA, at="2026-03-01")
    assert judged(kept, monkeypatch) == [feature_path("fb")]
    kept.write(feature_path("fe"), feature("fe", "beta")).commit("new", by=ADA, at="2026-03-02")
    assert judged(kept, monkeypatch) == [feature_path("fe")]
    kept.write(feature_path("fc"), "id: fc\nreplaced_by: [fe]\n").commit("led on", by=ADA, at="2026-03-03")
    assert judged(kept, monkeypatch) == [feature_path("fc")]
    kept.delete(feature_path("fd")).commit("removed", by=BOB, at="2026-03-04")
    assert judged(kept, monkeypatch) == []
    kept.delete(feature_path("fe")).commit("retired", by=ADA, at="2026-03-05")
    assert judged(kept, monkeypatch) == []
    kept.write(feature_path("fd"), feature("fd", "beta")).commit("back", by=ADA, at="2026-03-06")
    assert judged(kept, monkeypatch) == [feature_path("fd")]


def test_names_that_are_put_together_again_are_those_of_judging_all(kept: RepoBuilder) -> None:
    kept.write(feature_path("fb"), feature("fb", "beta", more="aliases: [feature fa, bulk]\n"))
    kept.write(feature_path("fe"), feature("fe", "beta")).commit("renamed", by=ADA, at="2026-03-01")
    _same_names(kept)
    kept.write(feature_path("fc"), "id: fc\nreplaced_by: [fe]\n")
    kept.delete(feature_path("fd")).commit("led on, and gone", by=ADA, at="2026-03-02")
    _same_names(kept)
    kept.delete(feature_path("fc")).commit("the stone too", by=PAT, at="2026-03-03")
    kept.put(feature_path("fd"), feature("fd", "beta"))
    _same_names(kept)


def _same_names(kept: RepoBuilder) -> None:
    """Carry a moment, judge it as a whole, and compare what is kept of its names."""
    found = []
    for anew in (False, True):
        if anew:
            shutil.rmtree(kept.top / ".git" / "readyctl")
        workspace = opened(kept)
        workspace.inventory()
        contents = dict(vars(workspace.remembered)["_kept"]["contents"])
        rows = judged_rows_of(workspace, contents.pop("features"))
        assert contents.pop("names")
        found.append((contents, rows))
    assert found[0] == found[1]


def judged_rows_of(workspace: Workspace, names: Sequence[str]) -> list[FeatureRow]:
    """What is kept of all features, in order of path."""
    parts = workspace.remembered.parts(names)
    rows = [row for name in dict.fromkeys(names) for row in judged_rows(parts[name])]
    return sorted(rows, key=lambda row: row.path)


def test_where_commits_to_code_make_claims_old_each_commit_concerns_all(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write(SETTINGS, settings_file("recheck_after_commits: 1\n"))
    kept.write(feature_path("fb"), feature("fb", "beta", more="code: [src/**]\n"))
    kept.commit("code counts", by=ADA, at="2026-02-02")
    kept.write(feature_path("fb"), feature("fb", "beta", more="code: [src/**]\nowner: payments\n"))
    kept.commit("fb", by=ADA, at="2026-02-03")
    told(kept)
    kept.write("src/a.py", "1\n").commit("code", by=BOB, at="2026-03-01")
    assert judged(kept, monkeypatch) is None
    kept.put(feature_path("fc"), feature("fc", "shipped"))
    assert judged(kept, monkeypatch) == [feature_path("fc")]


def test_a_line_that_the_kept_commit_is_beside_is_judged_as_a_whole(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = kept.head
    kept.write(feature_path("fb"), feature("fb", "shipped")).commit("fb", by=ADA, at="2026-03-01")
    side = kept.head
    (kept.top / ".git/readyctl/cache.sqlite").unlink()
    told(kept)
    kept.git("reset", "--quiet", "--hard", base)
    kept.write(feature_path("fc"), feature("fc", "shipped")).commit("fc", by=ADA, at="2026-03-02")
    kept.git("merge", "--quiet", "--no-ff", "--message", "merge", side, env=kept.identity(PAT, "2026-03-03"))
    assert judged(kept, monkeypatch) is None


def followed(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths whose whole history was followed for an answer that was carried."""
    seen: list[str] = []
    work = Workspace.histories_of

    def whole(workspace: Workspace, paths: Iterable[str]) -> object:
        seen.extend(asked := [*paths])
        return work(workspace, asked)

    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "histories_of", whole)
        assert judged(repo, monkeypatch) is not None
    return sorted(seen)


def test_a_branch_of_what_a_merge_brought_in_is_followed_from_its_first_commit(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it began does not lie on the branch's own line."""
    kept.git("checkout", "--quiet", "-b", "side")
    kept.write(feature_path("fd"), feature("fd", "shipped")).commit("fd", by=BOB, at="2026-03-01")
    side = kept.head
    kept.git("checkout", "--quiet", "main")
    kept.write(feature_path("fa"), feature("fa", "shipped")).commit("fa", by=ADA, at="2026-03-02")
    as_pat = kept.identity(PAT, "2026-03-03")
    kept.git("merge", "--quiet", "--no-ff", "--message", "merge", "side", env=as_pat)
    told(kept)
    kept.git("checkout", "--quiet", "side")
    kept.write(feature_path("fc"), feature("fc", "shipped")).commit("fc", by=PAT, at="2026-03-04")
    kept.git("checkout", "--quiet", "main")
    git, base = Workspace.open(kept.top).repository.git, kept.head
    assert touched_beside(git, [side], base, "registry") is None
    kept.git("merge", "--quiet", "--no-ff", "--message", "merge", "side", env=as_pat)
    assert followed(kept, monkeypatch) == [feature_path("fc")]
    kept.write(feature_path("fc"), feature("fc", "beta")).commit("fc", by=ADA, at="2026-03-05")
    assert followed(kept, monkeypatch) == []


def test_where_too_many_histories_would_be_followed_everything_is_judged(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.delete(feature_path("fc")).delete(feature_path("fd")).commit("gone", by=ADA, at="2026-03-01")
    told(kept)
    for feature_id in ("fc", "fd"):
        kept.write(feature_path(feature_id), feature(feature_id, "beta"))
    kept.commit("back", by=ADA, at="2026-03-02")
    database = kept.top / ".git/readyctl/cache.sqlite"
    with sqlite3.connect(database) as db:
        rows = db.execute("SELECT * FROM kept_1").fetchall()
    monkeypatch.setattr(carrying, "FEW", 1)
    assert judged(kept, monkeypatch) is None
    with sqlite3.connect(database) as db:
        db.execute("DELETE FROM kept_1")
        db.executemany("INSERT INTO kept_1 VALUES (?, ?, ?, ?)", rows)
    monkeypatch.setattr(carrying, "FEW", 2)
    assert judged(kept, monkeypatch) == [feature_path("fc"), feature_path("fd")]


def test_where_a_file_changes_while_it_is_carried_everything_is_judged(
    kept: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.put(feature_path("fb"), feature("fb", "shipped"))

    def somebody_writes(workspace: Workspace, objects: Mapping[str, str]) -> object:
        kept.put(feature_path("fb"), feature("fb", "planned"))
        return files_of(workspace, objects)

    with monkeypatch.context() as patch:
        patch.setattr(carrying, "files_of", somebody_writes)
        assert judged(kept, monkeypatch) is None
    assert judged(kept, monkeypatch) == []


def test_what_somebody_writes_while_it_is_looked_at_is_read_as_it_lies_there(kept: RepoBuilder) -> None:
    quiet, busy = opened(kept), opened(kept)
    assert all(each.remembered.others for each in (quiet, busy))
    others(quiet)
    kept.put(SETTINGS, settings_file("name: Another\n"))
    assert others(busy) is busy.snapshot
    assert "snapshot" not in vars(quiet)


def test_where_the_last_entry_goes_there_is_no_registry_any_more(tmp_path: Path) -> None:
    young = RepoBuilder(tmp_path / "young")  # nobody wrote a roster or settings yet
    young.write(feature_path("fa"), feature("fa", "beta")).commit("fa", by=ADA, at="2026-02-01")
    assert told(young) == told(young, use=False)
    (young.top / feature_path("fa")).unlink()
    for use in (False, True):
        with pytest.raises(CannotTell, match="not checked out"):
            opened(young, use=use).inventory()
    young.delete(feature_path("fa")).commit("gone", by=ADA, at="2026-02-02")
    for use in (False, True):
        with pytest.raises(NoRegistry):
            opened(young, at="HEAD", use=use).inventory()
