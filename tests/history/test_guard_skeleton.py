"""The hook's shortcut: reduced to what changed roster and settings, a history trusts the same people."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings

from readyctl.core.trust.building import build
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
