"""What the gate before a commit answers, asked in this process: what it refuses, tells and lets through."""

from collections.abc import Callable

import pytest

from readyctl.workspace.reading.gates import check_staged
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.staged_report import StagedReport
from support.people import ADA, BOB, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, feature, feature_path, lead, roster
from support.verdicts import NOW

FX = feature_path()
Gate = Callable[[Person], StagedReport]


@pytest.fixture
def gate(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """The gate, for what is staged and somebody who is about to commit it."""

    def ask(by: Person) -> StagedReport:
        for name, value in repo.identity(by).items():
            monkeypatch.setenv(name, value)
        return check_staged(Workspace.open(repo.top, at="index", now=NOW))

    return ask


def told(report: StagedReport) -> list[tuple[str, str]]:
    """Rule and severity of every finding, in order."""
    return [(one.rule, one.severity.value) for one in report.report.diagnostics]


@pytest.fixture
def joined(repo: RepoBuilder) -> RepoBuilder:
    """A merge in progress that keeps one of two claims which Ada made on two lines."""
    repo.write(FX, feature()).commit("begin with it", by=ADA)
    repo.branch("side").write(FX, feature(summary="Side.")).commit("side", by=ADA)
    repo.checkout().write(FX, feature(summary="Main.")).commit("main", by=ADA)
    repo.run("merge", "side", env=repo.identity(SAM))
    return repo.write(FX, feature(summary="Main."))


@pytest.mark.usefixtures("joined")
def test_only_the_merge_of_an_engineer_goes_through_with_what_she_signs_afterwards(gate: Gate) -> None:
    refused, passed = gate(SAM), gate(ADA)
    assert (told(refused), refused.to_sign) == ([("unsigned-level", "error")], ())
    assert [one.status.id for one in refused.unmade] == ["fx"]
    assert (told(passed), passed.to_sign, passed.unmade, passed.signs) == ([], ("fx",), (), ())


def test_an_engineers_commit_that_joins_nothing_is_held_to_everything(repo: RepoBuilder, gate: Gate) -> None:
    repo.write(ROSTER, roster(lead(ADA), lead(BOB), engineer(SAM)))
    assert told(gate(BOB)) == [("unentitled-roster-change", "error")]
    assert told(gate(ADA)) == []


def test_what_a_commit_may_bring_is_told_once_and_as_a_warning(repo: RepoBuilder, gate: Gate) -> None:
    repo.write(FX, feature("fx", "exploratory")).commit("an idea", by=ADA)
    repo.write(FX, feature("fx", "planned"))
    assert told(gate(SAM)) == [("unsigned-level", "warning")]
    repo.write(FX, feature("fx", "planned", more="mystery: 1\n"))
    assert told(gate(SAM)) == [("unknown-key", "warning")]


def test_a_commit_signs_what_its_engineer_sets_above_planned(repo: RepoBuilder, gate: Gate) -> None:
    repo.write(FX, feature("fx", "beta")).write(feature_path("plan"), feature("plan", "planned"))
    assert gate(ADA).signs == ("fx",)
    assert gate(SAM).signs == ()


def test_before_there_are_settings_the_defaults_count(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = RepoBuilder(tmp_path_factory.mktemp("bare") / "repo")
    bare.write(ROSTER, roster(lead(ADA))).commit("begin", by=ADA)
    bare.write(FX, feature("fx", "beta"))
    for name, value in bare.identity(ADA).items():
        monkeypatch.setenv(name, value)
    report = check_staged(Workspace.open(bare.top, at="index", now=NOW))
    assert (told(report), report.signs) == ([], ("fx",))


def test_an_entry_of_two_lines_that_is_left_out_of_their_merge_is_refused_as_gone(
    joined: RepoBuilder, gate: Gate
) -> None:
    joined.delete(FX)
    assert told(gate(SAM)) == [("removed-entry", "error")]


def test_taking_a_note_away_is_no_removal_of_a_feature(repo: RepoBuilder, gate: Gate) -> None:
    repo.write(FX, feature()).write("registry/syncs/2026-01-05.yaml", "held: 2026-01-05\n")
    repo.commit("begin with them", by=ADA)
    repo.delete("registry/syncs/2026-01-05.yaml")
    assert told(gate(SAM)) == []
    repo.delete(FX)
    assert told(gate(SAM)) == [("removed-entry", "error")]


def test_the_gate_looks_at_the_index_and_at_nothing_else(repo: RepoBuilder) -> None:
    with pytest.raises(ValueError, match="looks at the index"):
        check_staged(Workspace.open(repo.top, at="HEAD", now=NOW))


def test_an_amended_commit_is_held_to_what_it_changes_and_not_to_what_it_was(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write(FX, feature()).commit("made past the hook", by=SAM, at="2026-02-01")
    for name, value in repo.identity(SAM, at="2026-02-01").items():
        monkeypatch.setenv(name, value)

    def amended() -> list[tuple[str, str]]:
        return told(check_staged(Workspace.open(repo.top, at="index", now=NOW)))

    assert amended() == []
    repo.write(FX, feature(summary="Another."))
    assert amended() == [("unsigned-level", "error")]
    repo.delete(FX)
    assert amended() == []
