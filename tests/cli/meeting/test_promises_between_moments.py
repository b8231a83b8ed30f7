"""What became of promises between two moments: in the difference, the agenda and the trend."""

import json
from pathlib import Path
from typing import Any

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"
OTHER = "registry/handoffs/acme-2027.yaml"
FX = "  - {feature: fx, kind: contract, due: 2026-09-30, said_on: 2026-01-09, status: confirmed}\n"
DEMO = "  - {feature: fx, kind: demo, status: confirmed}\n"


def note(*promises: str, stage: str = "proposal", id_: str = "acme") -> str:
    head = f"id: {id_}\ncustomer: Acme\nowner: sam@example.com\nstage: {stage}\n"
    head += "value: {amount: 1200000, currency: EUR}\n"
    return head + (f"promises:\n{''.join(promises)}" if promises else "")


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "beta")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, note(FX, DEMO)).commit("promised", by=SAM, at="2026-01-10")
    repo.write("registry/syncs/2026-01-12.yaml", f"date: 2026-01-12\nrevision: {repo.head}\n")
    repo.commit("met", by=ADA, at="2026-01-12")
    return repo


def happened(repo: RepoBuilder, *args: str) -> list[tuple[str, str]]:
    _, out, _ = readyctl(repo, "diff", *(args or ("HEAD~1", "HEAD")), "--json")
    return [(change["what"], change["words"]) for change in json.loads(out)["promises"]]


def agenda(repo: RepoBuilder) -> dict[str, Any]:
    _, out, _ = readyctl(repo, "sync", "agenda", "--json", "--as-of", "2026-03-01")
    answer: dict[str, Any] = json.loads(out)
    return answer


def months(repo: RepoBuilder, name: str) -> dict[str, int]:
    _, out, _ = readyctl(repo, "sync", "log", "--json", "--as-of", "2026-12-01")
    return {month["month"]: month[name] for month in json.loads(out)["months"] if month[name]}


CONTRACT = "contract of 'fx' by 2026-09-30"


def test_a_deleted_promise_is_told_everywhere_with_the_commit_the_person_and_the_money(
    repo: RepoBuilder,
) -> None:
    commit = repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM, at="2026-02-01")
    assert happened(repo) == [("vanished", f"{CONTRACT}, without a word")]
    who = f"in commit {commit[:12]} by sam@example.com on 2026-02-01"
    for args in (["diff", "HEAD~1", "HEAD"], ["diff", "HEAD~1", "--format", "markdown"],
                 ["sync", "agenda"], ["sync", "agenda", "--format", "markdown"],
                 ["sync", "agenda", "--format", "slack"]):  # fmt: skip
        _, out, _ = readyctl(repo, *args)
        assert who in out.replace("\\", "")
        assert "1,200,000 EUR" in out
        assert "Nothing changed" not in out
    told = agenda(repo)
    assert [(v["deal"], v["by"], v["commit"]) for v in told["vanished"]] == [
        ("acme", "sam@example.com", commit)
    ]
    assert [c["what"] for c in told["promise_changes"]] == ["vanished"]
    assert months(repo, "vanished") == {"2026-02": 1}


def test_a_removed_note_stays_in_the_agenda(repo: RepoBuilder) -> None:
    repo.delete(DEAL).commit("tidy", by=SAM, at="2026-02-01")
    _, out, _ = readyctl(repo, "sync", "agenda", "--as-of", "2026-03-01")
    assert f"Acme (1,200,000 EUR) was promised {CONTRACT}, which vanished" in out
    assert "no open deal" not in out


def test_made_changed_and_withdrawn_promises_are_told_with_both_values(repo: RepoBuilder) -> None:
    mention = "  - {feature: fx, kind: mention, status: confirmed}\n"
    sooner = FX.replace("due: 2026-09-30", "due: 2026-06-30")
    over = DEMO.replace("}", ", withdrawn: {on: 2026-02-01, reason: they agreed, told_customer: 2026-02-01}}")
    repo.write(DEAL, note(sooner, over, mention)).commit("news", by=SAM, at="2026-02-01")
    assert happened(repo) == [
        ("withdrawn", "demo of 'fx': they agreed (the customer was told on 2026-02-01)"),
        ("changed", f"{CONTRACT}: due 2026-09-30 → 2026-06-30"),
        ("made", "mention of 'fx'"),
    ]
    assert months(repo, "withdrawn") == {"2026-02": 1}


def test_a_slip_of_the_pen_is_no_withdrawal_of_the_trend(repo: RepoBuilder) -> None:
    over = DEMO.replace("}", ", withdrawn: {on: 2026-02-01, reason: wrong note, mistake: true}}")
    repo.write(DEAL, note(FX, over)).commit("oops", by=SAM, at="2026-02-01")
    assert months(repo, "withdrawn") == {}
    assert happened(repo) == [("withdrawn", "demo of 'fx': wrong note (it was never said)")]


@pytest.mark.parametrize("stage", ["lost", "won"])
def test_a_closing_commit_shows_the_deal_with_its_promises_and_opening_it_brings_them_back(
    repo: RepoBuilder, stage: str
) -> None:
    promises = [DEMO] if stage == "won" else [FX, DEMO]
    repo.write(DEAL, note(*promises)).commit("before", by=SAM, at="2026-01-20")
    repo.write(DEAL, note(*promises, stage=stage)).commit("closed", by=SAM, at="2026-02-01")
    closed = [words for what, words in happened(repo) if what == "closed"]
    assert f"demo of 'fx', with the deal, which is {stage}" in closed
    repo.write(DEAL, note(*promises)).commit("open again", by=SAM, at="2026-02-02")
    assert ("reopened", "demo of 'fx', with the deal, which is proposal") in happened(repo)


def test_a_won_deal_that_owes_something_stays_open_until_it_is_kept(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(FX, DEMO, stage="won")).commit("won", by=SAM, at="2026-02-01")
    assert happened(repo) == []
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("done", by=ADA, at="2026-02-02")
    assert {what for what, _ in happened(repo)} == {"closed"}


def test_a_moved_note_made_nothing_and_lost_nothing(repo: RepoBuilder) -> None:
    repo.delete(DEAL).write(OTHER, note(FX, DEMO, id_="acme-2027")).commit("move", by=SAM, at="2026-02-01")
    assert happened(repo) == []
    repo.write(OTHER, note(DEMO, id_="acme-2027")).commit("tidy", by=SAM, at="2026-02-02")
    assert happened(repo) == [("vanished", f"{CONTRACT}, without a word")]
    assert happened(repo, "HEAD~2", "HEAD") == [("vanished", f"{CONTRACT}, without a word")]


def test_a_promise_is_kept_in_its_month_and_not_before_it_was_made(repo: RepoBuilder) -> None:
    early = "  - {feature: fx, kind: early_access, status: confirmed}\n"
    late = FX.replace("2026-01-09", "2026-01-01")
    repo.write(DEAL, note(FX, late, early)).commit("more", by=SAM, at="2026-02-20")
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("done", by=ADA, at="2026-02-10")
    # The early access was there before it was promised; the second contract was recorded late.
    assert months(repo, "kept") == {"2026-02": 3}


def test_json_before_the_first_commit_of_a_registry_tells_all_promises_as_made(repo: RepoBuilder) -> None:
    assert [what for what, _ in happened(repo, "2020-01-01", "HEAD")] == ["made", "made"]


def test_the_note_itself_shows_what_was_withdrawn_and_what_vanished(repo: RepoBuilder) -> None:
    over = DEMO.replace("}", ", withdrawn: {on: 2026-02-01, reason: they agreed}}")
    commit = repo.write(DEAL, note(over)).commit("tidy", by=SAM, at="2026-02-01")
    _, out, _ = readyctl(repo, "handoff", "show", "acme")
    assert f"vanished in commit {commit[:12]} by sam@example.com" in out
    assert "withdrawn: they agreed (the customer is not told)" in out
