"""Before a level goes down: who was promised what, what to say, and why, in the commit."""

import json
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA
from support.repo import RepoBuilder
from support.story import ID, tell


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = tell(RepoBuilder(tmp_path / "repo"))
    made.git("config", "user.name", ADA.name)
    made.git("config", "user.email", ADA.email)
    return made


LOWER = ("feature", "set-level", ID, "beta", "--caveat", "rounds wrongly", "--yes", "--commit")


def test_who_is_touched_is_shown_and_a_reason_is_needed(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, *LOWER)
    assert code == 2
    assert "--reason" in err
    assert repo.git("status", "--porcelain") == ""
    code, _, err = readyctl(repo, *LOWER, "--reason", "rounding is wrong above 1000 lines")
    assert code == 0, err
    assert "1 promise in 1 deal would become untrue, 120,000 EUR" in err
    assert "Prospect (won): contract by 2025-06-30: not while it is beta" in err
    assert (
        repo.git("log", "-1", "--format=%B").rstrip()
        == f"{ID}: declare beta\n\nrounding is wrong above 1000 lines"
    )


def test_a_dry_run_shows_it_and_asks_for_nothing(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, *LOWER, "--dry-run")
    assert code == 0
    assert "would become untrue" in err


def test_up_and_without_promises_nothing_is_asked(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, "feature", "set-level", "unsold", "planned", "--yes")
    assert code == 0, err
    assert "untrue" not in err


def test_impact_tells_the_same_beforehand_with_a_draft(repo: RepoBuilder) -> None:
    code, out, _ = readyctl(repo, "impact", ID, "--to", "beta")
    assert code == 0
    assert (
        "Prospect: We can no longer stand by our promise of Multi-currency reconciliation by 2025-06-30"
        in out
    )
    _, out, _ = readyctl(repo, "impact", ID, "--to", "beta", "--json")
    assert json.loads(out)["value"] == [{"amount": "120000", "currency": "EUR"}]
    code, _, err = readyctl(repo, "impact", ID)
    assert (code, "--to LEVEL" in err) == (2, True)
    code, _, err = readyctl(repo, "impact", ID, "--to", "committed")
    assert (code, "--date DATE" in err) == (2, True)
    code, _, err = readyctl(repo, "impact", "multi-currency", "--to", "beta")
    assert (code, ID in err) == (2, True)


def test_the_note_shows_a_verdict_on_each_promise_and_the_slips(repo: RepoBuilder) -> None:
    _, out, _ = readyctl(repo, "handoff", "show", "prospect-2025-02", "--at", "2025-04-07")
    assert "fine, with 2025-06-30 as the date, no earlier than the signed 2025-06-20" in out
    assert "the feature's date slipped once, 21 days" in out
    _, out, _ = readyctl(repo, "handoff", "show", "prospect-2025-02", "--at", "2025-03-01")
    assert "not before engineering signs what the entry claims" in out


def test_explain_tells_how_far_the_date_moved(repo: RepoBuilder) -> None:
    _, out, _ = readyctl(repo, "explain", ID, "--at", "2025-04-07")
    assert "engineering's date slipped once, 21 days: 2025-05-30 → 2025-06-20" in out
