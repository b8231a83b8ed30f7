"""A list of everything stays readable: one line for each note, closed deals silent, errors in front."""

import json
from pathlib import Path

import pytest

from support.cli import Done, registry, run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

STAGES = ("Qualification", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review")
TODAY = "2026-01-06"
CONTRACT = "promises:\n  - {feature: fx, kind: contract, due: 2026-05-01, status: confirmed}\n"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = registry(tmp_path, level="committed")
    repo.write(feature_path("ticks"), feature("ticks", "planned", name="Ticks")).commit("idea", by=ADA)
    return repo


def note(repo: RepoBuilder, name: str, stage: str = "evaluation", more: str = "") -> None:
    text = f"id: {name}\ncustomer: Acme\nowner: sam@example.com\nstage: {stage}\n{more}"
    repo.write(f"registry/handoffs/{name}.yaml", text)


def findings(done: Done) -> list[tuple[str, str, str]]:
    return [(d["severity"], d["subject"], d["rule"]) for d in json.loads(done.out)["diagnostics"]]


def checked(repo: RepoBuilder, *args: str) -> list[tuple[str, str, str]]:
    return findings(run(repo, "check", "--format", "json", *args, READYCTL_TODAY=TODAY))


def test_thirty_fresh_imports_are_thirty_lines_and_the_error_is_the_first(repo: RepoBuilder) -> None:
    rows = [f"006A{n:011},Deal {n},Customer {n},{STAGES[n % 4]},{n}000,2026-12-15" for n in range(30)]
    repo.put("deals.csv", "\n".join(["Id,Opportunity Name,Account Name,Stage,Amount,Close Date", *rows]))
    assert run(repo, "pipeline", "import", "deals.csv", "--currency", "EUR", "--yes").code == 0
    repo.write(feature_path("new"), feature("new", "shipped")).commit("unsigned", by=SAM)
    done = run(repo, "check", READYCTL_TODAY=TODAY)
    lines = done.out.splitlines()
    about_notes = [line for line in lines if "registry/handoffs/" in line]
    assert len(about_notes) == 30
    assert all("RDY433 incomplete-note" in line and "readyctl handoff check" in line for line in about_notes)
    assert "RDY201" in lines[0]
    assert len(lines) < 30 + 6
    assert done.code == 1


def test_the_number_is_that_of_the_findings_which_the_notes_own_check_tells(repo: RepoBuilder) -> None:
    note(repo, "acme", "proposal")
    own = findings(run(repo, "handoff", "check", "acme", "--format", "json", READYCTL_TODAY=TODAY))
    warnings = sum(severity == "warning" for severity, _, _ in own)
    assert ("warning", "acme", "unreviewed-proposal") in own
    said = run(repo, "check", "--select", "incomplete-note", READYCTL_TODAY=TODAY).out
    assert f"{warnings} warnings" in said
    assert f"and {len(own) - warnings} question" in said


def test_errors_of_a_note_stand_by_themselves(repo: RepoBuilder) -> None:
    note(repo, "acme", more=CONTRACT)
    assert [f for f in checked(repo) if f[1] == "acme"] == [
        ("error", "acme", "too-early"),
        ("warning", "acme", "incomplete-note"),
    ]


@pytest.mark.parametrize("stage", ["won", "lost"])
def test_closed_deals_are_silent(repo: RepoBuilder, stage: str) -> None:
    note(repo, "acme", stage)
    assert not [f for f in checked(repo) if f[1] == "acme"]
    assert not findings(run(repo, "handoff", "check", "--format", "json", READYCTL_TODAY=TODAY))
    assert findings(run(repo, "handoff", "check", "acme", "--format", "json", READYCTL_TODAY=TODAY))


def test_what_a_won_deal_still_owes_is_told_and_what_was_mentioned_in_it_is_not(repo: RepoBuilder) -> None:
    mention = "  - {feature: nobody-knows, kind: mention, status: confirmed}\n"
    note(repo, "acme", "won", CONTRACT + mention)
    assert [f for f in checked(repo) if f[1] == "acme"] == [("error", "acme", "too-early")]


def test_a_withdrawal_that_nobody_told_outlives_the_deal(repo: RepoBuilder) -> None:
    gone = "withdrawn: {on: 2026-01-05, reason: they agreed}"
    note(repo, "acme", "lost", CONTRACT.replace("confirmed}", f"confirmed, {gone}}}"))
    assert [f for f in checked(repo) if f[1] == "acme"] == [("warning", "acme", "untold-withdrawal")]


def test_codes_that_are_ignored_are_not_counted(repo: RepoBuilder) -> None:
    note(repo, "acme")
    whole, fewer = (
        run(repo, "check", *args, READYCTL_TODAY=TODAY).out for args in ((), ("--ignore", "unspoken-roles"))
    )
    assert whole != fewer
    assert "incomplete-note" in fewer
    assert (
        "incomplete-note" not in run(repo, "check", "--ignore", "incomplete-note", READYCTL_TODAY=TODAY).out
    )


def test_a_note_that_says_what_may_not_be_promised_can_be_pushed(repo: RepoBuilder) -> None:
    base = repo.head
    demo = "promises:\n  - {feature: ticks, kind: demo, status: confirmed}\n"
    note(repo, "acme", more=demo)
    repo.commit("honest", by=SAM)
    assert ("error", "acme", "overpromised") in checked(repo)
    ranged = run(repo, "check", "--range", f"{base}..HEAD", "--format", "json", READYCTL_TODAY=TODAY)
    assert ranged.code == 0
    assert ("warning", "acme", "overpromised") in findings(ranged)
    assert run(repo, "hooks", "install").code == 0
    repo.git("init", "--quiet", "--bare", str(repo.top.parent / "remote.git"))
    repo.git("remote", "add", "origin", str(repo.top.parent / "remote.git"))
    done = repo.run("push", "origin", "main", env={"READYCTL_TODAY": TODAY})
    told = (done.stdout + done.stderr).decode()
    assert (done.returncode, "RDY501" in told) == (0, True), told


def test_a_promise_that_vanishes_still_stops_the_push(repo: RepoBuilder) -> None:
    note(repo, "acme", more=CONTRACT.replace("2026-05-01", "2027-09-30"))
    base = repo.commit("promised", by=SAM)
    note(repo, "acme")
    repo.commit("tidy", by=SAM)
    ranged = run(repo, "check", "--range", f"{base}..HEAD", "--format", "json", READYCTL_TODAY=TODAY)
    assert ranged.code == 1
    assert ("error", "acme", "vanished-promise") in findings(ranged)
