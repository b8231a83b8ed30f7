"""A feature has one past: log, explain, page, agenda, trend and difference count the same slips."""

import json
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FX = feature_path()
DEAL = """\
id: acme
customer: Acme
owner: sam@example.com
stage: proposal
promises:
  - {feature: fx, kind: contract, due: 2028-01-01, status: confirmed}
"""
SURFACES = ("log", "explain", "engineering page", "sales page", "agenda", "agenda as data", "trend", "diff")


def dated(day: str) -> str:
    return feature().replace("2027-06-30", day)


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """Ada signs a date; Sam, who is no engineer, types a later one; Ada sets her own again."""
    repo = registry(tmp_path, level="planned")
    repo.write("registry/handoffs/acme.yaml", DEAL).commit("deal", by=SAM, at="2026-01-20")
    repo.write(FX, dated("2027-03-31")).commit("mine", by=ADA, at="2026-02-01")
    repo.write(FX, dated("2027-09-30")).commit("later, I heard", by=SAM, at="2026-02-10")
    repo.write(FX, dated("2027-03-31")).commit("no", by=ADA, at="2026-02-20")
    return repo


def page(repo: RepoBuilder, audience: str) -> str:
    folder = repo.top.parent / audience
    args = ("--output", str(folder), "--audience", audience)
    assert run(repo, "site", "build", *args, at="2026-03-03").code == 0
    return (folder / "index.html").read_text(encoding="utf-8")


def accusing(repo: RepoBuilder) -> list[str]:
    """The surfaces that say that engineering moved its date."""
    log = run(repo, "log", "fx", at="2026-03-03")
    agenda = json.loads(run(repo, "sync", "agenda", "--json", at="2026-03-03").out)
    months = json.loads(run(repo, "sync", "log", "--json", at="2026-03-03").out)["months"]
    changes = json.loads(run(repo, "diff", "2026-02-02", "2026-03-03", "--json", at="2026-03-03").out)
    said = (
        "never slipped" not in log.err,
        "slipped" in run(repo, "explain", "fx", at="2026-03-03").out,
        "date slipped" in page(repo, "engineering"),
        "date slipped" in page(repo, "sales"),
        "slipped" in run(repo, "sync", "agenda", at="2026-03-03").out,
        any(item["slips"] for item in agenda["features"]),
        any(month["slips"] for month in months),
        any(change["meaning"] == "dates_moved" for change in changes["changes"]),
    )
    return [surface for surface, accused in zip(SURFACES, said, strict=True) if accused]


def counted(repo: RepoBuilder, *command: str) -> tuple[int, int]:
    log = json.loads(run(repo, *command, "fx", "--json", at="2026-03-03").out)
    return log["slips"], log["signed_slips"]


def test_a_date_that_somebody_else_typed_accuses_engineering_nowhere(repo: RepoBuilder) -> None:
    assert accusing(repo) == []
    assert counted(repo, "log") == counted(repo, "feature", "log") == (1, 0)


def test_a_date_that_engineering_takes_up_was_not_its_own_before(tmp_path: Path) -> None:
    repo = registry(tmp_path, level="planned")
    repo.write("registry/handoffs/acme.yaml", DEAL).commit("deal", by=SAM, at="2026-01-20")
    repo.write(FX, dated("2027-03-31")).commit("I heard", by=SAM, at="2026-02-01")
    repo.write(FX, dated("2027-06-30")).commit("mine", by=ADA, at="2026-02-10")
    repo.write(FX, dated("2027-03-31")).commit("sooner after all", by=ADA, at="2026-02-20")
    assert accusing(repo) == []
    assert counted(repo, "log") == counted(repo, "feature", "log") == (1, 0)


def test_a_date_that_engineering_moved_is_told_everywhere(repo: RepoBuilder) -> None:
    repo.write(FX, dated("2027-05-31")).commit("more time", by=ADA, at="2026-03-01")
    assert accusing(repo) == list(SURFACES)
    assert counted(repo, "log") == (2, 1)
    assert "its signed date slipped once, 61 days" in run(repo, "log", "fx").err


def test_the_log_goes_on_across_a_rename(repo: RepoBuilder) -> None:
    repo.write(FX, dated("2027-05-31")).commit("more time", by=ADA, at="2026-03-01")
    run(repo, "feature", "rename", "fx", "currency", "--yes", "--commit")
    log = json.loads(run(repo, "log", "currency", "--json").out)
    assert (log["feature"], log["slips"], log["signed_slips"]) == ("currency", 2, 1)
    assert log["history"][-1]["note"] == "began"
    assert log["history"][-1]["level"] == "planned"


def test_what_a_branch_did_is_told_once_of_whoever_did_it_when_it_was_merged(tmp_path: Path) -> None:
    """Two branches side by side are no move forth and back."""
    repo = registry(tmp_path)
    repo.branch("side").write(FX, dated("2027-09-30")).commit("more time", by=ADA, at="2026-02-01")
    repo.checkout().write("README", "on").commit("elsewhere", by=SAM, at="2026-02-10")
    repo.write(FX, feature(more="notes: a word\n")).commit("a note", by=BOB, at="2026-02-11")
    repo.write(FX, feature()).commit("not that", by=BOB, at="2026-02-12")
    merge = repo.merge("side", by=SAM, at="2026-03-01")
    log = json.loads(run(repo, "log", "fx", "--json").out)
    assert (log["slips"], log["signed_slips"]) == (1, 1)
    newest = log["history"][0]
    assert (newest["date"], newest["commit"], newest["by"]) == ("2026-03-01", merge, "ada@example.com")


def test_log_knows_a_feature_by_the_name_that_explain_knows(repo: RepoBuilder) -> None:
    named = run(repo, "explain", "feature FX", at="2026-03-03")
    assert named.code == 0, named
    assert run(repo, "log", "feature FX", at="2026-03-03") == run(repo, "log", "fx", at="2026-03-03")
    assert run(repo, "log", "no such thing", at="2026-03-03").code == 2
