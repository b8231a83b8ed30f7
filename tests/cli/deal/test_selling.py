"""Promises against real histories: what was allowed when it was made, and which commit ended that."""

import json
from pathlib import Path

import pytest

from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace
from support.calling import readyctl
from support.people import ADA, BOB, PAT, SAM
from support.printed import commands
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"


def deal(
    kind: str = "demo", *, said_on: str | None = None, due: str | None = None, stage: str = "proposal"
) -> str:
    text = f"id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: {stage}\npromises:\n"
    text += f"  - feature: fx\n    kind: {kind}\n    status: confirmed\n"
    text += f"    said_on: {said_on}\n" if said_on else ""
    return text + (f"    due: {due}\n" if due else "")


@pytest.fixture
def shipped(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("begin", by=ADA, at="2026-01-05")
    return repo


def findings(repo: RepoBuilder) -> list[tuple[str, str]]:
    _, out, _ = readyctl(repo, "check", "--select", "RDY5", "--format", "json", "--as-of", "2026-06-01")
    # The notes are written on one day, and said on many; nobody confirms the feature in between.
    unasked = {"late-record", "postdated-promise", "stale-ground"}
    return [(d["rule"], d["message"]) for d in json.loads(out)["diagnostics"] if d["rule"] not in unasked]


def test_a_promise_made_while_shipped_is_broken_by_the_engineers_downgrade(shipped: RepoBuilder) -> None:
    shipped.write(DEAL, deal("contract", said_on="2026-02-02", due="2026-12-31"))
    shipped.commit("a deal", by=SAM, at="2026-02-10")
    assert findings(shipped) == []
    shipped.write(feature_path("fx"), feature("fx", "shipped", summary="Says it better."))
    shipped.commit("better words, and signed", by=ADA, at="2026-02-20")
    shipped.write(feature_path("fx"), feature("fx", "beta"))
    downgrade = shipped.commit("rounding is wrong", by=BOB, at="2026-03-01")
    shipped.write("README", "later").commit("something else", by=SAM, at="2026-04-01")
    message = (
        "contract of 'fx' could be promised on 2026-02-02, when it was shipped; "
        f"since commit {downgrade[:12]} by bob@example.com on 2026-03-01 it is beta"
    )
    assert findings(shipped) == [("broken", message)]


def test_a_promise_that_was_never_allowed_is_overpromised_and_not_broken(shipped: RepoBuilder) -> None:
    shipped.write(feature_path("fx"), feature("fx", "beta")).commit("take it back", by=BOB, at="2026-02-01")
    shipped.write(DEAL, deal("contract", said_on="2026-02-02", due="2026-12-31")).commit("a deal", by=SAM)
    assert [rule for rule, _ in findings(shipped)] == ["overpromised"]


def test_without_a_day_the_promise_counts_from_the_commit_that_brought_it(shipped: RepoBuilder) -> None:
    shipped.write(DEAL, deal("mention")).commit("a note", by=SAM, at="2026-01-20")
    shipped.write(DEAL, deal("demo")).commit("the demo is promised", by=SAM, at="2026-02-10")
    shipped.write(DEAL, deal("demo", stage="contract")).commit("it goes on", by=SAM, at="2026-02-20")
    shipped.write(feature_path("fx"), feature("fx", "committed")).commit("not yet", by=ADA, at="2026-03-01")
    ((rule, message),) = findings(shipped)
    assert rule == "broken"
    assert "could be promised on 2026-02-10, when it was shipped" in message
    shipped.write(DEAL, deal("early_access", stage="contract")).commit(
        "another kind", by=SAM, at="2026-03-05"
    )
    assert [rule for rule, _ in findings(shipped)] == ["overpromised"]


def test_a_slip_breaks_what_was_promised_for_the_earlier_date(shipped: RepoBuilder) -> None:
    shipped.write(feature_path("fx"), feature("fx", "committed")).commit("dated", by=ADA, at="2026-02-01")
    shipped.write(DEAL, deal("contract", said_on="2026-02-02", due="2027-06-30")).commit("a deal", by=SAM)
    assert findings(shipped) == []
    slipped = feature("fx", "committed").replace("2027-06-30", "2027-09-30")
    shipped.write(feature_path("fx"), slipped)
    shipped.commit("more time", by=ADA, at="2026-03-01")
    ((rule, message),) = findings(shipped)
    assert rule == "broken"
    assert "when it was committed for 2027-06-30" in message
    assert message.endswith("it is committed for 2027-09-30")


def test_a_lost_signature_breaks_it_and_names_the_commit_by_the_outsider(shipped: RepoBuilder) -> None:
    shipped.write(DEAL, deal("demo", said_on="2026-02-02")).commit("a deal", by=SAM, at="2026-02-10")
    shipped.write(feature_path("fx"), feature("fx", "shipped", summary="Does even more."))
    edit = shipped.commit("better words", by=PAT, at="2026-03-01")
    ((rule, message),) = findings(shipped)
    assert rule == "broken"
    assert f"commit {edit[:12]} by pat@example.com" in message
    assert message.endswith("planned and awaiting engineering")


def test_a_date_that_passed_breaks_it_without_a_commit(shipped: RepoBuilder) -> None:
    dated = feature("fx", "committed").replace("2027-06-30", "2026-04-30")
    shipped.write(feature_path("fx"), dated).commit("dated", by=ADA, at="2026-02-01")
    shipped.write(DEAL, deal("contract", said_on="2026-02-02", due="2026-05-15")).commit("a deal", by=SAM)
    ((rule, message),) = findings(shipped)
    assert rule == "broken"
    assert "since 2026-05-01 it is committed, its date 2026-04-30 passed" in message


def test_a_change_in_the_work_tree_breaks_it_before_it_is_committed(shipped: RepoBuilder) -> None:
    shipped.write(DEAL, deal("demo", said_on="2026-02-02")).commit("a deal", by=SAM, at="2026-02-10")
    shipped.put(feature_path("fx"), feature("fx", "planned"))
    ((rule, message),) = findings(shipped)
    assert rule == "broken"
    assert "since 2026-06-01 it is planned" in message


def test_what_was_shipped_late_is_late_and_the_won_deal_is_closed(shipped: RepoBuilder) -> None:
    shipped.write(feature_path("fx"), feature("fx", "committed")).commit("dated", by=ADA, at="2026-02-01")
    shipped.write(DEAL, deal("contract", due="2026-03-01", stage="won")).commit(
        "a deal", by=SAM, at="2026-02-02"
    )
    shipped.write(feature_path("fx"), feature("fx", "shipped")).commit("done", by=ADA, at="2026-03-20")
    selling = Selling(Workspace.open(shipped.top))
    assert {id_: str(day) for (id_, _), day in selling.delivered.items()} == {"fx": "2026-03-20"}
    assert selling.open_notes == ()
    _, out, _ = readyctl(shipped, "sync", "log", "--json", "--as-of", "2026-04-01")
    (month,) = [month for month in json.loads(out)["months"] if month["month"] == "2026-03"]
    assert (month["kept"], month["late"]) == (0, 1)


def test_worst_comes_first_by_stage_and_then_by_value(shipped: RepoBuilder) -> None:
    shipped.write(feature_path("fx"), feature("fx", "beta")).commit("beta", by=ADA, at="2026-02-01")
    for name, stage, amount in (("a", "discovery", 900), ("b", "contract", 10), ("c", "contract", 500)):
        text = deal("contract", due="2026-12-31", stage=stage).replace("acme", name)
        shipped.write(f"registry/handoffs/{name}.yaml", f"{text}value: {{amount: {amount}, currency: EUR}}\n")
    shipped.commit("deals", by=SAM)
    _, out, _ = readyctl(shipped, "check", "--select", "RDY501", "--format", "json")
    assert [d["subject"] for d in json.loads(out)["diagnostics"]] == ["c", "b", "a"]


def test_a_record_that_cannot_be_read_is_a_finding(shipped: RepoBuilder) -> None:
    shipped.write("registry/syncs/2026-03-02.yaml", "date: 2026-03-03\nrevision: abc\nmood: fine\n")
    shipped.commit("a record", by=SAM)
    code, out, _ = readyctl(shipped, "check", "--format", "json")
    said = {d["rule"] for d in json.loads(out)["diagnostics"] if d["path"].endswith("2026-03-02.yaml")}
    assert code == 1
    assert said == {"unknown-key"}


def test_the_commands_that_findings_on_promises_print_run(shipped: RepoBuilder) -> None:
    shipped.write(feature_path("next"), feature("next", "planned")).commit("planned", by=PAT)
    committed = feature("later", "committed")
    shipped.write(feature_path("later"), committed).commit("committed", by=ADA)
    early = "  - {feature: later, kind: contract, due: 2027-01-31, status: confirmed}\n"
    shipped.write(DEAL, deal("demo").replace("feature: fx", "feature: next") + early).commit(
        "promised", by=SAM
    )
    _, out, _ = readyctl(shipped, "check", "--select", "RDY501,RDY502", "--format", "json")
    helps = [found["help"] for found in json.loads(out)["diagnostics"]]
    printed = [command for text in helps for command in commands(text)]
    assert len(printed) == 3
    for command in printed:
        words = command[1:]
        asks = words[0] == "ask"
        code, _, err = readyctl(shipped, *words, *(() if asks else ("--dry-run",)), env=shipped.identity(SAM))
        assert code in ({0, 1} if asks else {0}), (command, err)
