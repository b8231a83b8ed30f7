"""`readyctl.yaml` is guarded as the roster is; and what `check` says when somebody tries."""

import json
from pathlib import Path

import pytest

from readyctl.core.level.table import Level
from readyctl.workspace.reading.opening import Workspace
from support.people import ADA, BOB, PAT, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings
from support.verdicts import NOW, agreed, readyctl

FX = feature_path("fx")
SHIPPED = feature("fx", "shipped")
LAX = settings("stale_after: {default: 900d}\n")
BOTH = roster(lead(ADA), engineer(BOB))


def window(repo: RepoBuilder) -> int | None:
    """Days for which a shipped entry is fresh, by the settings trusted at HEAD."""
    return Workspace.open(repo.top, at="HEAD", now=NOW, use_cache=False).settings.window(Level.SHIPPED)


def findings(repo: RepoBuilder) -> dict[str, list[str]]:
    """The errors of `check` by path, as rule names."""
    done = readyctl(repo, "check", "--format", "json")
    assert done.returncode == 1, done.stderr
    found: dict[str, list[str]] = {}
    for one in json.loads(done.stdout)["diagnostics"]:
        if one["severity"] == "error":
            found.setdefault(one["path"], []).append(one["rule"])
    return found


@pytest.mark.parametrize("who", [PAT, BOB], ids=lambda person: person.name)
def test_only_a_lead_changes_settings(repo: RepoBuilder, who: Person) -> None:
    repo.write(SETTINGS, LAX).commit("lax", by=who)
    assert window(repo) == 7
    repo.write(SETTINGS, settings("stale_after: {default: 20d}\n")).commit("less lax", by=ADA)
    assert window(repo) == 20


def test_settings_in_the_work_tree_are_not_read(repo: RepoBuilder) -> None:
    repo.write(SETTINGS, LAX)
    assert Workspace.open(repo.top, now=NOW, use_cache=False).settings.window(Level.SHIPPED) == 7


def test_settings_hidden_in_a_merge_are_ignored(repo: RepoBuilder) -> None:
    repo.branch("side").write("x", "x").commit("x", by=PAT)
    repo.checkout("main").merge("side", by=ADA, files={SETTINGS: LAX})
    assert window(repo) == 7


def test_where_lines_differ_the_stricter_window_counts(repo: RepoBuilder) -> None:
    repo.branch("side").write(SETTINGS, settings("stale_after: {default: 20d}\n")).commit("side", by=ADA)
    repo.checkout("main").write(SETTINGS, LAX).commit("main", by=ADA)
    repo.merge("side", by=ADA, files={SETTINGS: LAX})
    assert window(repo) == 20


@pytest.mark.parametrize("broken", ["version: [1\n", "version: 1\nunknown: 2\n", ""])
def test_unreadable_settings_leave_the_last_valid_ones_in_force(repo: RepoBuilder, broken: str) -> None:
    repo.write(SETTINGS, settings("stale_after: {default: 20d}\n")).commit("20", by=ADA)
    repo.write(SETTINGS, broken).commit("break", by=ADA)
    assert window(repo) == 20
    repo.delete(SETTINGS).commit("delete", by=ADA)
    assert window(repo) == 20


def test_a_root_of_trust_with_unreadable_settings_still_judges(repo: RepoBuilder) -> None:
    repo.orphan("fresh").write(ROSTER, BOTH).write(SETTINGS, "version: [1\n").write(FX, SHIPPED)
    repo.commit("begin", by=ADA)
    assert agreed(repo)["fx"].signed
    repo.write(SETTINGS, LAX).commit("lax", by=PAT)
    assert agreed(repo)["fx"].signed
    repo.write(SETTINGS, settings("stale_after: {default: 20d}\n")).commit("20", by=ADA)
    assert window(repo) == 20


def test_a_change_by_an_outsider_is_an_error_until_it_is_undone(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB), engineer(PAT))).commit("me too", by=PAT)
    repo.write(SETTINGS, LAX).commit("lax", by=PAT)
    assert set(findings(repo)) >= {ROSTER, SETTINGS}
    repo.write(ROSTER, repo.read(ROSTER, "main~2")).write(SETTINGS, settings()).commit("undo", by=PAT)
    repo.write(FX, SHIPPED).commit("fx", by=PAT)
    assert set(findings(repo)) == {FX}


def test_two_roots_of_trust_are_an_error_at_the_roster(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit("fx", by=ADA)
    repo.orphan("theirs").write(ROSTER, roster(lead(PAT))).commit("theirs", by=PAT)
    repo.checkout("main").merge("theirs", by=PAT, files={ROSTER: BOTH})
    assert set(findings(repo)) >= {ROSTER, FX}


def test_a_typed_date_that_is_later_than_the_derived_one_is_told(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit("fx", by=ADA, at="2026-03-01")
    repo.write(FX, f"{SHIPPED}accurate_as_of: 2026-11-21\n").commit("fresh, honest", by=PAT)
    assert not agreed(repo)["fx"].kinds - {"set"}
    assert "unconfirmed-date" in readyctl(repo, "check", "--format", "json").stdout


def test_a_registry_under_an_odd_name_is_judged_like_any_other(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    folder = "-deep/a b \u00e9"
    repo.write(f"{folder}/roster.yaml", roster(lead(ADA))).write(f"{folder}/readyctl.yaml", settings())
    repo.commit("begin", by=ADA)
    for name, who in (("fx", ADA), ("fy", PAT)):
        repo.write(f"{folder}/features/payments/{name}.yaml", feature(name, "shipped")).commit(name, by=who)
    place = repo.top / folder
    workspace = Workspace.open(repo.top, registry=place, at="HEAD", now=NOW, use_cache=False)
    assert [status.signed for status in workspace.inventory().features] == [True, False]


def test_a_repository_with_longer_hashes_is_judged_like_any_other(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo", create=False)
    repo.top.mkdir()
    repo.git("init", "--quiet", "--template=", "--object-format=sha256")
    repo.write(ROSTER, BOTH).write(SETTINGS, settings()).commit("begin", by=ADA)
    for name, who in (("fx", BOB), ("fy", PAT)):
        repo.write(feature_path(name), feature(name, "shipped")).commit(name, by=who)
    workspace = Workspace.open(repo.top, at="HEAD", now=NOW, use_cache=False)
    assert [status.signed for status in workspace.inventory().features] == [True, False]
