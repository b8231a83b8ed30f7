"""The hook's shortcut: reduced to what changed roster and settings, a history trusts the same people."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readyctl.adapters.git.guard_cache import GuardCache
from readyctl.core.trust.building import build, guarded_alone
from readyctl.workspace.reading import gates
from readyctl.workspace.reading.opening import Workspace
from support.histories import History, histories
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, feature, feature_path, lead, roster
from support.verdicts import NOW


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(history=histories())
def test_the_skeleton_trusts_whom_the_whole_history_trusts(
    history: History, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("skeleton") / "repo"
    history.write(top)
    workspace = Workspace.open(top, now=NOW)
    whole = workspace.guard_histories
    assert whole is not None
    reduced = build(whole.skeleton, guards=workspace.guards.paths)
    assert workspace.trust_in(reduced).tip_rosters == workspace.trust_in(whole).tip_rosters
    assert workspace.trust_in(reduced).settings == workspace.trust_in(whole).settings


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(history=histories(), data=st.data())
def test_the_whole_history_tells_the_skeleton_as_roster_and_settings_alone_do(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("skeleton") / "repo"
    history.write(top)
    tip = Workspace.open(top, now=NOW)
    assert tip.graph is not None
    pin = data.draw(st.sampled_from([None, *tip.graph]))
    workspace = Workspace.open(top, now=NOW, trust_root=pin, use_cache=False)
    alone, whole = workspace.guard_histories, workspace.histories
    assert alone is not None
    assert whole is not None
    assert guarded_alone(whole, workspace.guards.paths, pin) == alone.skeleton


def _kept_for_the_hook(repo: RepoBuilder, pin: str | None = None) -> GuardCache:
    hook = Workspace.open(repo.top, at="index", now=NOW, trust_root=pin)
    return GuardCache(hook.repository, hook.guards.paths, pin)


def test_a_check_keeps_what_the_hook_would_walk_for(repo: RepoBuilder) -> None:
    first = repo.head
    repo.write(ROSTER, roster(lead(ADA), engineer(PAT))).commit("pat joins", by=ADA)
    for pin in (None, first):
        assert _kept_for_the_hook(repo, pin).load(repo.head) is None
        Workspace.open(repo.top, now=NOW, trust_root=pin).inventory()
        alone = Workspace.open(repo.top, now=NOW, trust_root=pin, use_cache=False).guard_histories
        assert alone is not None
        assert _kept_for_the_hook(repo, pin).load(repo.head) == tuple(alone.skeleton)


def test_what_another_moment_kept_is_no_answer_for_the_hook(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pat leaves; whoever asks about an earlier commit, or trusts another root, tells the hook nothing."""
    for name, value in repo.identity(PAT).items():
        monkeypatch.setenv(name, value)
    repo.write(ROSTER, roster(lead(ADA), engineer(PAT))).commit("pat joins", by=ADA)
    joined = repo.head
    repo.write(ROSTER, roster(lead(ADA))).commit("pat leaves", by=ADA)
    Workspace.open(repo.top, at=joined, now=NOW).inventory()
    Workspace.open(repo.top, now=NOW, trust_root=joined).inventory()
    assert _kept_for_the_hook(repo).load(repo.head) is None
    repo.write(feature_path("fx"), feature("fx", "beta"))
    assert _staged(repo) == ["RDY201"]


def test_a_question_about_an_earlier_commit_leaves_what_was_kept(repo: RepoBuilder) -> None:
    earlier = repo.head
    repo.write(ROSTER, roster(lead(ADA), engineer(PAT))).commit("pat joins", by=ADA)
    Workspace.open(repo.top, now=NOW).inventory()
    Workspace.open(repo.top, at=earlier, now=NOW).inventory()
    assert _kept_for_the_hook(repo).load(repo.head) is not None


def _staged(repo: RepoBuilder, *, use_cache: bool = True) -> list[str]:
    workspace = Workspace.open(repo.top, at="index", now=NOW, use_cache=use_cache)
    return [d.code for d in gates.check_staged(workspace).report.diagnostics if d.severity == "error"]


def test_a_roster_change_after_the_cache_was_made_is_seen(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pat may sign from the commit on that puts her on the roster, and no longer once she is off it."""
    for name, value in repo.identity(PAT).items():
        monkeypatch.setenv(name, value)
    repo.write(feature_path("fx"), feature("fx", "beta"))
    assert _staged(repo) == ["RDY201"]
    repo.git("reset", "--quiet")
    repo.write(ROSTER, roster(lead(ADA), engineer(PAT))).commit("pat joins", by=ADA)
    repo.write(feature_path("fx"), feature("fx", "beta"))
    assert _staged(repo) == _staged(repo, use_cache=False) == []
    repo.git("reset", "--quiet")
    repo.write(ROSTER, roster(lead(ADA))).commit("pat leaves", by=ADA)
    repo.write(feature_path("fx"), feature("fx", "beta"))
    assert _staged(repo) == ["RDY201"]


def test_a_damaged_cache_is_no_cache(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in repo.identity(PAT).items():
        monkeypatch.setenv(name, value)
    repo.write(feature_path("fx"), feature("fx", "beta"))
    kept = repo.top / ".git" / "readyctl" / "guards.json"
    assert _staged(repo) == ["RDY201"]
    whole = json.loads(kept.read_text())
    for damaged in (
        "",
        "{",
        "[]",
        json.dumps({**whole, "commits": [["x"]]}),
        json.dumps({**whole, "format": 0}),
        json.dumps({**whole, "commits": [[whole["head"], [], "odd", None]]}),
        json.dumps({**whole, "commits": [[whole["head"], [1], {}, None]]}),
        "[" * 100_000,
    ):
        kept.write_text(damaged)
        assert _staged(repo) == ["RDY201"]
    kept.unlink()
    os.mkfifo(kept)  # nobody ever writes into it
    assert _staged(repo) == ["RDY201"]
