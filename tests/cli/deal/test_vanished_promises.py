"""Promises that leave a note without a word: seen through everything that git can do to a file."""

import json
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"
OTHER = "registry/handoffs/acme-2027.yaml"
FX = "  - {feature: fx, kind: contract, due: 2027-09-30, status: confirmed}\n"
DEMO = "  - {feature: fx, kind: demo, status: confirmed}\n"


def note(*promises: str, id_: str = "acme", stage: str = "proposal", more: str = "") -> str:
    head = f"id: {id_}\ncustomer: Acme\nowner: sam@example.com\nstage: {stage}\n"
    head += "value: {amount: 1200000, currency: EUR}\n"
    return head + (f"promises:\n{''.join(promises)}" if promises else "") + more


def ended(line: str, **keys: str) -> str:
    values = {"on": "2026-02-10", "reason": "they agreed", **keys}
    said = ", ".join(f"{key}: {value}" for key, value in values.items())
    return line.replace("status: confirmed}", f"status: confirmed, withdrawn: {{{said}}}}}")


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, note(FX, DEMO)).commit("promised", by=SAM, at="2026-01-10")
    return repo


def rules(repo: RepoBuilder, *args: str) -> list[tuple[str, str]]:
    options = ("--select", "RDY511,RDY513", "--format", "json", "--as-of", "2026-03-01", *args)
    _, out, _ = readyctl(repo, "check", *options)
    return [(d["rule"], d["message"]) for d in json.loads(out)["diagnostics"]]


def vanished(repo: RepoBuilder, *args: str) -> list[str]:
    return [message for rule, message in rules(repo, *args) if rule == "vanished-promise"]


def test_a_promise_that_is_deleted_is_reported_with_the_commit_the_person_and_the_money(
    repo: RepoBuilder,
) -> None:
    commit = repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM, at="2026-02-01")
    (message,) = vanished(repo)
    assert "contract of 'fx' by 2027-09-30 was promised to Acme (1,200,000 EUR)" in message
    assert f"in commit {commit[:12]} by sam@example.com on 2026-02-01" in message


def test_check_fails_while_a_promise_is_gone_and_passes_once_it_is_withdrawn(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM)
    assert readyctl(repo, "check", "--select", "RDY511", "--as-of", "2026-03-01")[0] == 1
    repo.write(DEAL, note(ended(FX), DEMO)).commit("say so", by=SAM)
    assert rules(repo) == [
        (
            "untold-withdrawal",
            "the contract promise of 'fx' was withdrawn on 2026-02-10, and Acme has not been told",
        )
    ]
    repo.write(DEAL, note(ended(FX, told_customer="2026-02-11"), DEMO)).commit("told", by=SAM)
    assert rules(repo) == []
    repo.write(DEAL, note(DEMO)).commit("settled, so it may leave the file", by=SAM)
    assert rules(repo) == []


def test_a_weaker_promise_leaves_the_stronger_one_gone(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(FX.replace("2027-09-30", "2027-12-31"), DEMO)).commit("later", by=SAM)
    assert len(vanished(repo)) == 1
    repo.write(DEAL, note(FX, DEMO)).commit("back", by=SAM)
    assert vanished(repo) == []


def test_an_edit_that_is_not_committed_yet_is_reported_as_such(repo: RepoBuilder) -> None:
    repo.put(DEAL, note(DEMO))
    (message,) = vanished(repo)
    assert "by what is not committed yet" in message


def test_a_note_that_is_moved_takes_its_promises_along(repo: RepoBuilder) -> None:
    repo.delete(DEAL).write(OTHER, note(FX, DEMO, id_="acme-2027")).commit("rename", by=SAM)
    assert vanished(repo) == []
    repo.write(OTHER, note(DEMO, id_="acme-2027")).commit("tidy", by=SAM)
    assert len(vanished(repo)) == 1


def test_a_note_that_loses_a_promise_on_its_way_is_noticed(repo: RepoBuilder) -> None:
    repo.delete(DEAL).write(OTHER, note(DEMO, id_="acme-2027")).commit("rename", by=SAM)
    (message,) = vanished(repo)
    assert "the note was removed" in message


def test_a_deal_that_is_deleted_and_begun_again_goes_on_with_its_ledger(repo: RepoBuilder) -> None:
    repo.delete(DEAL).commit("gone", by=SAM)
    assert len(vanished(repo)) == 2
    repo.write(OTHER, note(DEMO, id_="acme-2027")).commit("begun again", by=SAM)
    assert len(vanished(repo)) == 1
    repo.write(OTHER, note(FX, DEMO, id_="acme-2027")).commit("as promised", by=SAM)
    assert vanished(repo) == []


def test_a_copy_that_is_left_when_the_original_goes_accounts_for_its_promises(repo: RepoBuilder) -> None:
    source = "source: {system: salesforce, id: 0061x}\n"
    repo.write(DEAL, note(FX, DEMO, more=source)).commit("key", by=SAM)
    repo.write(OTHER, note(FX, DEMO, id_="acme-2027", more=source)).commit("copy", by=SAM)
    repo.delete(DEAL).commit("drop the original", by=SAM)
    assert vanished(repo) == []


def test_another_deal_of_the_same_customer_accounts_for_nothing(repo: RepoBuilder) -> None:
    repo.write(OTHER, note(FX, DEMO, id_="acme-2027")).commit("a second deal", by=SAM)
    repo.delete(DEAL).commit("gone", by=SAM)
    assert len(vanished(repo)) == 2


def test_a_note_of_a_lost_deal_may_be_removed(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(FX, DEMO, stage="lost")).commit("lost", by=SAM)
    repo.delete(DEAL).commit("tidy", by=SAM)
    assert vanished(repo) == []


def test_taking_promises_out_of_a_lost_deal_is_noticed_all_the_same(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(stage="lost")).commit("lost, and tidied", by=SAM)
    assert len(vanished(repo)) == 2


def test_a_revert_brings_a_promise_back(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM)
    repo.git("revert", "--no-edit", "HEAD", env=repo.identity(SAM))
    assert vanished(repo) == []


def test_a_promise_that_a_merge_drops_is_gone_by_the_merge(repo: RepoBuilder) -> None:
    repo.branch("side").write("README", "on").commit("elsewhere", by=BOB)
    repo.checkout().write(DEAL, note(FX, DEMO, more="notes: more\n")).commit("edit", by=SAM)
    merge = repo.merge("side", by=ADA, files={DEAL: note(DEMO)})
    (message,) = vanished(repo)
    assert merge[:12] in message


def test_a_promise_of_a_side_branch_that_the_merge_ignores_is_gone(repo: RepoBuilder) -> None:
    early = "  - {feature: fx, kind: early_access, status: confirmed}\n"
    repo.branch("side").write(DEAL, note(FX, DEMO, early)).commit("promised on a branch", by=SAM)
    repo.checkout().write("README", "on").commit("elsewhere", by=BOB)
    repo.merge("side", by=ADA, how=["-s", "ours"])
    assert len(vanished(repo)) == 1


def test_a_squashed_branch_that_withdraws_leaves_nothing_gone(repo: RepoBuilder) -> None:
    repo.branch("side").write(DEAL, note(DEMO)).commit("tidy", by=SAM)
    repo.write(DEAL, note(ended(FX, told_customer="2026-02-11"), DEMO)).commit("say so", by=SAM)
    repo.checkout()
    repo.git("merge", "--squash", "--quiet", "side")
    repo.commit("squashed", by=SAM)
    assert rules(repo) == []


def test_a_version_that_cannot_be_read_hides_nothing(repo: RepoBuilder) -> None:
    repo.write(DEAL, "id: [\n").commit("broken", by=SAM)
    assert vanished(repo) == []
    repo.write(DEAL, note(DEMO)).commit("mended, and tidied", by=SAM)
    assert len(vanished(repo)) == 1


def test_a_feature_that_goes_by_another_id_is_the_same_promise(repo: RepoBuilder) -> None:
    stone = "id: fx\nname: Feature fx\nreplaced_by: currency\n"
    repo.write(feature_path("fx"), stone).write(feature_path("currency"), feature("currency", "shipped"))
    repo.commit("rename", by=ADA)
    repo.write(DEAL, note(FX.replace("fx", "currency"), DEMO.replace("fx", "currency"))).commit("ids", by=SAM)
    assert vanished(repo) == []


# -- where the ledger begins -------------------------------------------------------------------------------


def test_what_was_taken_out_before_the_ledger_began_is_not_asked_about(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM)
    repo.write(SETTINGS, settings("promises_since: 2026-02-01\n")).commit("from here on", by=ADA)
    assert vanished(repo) == []
    repo.write(DEAL, note()).commit("tidy again", by=SAM)
    assert len(vanished(repo)) == 1


def test_nobody_but_engineering_says_where_the_ledger_begins(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM)
    repo.write(SETTINGS, settings("promises_since: 2026-02-01\n")).commit("from here on", by=SAM)
    assert len(vanished(repo)) == 1


# -- the gates ---------------------------------------------------------------------------------------------


def test_a_range_refuses_what_it_takes_away_and_not_what_was_gone_before(repo: RepoBuilder) -> None:
    base = repo.head
    repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM)
    after = repo.head
    assert readyctl(repo, "check", "--range", f"{base}..HEAD")[0] == 1
    assert len(vanished(repo, "--range", f"{base}..HEAD")) == 1
    repo.write("README", "on").commit("elsewhere", by=BOB)
    assert vanished(repo, "--range", f"{after}..HEAD") == []


def test_the_hook_tells_and_lets_the_commit_pass(repo: RepoBuilder) -> None:
    repo.write(DEAL, note(DEMO))
    code, out, err = readyctl(repo, "check", "--staged", env=repo.identity(SAM))
    assert code == 0
    assert "vanished-promise" in out + err
    repo.write(DEAL, note(ended(FX), DEMO))
    _, out, err = readyctl(repo, "check", "--staged", env=repo.identity(SAM))
    assert "vanished-promise" not in out + err


def test_the_hook_takes_a_moved_note_for_what_it_is(repo: RepoBuilder) -> None:
    repo.delete(DEAL).write(OTHER, note(FX, DEMO, id_="acme-2027"))
    _, out, err = readyctl(repo, "check", "--staged", env=repo.identity(SAM))
    assert "vanished-promise" not in out + err


def test_no_proposal_goes_out_while_a_promise_of_the_deal_is_gone(repo: RepoBuilder) -> None:
    reviewed = "review: {as_of: 2026-01-20, verdict: approved}\n"
    repo.write(DEAL, note(DEMO)).commit("tidy", by=SAM)
    repo.write(DEAL, note(DEMO, more=reviewed)).commit("reviewed", by=ADA)
    args = ("handoff", "check", "acme", "--gate", "proposal")
    code, out, err = readyctl(repo, *args)
    assert (code, "vanished-promise" in out) == (1, True)
    assert "engineering's review is valid" in err
    gone = ended(FX, told_customer="2026-02-11")
    repo.write(DEAL, note(gone, DEMO, more=reviewed)).commit("say so", by=SAM)
    assert "vanished-promise" not in readyctl(repo, *args)[1]
