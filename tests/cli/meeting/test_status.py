"""`readyctl` alone: one screen."""

import json
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"
NOTE = """id: acme
customer: Acme
owner: sam@example.com
stage: contract
value: {amount: 1200000, currency: EUR}
promises:
  - {feature: fx, kind: mention, status: confirmed}
  - {feature: idea, kind: contract, due: 2027-01-01, status: confirmed}
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "shipped"))
    repo.write(feature_path("idea"), feature("idea", "exploratory")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(feature_path("beta"), feature("beta", "beta")).commit("not signed", by=PAT, at="2026-01-05")
    repo.write(DEAL, NOTE).commit("promised", by=SAM, at="2026-01-05")
    return repo


def told(repo: RepoBuilder, *args: str) -> dict[str, object]:
    code, out, _ = readyctl(repo, "status", "--json", "--as-of", "2026-01-06", *args)
    assert code == 0
    answer: dict[str, object] = json.loads(out)
    return answer


def test_alone_in_a_registry_it_says_where_everything_stands(repo: RepoBuilder) -> None:
    code, out, _ = readyctl(repo, env={"READYCTL_TODAY": "2026-01-06"})
    assert code == 0
    assert "1 shipped, 1 planned, 1 exploratory" in out
    assert "1 not signed" in out
    assert "2 open, 1 not true today; 1,200,000 EUR behind them" in out
    assert "readyctl handoff check acme" in out
    assert all(len(line) <= 100 for line in out.splitlines())


def test_elsewhere_it_says_what_there_is_to_run(tmp_path: Path) -> None:
    empty = RepoBuilder(tmp_path / "empty")
    code, out, _ = readyctl(empty)
    assert (code, out.startswith("Usage: readyctl COMMAND")) == (0, True)
    assert readyctl(empty, "--json")[0] == 2


def test_a_promise_that_left_its_note_counts_with_its_money_once(repo: RepoBuilder) -> None:
    before = told(repo)
    assert (before["untrue"], before["vanished"]) == (1, 0)
    repo.write(DEAL, NOTE.partition("promises:")[0]).commit("tidy", by=SAM, at="2026-01-06")
    after = told(repo)
    assert (after["promises"], after["vanished"]) == (0, 2)
    assert after["value"] == before["value"] == [{"amount": "1200000", "currency": "EUR"}]


def test_each_command_that_it_names_runs(repo: RepoBuilder) -> None:
    repo.write(DEAL, NOTE.replace("  - {feature: fx, kind: mention, status: confirmed}\n", ""))
    repo.commit("tidy", by=SAM, at="2026-01-06")
    steps = told(repo)["next"]
    assert isinstance(steps, list)
    assert len(steps) == 3
    for step in steps:
        assert readyctl(repo, *step["command"].split()[1:])[0] in {0, 1}, step
