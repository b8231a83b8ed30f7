"""An entry that engineering signed does not go without engineering; what went is remembered."""

import shlex

import pytest

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.workspace.reading.checking import check, check_range
from readyctl.workspace.reading.opening import Workspace
from support.cli import run
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.verdicts import NOW, agreed

FX = feature_path("fx")
MOVED = feature_path("fx", "search")


@pytest.fixture
def beta(repo: RepoBuilder) -> RepoBuilder:
    """A registry with a feature that Ada signed, and one more."""
    other = feature("other", "planned", name="Something else")
    repo.write(FX, feature("fx", "beta", name="FX matching", more="aliases: [currency matching]\n"))
    repo.write(feature_path("other"), other).commit("build it", by=ADA)
    return repo


def found(repo: RepoBuilder, base: str | None = None) -> list[Diagnostic]:
    """What is reported of entries that are gone: everywhere, or in the range from a commit on."""
    workspace = Workspace.open(repo.top, now=NOW, use_cache=False)
    report = check_range(workspace, [base]) if base else check(workspace)
    return [each for each in report.diagnostics if each.rule == "removed-entry"]


def test_an_outsiders_removal_is_reported_until_an_engineer_puts_the_entry_back(beta: RepoBuilder) -> None:
    base = beta.head
    beta.delete(FX)
    hook = run(beta, "hooks", "run", "pre-commit", by=SAM)
    assert hook.code == 1
    assert "removed-entry" in hook.out + hook.err
    beta.commit("tidy", by=SAM)
    assert agreed(beta).removed == {FX}
    (warned,) = found(beta)
    assert (warned.severity, warned.path, warned.subject) == (Severity.WARNING, FX, "fx")
    assert "'FX matching' (beta), which Ada Lovelace signed" in warned.message
    assert f"removed by {SAM.email} on" in warned.message
    assert [each.severity for each in found(beta, base)] == [Severity.ERROR]
    beta.write(FX, feature("fx", "planned")).commit("again", by=SAM)
    beta.delete(FX).commit("and again", by=PAT)
    assert len(found(beta)) == 1
    run_both(beta, warned.help, 1)
    assert found(beta) == []
    assert agreed(beta)["fx"].signed


def run_both(repo: RepoBuilder, help_text: str, commands: int) -> None:
    """Run the first commands that a finding prints, as an engineer would."""
    parts = help_text.split(": ", 1)[1].split("; if it was right to remove it, she then runs: ")
    for part in parts[:commands]:
        for command in part.split(" && "):
            repo.git(*shlex.split(command)[1:], env=repo.identity(BOB, None))


def test_both_commands_that_the_finding_prints_settle_a_right_removal(beta: RepoBuilder) -> None:
    beta.delete(FX).commit("tidy", by=SAM)
    run_both(beta, found(beta)[0].help, 2)
    assert found(beta) == []
    assert agreed(beta).removed == frozenset()
    asked = run(beta, "ask", "currency", "matching", by=SAM)
    assert asked.code == 1
    assert "it was retired by Bob Byte on" in asked.out


def test_an_engineers_own_removal_is_no_finding(beta: RepoBuilder) -> None:
    beta.delete(FX)
    assert run(beta, "hooks", "run", "pre-commit", by=BOB).code == 0
    base = beta.head
    beta.commit("retire it", by=BOB)
    assert found(beta) == []
    assert found(beta, base) == []
    assert agreed(beta).removed == frozenset()


def test_what_engineering_never_signed_may_go(beta: RepoBuilder) -> None:
    draft = feature_path("draft")
    beta.write(draft, feature("draft", "planned", name="Draft")).commit("an idea", by=PAT)
    beta.delete(draft)
    assert run(beta, "hooks", "run", "pre-commit", by=SAM).code == 0
    beta.commit("no", by=SAM)
    assert found(beta) == []
    asked = run(beta, "ask", "draft", by=SAM)
    assert "its entry was removed by sam@example.com" in asked.out
    assert "has not agreed" not in asked.out


def test_moving_an_entry_is_taking_it_away_and_lifts_nothing(beta: RepoBuilder) -> None:
    idea = feature("fx", "exploratory", name="FX matching")
    beta.write(FX, idea).commit("no, an idea", by=ADA)
    beta.move(FX, MOVED).write(MOVED, feature("fx", "planned", name="FX matching"))
    assert run(beta, "hooks", "run", "pre-commit", by=SAM).code == 1
    beta.commit("move it", by=SAM)
    assert len(found(beta)) == 1
    asked = run(beta, "ask", "fx", "matching", by=SAM)
    assert asked.code == 1
    assert "roadmap" not in asked.out
    told = run(beta, "doc", "check", "-", by=SAM, stdin="FX matching is planned.\n")
    assert told.code == 1
    assert "its entry was removed by sam@example.com" in told.out


def test_an_entry_that_a_merge_leaves_out_is_gone(beta: RepoBuilder) -> None:
    beta.branch("other").write(FX, feature("fx", "shipped")).commit("ship it", by=BOB)
    beta.checkout("main").delete(FX).commit("retire it", by=ADA)
    assert found(beta) == []
    beta.merge("other", by=ADA, how=["-s", "ours"])
    assert agreed(beta).removed == {FX}
    (warned,) = found(beta)
    assert "(shipped), which Bob Byte signed" in warned.message


def test_a_removal_that_is_not_committed_is_told(beta: RepoBuilder) -> None:
    (beta.top / FX).unlink()
    (warned,) = found(beta)
    assert "which is not committed yet" in warned.message
    assert run(beta, "ask", "fx", by=SAM).code == 1


def test_a_tombstone_of_engineerings_is_signed_too(beta: RepoBuilder) -> None:
    assert run(beta, "feature", "rename", "fx", "fx-two", "--yes", "--commit", by=ADA).code == 0
    beta.delete(FX).commit("tidy", by=SAM)
    assert len(found(beta)) == 1


def test_explain_show_and_log_say_what_became_of_it(beta: RepoBuilder) -> None:
    beta.delete(FX).commit("tidy", by=SAM)
    for command in (("explain",), ("feature", "show"), ("log",)):
        told = run(beta, *command, "fx", by=SAM)
        assert told.code == 2
        assert "there is no feature 'fx' any more: its entry was removed by sam@example.com" in told.err
        assert "readyctl check --select removed-entry" in told.err
    assert run(beta, "check", "--select", "removed-entry", by=SAM).code == 0
