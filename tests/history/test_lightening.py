"""What is read a part at a time tells the same as what lies there whole."""

import datetime as dt

import pytest

from readyctl.core.entry.path import EntryKind
from readyctl.core.meeting.difference import compare
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.kept_inventory import KeptInventory
from readyctl.workspace.reading.lightening import lightened
from readyctl.workspace.reading.opening import Workspace
from support.people import ADA, PAT, SAM
from support.repo import RepoBuilder
from support.texts import SETTINGS, feature, feature_path
from support.texts import settings as settings_file
from support.verdicts import NOW

DAY = dt.date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("many_parts")


@pytest.fixture
def changed(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> RepoBuilder:
    """A registry of which the last commit changed something of every kind."""
    monkeypatch.delenv("CI", raising=False)
    repo.write(SETTINGS, settings_file())
    for feature_id in ("fa", "fb", "fc", "fd", "fe", "ff"):
        repo.write(feature_path(feature_id), feature(feature_id, "beta"))
    repo.write("registry/features/other/fa.yaml", feature("fa", "planned"))
    repo.commit("features", by=ADA, at="2026-02-01")
    repo.write(feature_path("fb"), feature("fb", "shipped"))
    repo.write(feature_path("fc"), "id: fc\nreplaced_by: [fg]\n").write(
        feature_path("fg"), feature("fg", "beta")
    )
    repo.write(feature_path("ff"), "id: ff\nreplaced_by: [fg]\n")
    repo.write("registry/features/other/fg.yaml", feature("fg", "exploratory"))
    repo.delete(feature_path("fd")).commit("changed", by=ADA, at="2026-03-01")
    repo.write(feature_path("fe"), feature("fe", "shipped")).commit("unsigned", by=PAT, at="2026-03-02")
    return repo


def opened(repo: RepoBuilder, at: str | None, *, use: bool = False) -> Workspace:
    return Workspace.open(repo.top, at=at, as_of=DAY, now=NOW, use_cache=use)


@pytest.mark.parametrize("use", [False, True])
def test_a_moment_that_is_taken_apart_tells_what_it_told(changed: RepoBuilder, *, use: bool) -> None:
    for at in ("HEAD~2", "HEAD"):
        whole, workspace = opened(changed, at).inventory(), opened(changed, at, use=use)
        light = lightened(workspace)
        assert isinstance(light, KeptInventory)
        assert light is workspace.inventory() is lightened(workspace)
        assert "snapshot" not in vars(workspace)
        told = [(s.entry.where, s.entry.said, s.signoff, s.effective, s.stale) for s in light.ordered]
        assert told == [(s.entry.where, s.entry.said, s.signoff, s.effective, s.stale) for s in whole.ordered]
        assert [status.entry.model for status in light.features] == [s.entry.model for s in whole.features]
        assert (light.carriers, light.successors, light.settings) == (
            whole.carriers,
            whole.successors,
            whole.settings,
        )
        assert light.names.find("feature fg") == whole.names.find("feature fg")


@pytest.mark.parametrize("use", [False, True])
def test_two_moments_differ_alike_a_part_at_a_time_and_whole(changed: RepoBuilder, *, use: bool) -> None:
    before, after = opened(changed, "HEAD~2").inventory(), opened(changed, None).inventory()
    changes = compare(before, after).changes
    assert {change.feature for change in changes} >= {"fb", "fg", "fd", "fe"}
    then = lightened(opened(changed, "HEAD~2", use=use))
    now = lightened(opened(changed, None, use=use))
    assert (
        compare(then, after).changes == compare(before, now).changes == compare(then, now).changes == changes
    )
    assert compare(after, before).changes == compare(now, then).changes


def test_what_a_file_says_and_the_notes_are_read_anew_without_the_other_files(changed: RepoBuilder) -> None:
    changed.write("registry/handoffs/acme.yaml", "id: acme\ncustomer: Acme\n").commit(
        "a note", by=SAM, at="2026-04-01"
    )
    workspace = opened(changed, "HEAD")
    obj = changed.git("rev-parse", f"HEAD:{feature_path('fb')}").strip()
    whole = workspace.inventory()
    before = workspace.stored.document(obj, EntryKind.FEATURE)
    assert whole.with_id("fb") is not None
    light = lightened(workspace)
    assert [raw.where.id for raw, _ in deal_notes(workspace)] == ["acme"]
    assert "snapshot" not in vars(workspace)
    after = workspace.stored.document(obj, EntryKind.FEATURE)
    assert after is not before
    assert after.data == before.data
    assert light is workspace.inventory()
