"""What engineering called exploratory stays exploratory until engineering says otherwise."""

import pytest

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.workspace.reading.checking import check
from readyctl.workspace.reading.opening import Workspace
from support.cli import run
from support.people import ADA, BOB, PAT, SAM, Person
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.verdicts import NOW, agreed

FX = feature_path("fx")


def idea(repo: RepoBuilder, *, by: Person = ADA) -> RepoBuilder:
    """A repository in which somebody called a feature an idea."""
    repo.write(FX, feature("fx", "exploratory", name="AI forecast")).commit("an idea", by=by)
    return repo


def status(repo: RepoBuilder) -> FeatureStatus:
    (found,) = Workspace.open(repo.top, now=NOW, use_cache=False).inventory().features
    return found


@pytest.mark.parametrize("level", ["planned", "committed", "shipped"])
def test_nobody_else_lifts_an_idea(repo: RepoBuilder, level: str) -> None:
    idea(repo).write(FX, feature("fx", level)).commit("lift it", by=SAM)
    assert agreed(repo)["fx"].level == "exploratory"
    repo.write(FX, feature("fx", level, accurate_as_of="2026-02-01")).commit("sign", by=BOB)
    assert agreed(repo)["fx"].level == level


def test_an_idea_that_engineering_never_signed_is_lifted_by_anybody(repo: RepoBuilder) -> None:
    idea(repo, by=PAT).write(FX, feature("fx", "planned")).commit("lift it", by=SAM)
    assert agreed(repo)["fx"].level == "planned"


def test_breaking_the_file_lifts_nothing(repo: RepoBuilder) -> None:
    idea(repo).write(FX, "id: [unclosed\n").commit("break it", by=SAM)
    assert agreed(repo)["fx"].level == "exploratory"
    repo.write(FX, "id: [unclosed, again\n").commit("break it more", by=BOB)
    assert agreed(repo)["fx"].level == "exploratory"
    repo.write(FX, feature("fx", "planned") + "mystery: 1\n").commit("an unknown key", by=SAM)
    assert status(repo).effective == "exploratory"


def test_what_is_not_committed_lifts_nothing(repo: RepoBuilder) -> None:
    idea(repo).put(FX, feature("fx", "planned"))
    assert status(repo).effective == "exploratory"


def test_what_engineering_lifted_and_somebody_changed_falls_back_to_planned(
    repo: RepoBuilder,
) -> None:
    idea(repo).write(FX, feature("fx", "beta")).commit("build it", by=BOB)
    repo.write(FX, feature("fx", "shipped")).commit("ship it", by=SAM)
    assert agreed(repo)["fx"].level == "planned"


def test_after_engineering_removed_it_a_new_entry_is_planned(repo: RepoBuilder) -> None:
    idea(repo).delete(FX).commit("not that", by=ADA)
    repo.write(FX, feature("fx", "planned")).commit("yes, that", by=SAM)
    assert agreed(repo)["fx"].level == "planned"


def test_a_confirmation_on_one_line_holds_what_another_line_lifts(repo: RepoBuilder) -> None:
    base = idea(repo, by=PAT).head
    repo.branch("other").write(FX, feature("fx", "planned")).commit("lift it", by=SAM)
    other = repo.head
    repo.git("checkout", "--quiet", "main")
    signed = feature("fx", "exploratory", name="AI forecast", accurate_as_of="2026-02-01")
    repo.write(FX, signed).commit("an idea, yes", by=ADA)
    assert agreed(repo)["fx"].level == "exploratory"
    merge = repo.commit_tree(other, "main", other, by=SAM)
    repo.jump(merge)
    assert base != merge
    assert agreed(repo)["fx"].level == "exploratory"


def test_what_one_line_lifted_with_a_signature_is_no_idea_after_the_merge(repo: RepoBuilder) -> None:
    idea(repo).branch("other").write(FX, feature("fx", "beta")).commit("build it", by=BOB)
    other = repo.head
    repo.git("checkout", "--quiet", "main")
    repo.write(FX, feature("fx", "planned")).commit("lift it", by=SAM)
    repo.jump(repo.commit_tree("main", "main", other, by=SAM))
    assert agreed(repo)["fx"].level == "planned"


def test_a_lifted_idea_is_a_warning_that_lets_the_commit_pass(repo: RepoBuilder) -> None:
    idea(repo).write(FX, feature("fx", "planned", name="AI forecast, available"))
    hook = run(repo, "hooks", "run", "pre-commit", by=SAM)
    assert hook.code == 0
    assert "counts as 'exploratory'" in hook.out + hook.err
    repo.commit("lift it", by=SAM)
    (found,) = (
        d
        for d in check(Workspace.open(repo.top, now=NOW, use_cache=False)).diagnostics
        if d.rule == "unsigned-level"
    )
    assert found.severity.value == "warning"
    assert "engineering last called it 'exploratory', Ada Lovelace by" in found.message
    asked = run(repo, "ask", "fx", by=SAM)
    assert asked.code == 1
    assert "AI forecast (fx) is exploratory" in asked.out
    assert "available" not in asked.out
    assert "last called it exploratory" in run(repo, "explain", "fx").out
    assert run(repo, "feature", "sign", "fx", "--yes", by=ADA).code == 0
    assert status(repo).effective == "planned"


def test_an_unsigned_claim_shows_the_name_that_engineering_signed(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "beta", name="Sync", more="aliases: [mirror]\n")).commit("build it", by=ADA)
    louder = feature("fx", "shipped", name="Sync, available today in every plan")
    repo.write(FX, louder).commit("louder", by=SAM)
    for words in ("fx", "sync", "mirror", "every plan"):
        assert "today in every plan" not in run(repo, "ask", words, by=SAM).out
    assert "Sync (fx) is planned" in run(repo, "ask", "mirror", by=SAM).out
