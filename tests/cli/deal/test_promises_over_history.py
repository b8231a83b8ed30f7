"""Promises where history is no straight line: merged branches, renamed, moved, split and deleted features."""

import json
from pathlib import Path

import pytest

from readyctl.core.deal.deals import Outcome, outcome
from readyctl.core.level.kind import Kind
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace
from support.calling import readyctl
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"
UNASKED = {"renamed", "late-record", "postdated-promise"}
"""What is not the question here: the notes are written on one day, and said on many."""
FX = feature_path("fx")


def deal(kind: str = "demo", *, of: str = "fx", more: str = "", stage: str = "proposal") -> str:
    head = f"id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: {stage}\npromises:\n"
    return f"{head}  - feature: {of}\n    kind: {kind}\n    status: confirmed\n{more}"


def said(day: str, due: str = "") -> str:
    return f"    said_on: {day}\n" + (f"    due: {due}\n" if due else "")


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    return repo


def findings(repo: RepoBuilder) -> list[tuple[str, str]]:
    _, out, _ = readyctl(repo, "check", "--select", "RDY5", "--format", "json", "--as-of", "2026-06-01")
    return [(d["rule"], d["message"]) for d in json.loads(out)["diagnostics"] if d["rule"] not in UNASKED]


def selling(repo: RepoBuilder) -> Selling:
    return Selling(Workspace.open(repo.top))


def outcomes(repo: RepoBuilder) -> list[Outcome]:
    deals = selling(repo)
    return [outcome(p, deals.inventory, deals.delivered) for note in deals.notes for p in note.promises]


# -- merges ------------------------------------------------------------------------------------------------


def merged(repo: RepoBuilder, before: str, after: str, *, note: str = "notes: none\n") -> str:
    """A change made on a branch on 1 February and merged on 1 March; in between, a note on 10 February."""
    repo.write(FX, feature("fx", before)).commit("begin", by=ADA, at="2026-01-05")
    repo.branch("side").write(FX, feature("fx", after)).commit("on a branch", by=ADA, at="2026-02-01")
    repo.checkout().write(DEAL, note).commit("a deal", by=SAM, at="2026-02-10")
    return repo.merge("side", by=ADA, at="2026-03-01")


def test_what_a_branch_shipped_could_not_be_promised_before_the_merge(repo: RepoBuilder) -> None:
    merged(repo, "beta", "shipped")
    repo.write(FX, feature("fx", "planned")).commit("take it back", by=ADA, at="2026-04-01")
    repo.write(DEAL, deal("contract", more=said("2026-02-15", "2026-12-31"))).commit(
        "a deal", by=SAM, at="2026-05-01"
    )
    _, out, _ = readyctl(repo, "ask", "fx", "--kind", "contract", "--at", "2026-02-15", "--json")
    assert json.loads(out)["answer"] == "no"
    assert [rule for rule, _ in findings(repo)] == ["overpromised"]


def test_a_branch_breaks_a_promise_on_the_day_of_its_merge(repo: RepoBuilder) -> None:
    merge = merged(repo, "shipped", "beta", note=deal("contract", more=said("2026-02-08", "2026-12-31")))
    _, out, _ = readyctl(repo, "ask", "fx", "--kind", "contract", "--at", "2026-02-10", "--json")
    assert json.loads(out)["answer"] in {"yes", "with_words"}
    ((rule, message),) = findings(repo)
    assert rule == "broken"
    assert f"commit {merge[:12]} by ada@example.com on 2026-03-01 it is beta" in message


def test_what_a_branch_shipped_is_shipped_since_its_merge(repo: RepoBuilder) -> None:
    merged(repo, "beta", "shipped")
    repo.write(DEAL, deal("contract", more="    due: 2026-02-20\n")).commit("a deal", by=SAM, at="2026-05-01")
    assert {id_: str(day) for (id_, _), day in selling(repo).delivered.items()} == {"fx": "2026-03-01"}
    assert outcomes(repo) == [Outcome.LATE]


def test_a_date_moved_on_a_branch_slipped_on_the_day_of_the_merge(repo: RepoBuilder) -> None:
    later = feature("fx", "committed").replace("2027-06-30", "2027-07-30")
    repo.write(FX, feature("fx", "committed")).commit("begin", by=ADA, at="2026-01-05")
    repo.branch("side").write(FX, later).commit("on a branch", by=ADA, at="2026-02-01")
    merge = repo.checkout().merge("side", by=ADA, at="2026-03-01")
    deals = selling(repo)
    status = deals.inventory.find("fx")
    assert status is not None
    assert [(str(s.on), s.commit, s.days) for s in deals.slips(status)] == [("2026-03-01", merge, 30)]


def test_a_note_merged_later_promised_on_the_day_of_its_merge(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.branch("side").write(DEAL, deal("demo")).commit("a note", by=SAM, at="2026-01-10")
    repo.checkout().write(FX, feature("fx", "beta")).commit("not yet", by=ADA, at="2026-02-01")
    repo.write(FX, feature("fx", "shipped")).commit("now", by=ADA, at="2026-02-10")
    repo.merge("side", by=SAM, at="2026-03-01")
    repo.write(FX, feature("fx", "planned")).commit("taken back", by=ADA, at="2026-04-01")
    ((_, message),) = findings(repo)
    assert "could be promised on 2026-03-01" in message


# -- written down late --------------------------------------------------------------------------------------


def test_nobody_is_blamed_for_a_promise_that_was_written_down_long_after_it_was_said(
    repo: RepoBuilder,
) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(FX, feature("fx", "beta")).commit("rounding", by=BOB, at="2026-03-01")
    repo.write(DEAL, deal("contract", more=said("2026-02-02", "2026-12-31")))
    repo.commit("a deal", by=SAM, at="2026-05-01")
    assert [rule for rule, _ in findings(repo)] == ["overpromised"]


def test_a_raised_promise_is_held_against_the_day_on_which_it_was_raised(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, deal("mention", more=said("2026-02-02"))).commit("a deal", by=SAM, at="2026-02-02")
    repo.write(FX, feature("fx", "beta")).commit("rounding", by=BOB, at="2026-03-01")
    repo.write(DEAL, deal("contract", more=said("2026-02-02", "2026-12-31")))
    repo.commit("raised", by=SAM, at="2026-05-01")
    assert [rule for rule, _ in findings(repo)] == ["overpromised"]


def test_a_moved_note_keeps_the_day_on_which_its_promises_were_written_down(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, deal("contract", more=said("2026-02-02", "2026-12-31")))
    repo.commit("a deal", by=SAM, at="2026-02-03")
    repo.write(FX, feature("fx", "beta")).commit("rounding", by=BOB, at="2026-03-01")
    repo.delete(DEAL).write(
        "registry/handoffs/acme-2027.yaml",
        deal("contract", more=said("2026-02-02", "2026-12-31")).replace("id: acme", "id: acme-2027"),
    )
    repo.commit("move", by=SAM, at="2026-05-01")
    assert [rule for rule, _ in findings(repo)] == ["broken"]
    _, out, _ = readyctl(repo, "check", "--select", "late-record", "--format", "json")
    assert json.loads(out)["diagnostics"] == []


# -- signatures that lapse ---------------------------------------------------------------------------------


def test_a_lapse_of_the_signature_does_not_make_a_kept_promise_late(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, deal("contract", more="    due: 2026-02-01\n")).commit("a deal", by=SAM, at="2026-01-10")
    repo.write(FX, feature("fx", "shipped", summary="Better words.")).commit("words", by=PAT, at="2026-03-01")
    repo.write(FX, feature("fx", "shipped", summary="Good words.")).commit("signed", by=ADA, at="2026-03-10")
    assert outcomes(repo) == [Outcome.KEPT]


def test_a_lower_level_is_no_lapse(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(FX, feature("fx", "beta")).commit("not quite", by=ADA, at="2026-01-20")
    repo.write(DEAL, deal("contract", more="    due: 2026-02-01\n")).commit("a deal", by=SAM, at="2026-01-25")
    repo.write(FX, feature("fx", "shipped")).commit("now", by=ADA, at="2026-03-10")
    assert outcomes(repo) == [Outcome.LATE]


# -- renamed, moved ----------------------------------------------------------------------------------------


def rename(repo: RepoBuilder, level: str, at: str, *, old: str = "fx", new: str = "matching") -> str:
    repo.write(feature_path(new), feature(new, level))
    repo.write(feature_path(old), f"id: {old}\nname: Feature {old}\nreplaced_by: {new}\n")
    return repo.commit(f"{old} is {new}", by=ADA, at=at)


@pytest.mark.parametrize("named", ["fx", "matching", "pairing"])
def test_a_promise_is_broken_across_renames(repo: RepoBuilder, named: str) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, deal("contract", of=named, more=said("2026-02-02", "2026-12-31")))
    repo.commit("a deal", by=SAM, at="2026-02-03")
    rename(repo, "shipped", "2026-02-10")
    rename(repo, "shipped", "2026-02-20", old="matching", new="pairing")
    repo.write(feature_path("pairing"), feature("pairing", "beta"))
    downgrade = repo.commit("rounding", by=BOB, at="2026-03-01")
    ((rule, message),) = findings(repo)
    assert rule == "broken"
    assert "on 2026-02-02, when it was shipped" in message
    assert f"commit {downgrade[:12]} by bob@example.com" in message


def test_a_rename_keeps_the_day_of_shipping_and_the_slips(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "committed")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(FX, feature("fx", "committed").replace("2027-06-30", "2027-07-30"))
    repo.commit("more time", by=ADA, at="2026-01-20")
    repo.write(FX, feature("fx", "shipped")).commit("done", by=ADA, at="2026-02-01")
    rename(repo, "shipped", "2026-03-01")
    repo.write(DEAL, deal("contract", more="    due: 2026-02-15\n")).commit("a deal", by=SAM, at="2026-05-01")
    deals = selling(repo)
    status = deals.inventory.find("matching")
    assert status is not None
    assert [slip.days for slip in deals.slips(status)] == [30]
    assert str(deals.delivered["matching", Kind.CONTRACT]) == "2026-02-01"
    assert outcomes(repo) == [Outcome.KEPT]


def test_an_outsiders_pointer_chains_no_past(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(feature_path("other"), feature("other", "beta")).commit("another", by=ADA, at="2026-01-06")
    repo.write(FX, "id: fx\nname: Feature fx\nreplaced_by: other\n").commit(
        "is other", by=PAT, at="2026-02-10"
    )
    text = deal("contract", of="other", more=said("2026-01-05", "2026-12-31"))
    repo.write(DEAL, text).commit("a deal", by=SAM, at="2026-05-01")
    assert [rule for rule, _ in findings(repo)] == ["overpromised"]


def test_a_move_to_another_area_keeps_the_past(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, deal("contract", more=said("2026-02-02", "2026-12-31")))
    repo.commit("a deal", by=SAM, at="2026-02-03")
    repo.move(FX, feature_path("fx", "ledger")).commit("another area", by=ADA, at="2026-02-10")
    repo.write(feature_path("fx", "ledger"), feature("fx", "beta")).commit(
        "rounding", by=BOB, at="2026-03-01"
    )
    ((rule, message),) = findings(repo)
    assert (rule, "by bob@example.com on 2026-03-01" in message) == ("broken", True)


def test_decisions_and_the_last_level_outlive_a_rename(repo: RepoBuilder) -> None:
    begin = (
        repo.write(FX, feature("fx", "shipped")).write(DEAL, deal()).commit("begin", by=ADA, at="2026-01-05")
    )
    found = "mismatches:\n  - {feature: fx, found: the deal says all currencies, decision: tell them}\n"
    repo.write("registry/syncs/2026-01-10.yaml", f"date: 2026-01-10\nrevision: {begin}\n{found}")
    repo.commit("met", by=ADA, at="2026-01-10")
    rename(repo, "shipped", "2026-02-10")
    _, out, _ = readyctl(repo, "impact", "matching", "--to", "beta", "--json")
    assert [d["decision"] for d in json.loads(out)["decisions"]] == ["tell them"]
    _, out, _ = readyctl(repo, "sync", "agenda", "--json")
    (item,) = json.loads(out)["features"]
    assert (item["id"], item["level_at_last_sync"]) == ("matching", "shipped")
    assert [m["decision"] for m in item["still_open"]] == ["tell them"]


# -- deleted, split ----------------------------------------------------------------------------------------


def test_deleting_a_feature_breaks_what_was_promised(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, deal("demo", more=said("2026-02-02"))).commit("a deal", by=SAM, at="2026-02-03")
    gone = repo.delete(FX).commit("nobody wants it", by=BOB, at="2026-03-01")
    ((rule, message),) = findings(repo)
    assert rule == "broken"
    assert message.endswith(f"since commit {gone[:12]} by bob@example.com on 2026-03-01 it is gone")
    _, out, _ = readyctl(repo, "sync", "agenda", "--as-of", "2026-04-01")
    assert f"that was fine on 2026-02-02; since commit {gone[:12]} of 2026-03-01 it is gone" in out


def test_splitting_a_feature_breaks_what_was_promised_of_the_whole(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(DEAL, deal("demo")).commit("a deal", by=SAM, at="2026-02-03")
    for part in ("rates", "rounding"):
        repo.write(feature_path(part), feature(part, "beta"))
    repo.write(FX, "id: fx\nname: Feature fx\nreplaced_by: [rates, rounding]\n")
    split = repo.commit("two things", by=BOB, at="2026-03-01")
    ((rule, message),) = findings(repo)
    assert rule == "broken"
    assert message.endswith(f"since commit {split[:12]} by bob@example.com on 2026-03-01 it is split")


def test_a_promise_of_what_was_split_before_names_the_parts(repo: RepoBuilder) -> None:
    for part in ("rates", "rounding"):
        repo.write(feature_path(part), feature(part, "beta"))
    repo.write(FX, "id: fx\nname: Feature fx\nreplaced_by: [rates, rounding]\n").commit(
        "parts", by=ADA, at="2026-02-01"
    )
    repo.write(DEAL, deal("demo")).commit("a deal", by=SAM, at="2026-05-01")
    _, out, _ = readyctl(repo, "sync", "agenda")
    assert "'fx' was split, and goes on as rates and rounding" in out
