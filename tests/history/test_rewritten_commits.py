"""Squash, rebase, cherry-pick, amend: a new commit is judged like any other, whatever it was made from."""

import pytest

from support.people import ADA, BOB, FORGE, PAT, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, feature, feature_path, lead, roster
from support.verdicts import agreed

FX = feature_path("fx")
SHIPPED = feature("fx", "shipped")


def on_a_branch(repo: RepoBuilder, by: Person = ADA) -> str:
    """Somebody's claim on the branch `work`; main has moved on meanwhile."""
    repo.branch("work").write(FX, SHIPPED)
    commit = repo.commit("ship fx", by=by)
    repo.checkout("main").write("README", "x\n").commit("readme", by=PAT)
    return commit


def as_pat(repo: RepoBuilder, *command: str) -> None:
    """Run git as Pat would: the author of what is re-made stays who it was, the committer is Pat."""
    identity = repo.identity(PAT)
    repo.git(*command, env={key: value for key, value in identity.items() if "COMMITTER" in key})


def author_only(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB), more="assurance: author\n")).commit("author", by=ADA)


def test_a_true_merge_by_anybody_keeps_the_signature(repo: RepoBuilder) -> None:
    commit = on_a_branch(repo)
    repo.merge("work", by=PAT, committer=FORGE)
    assert agreed(repo)["fx"].acts == {("set", commit)}


def test_a_squash_loses_the_signature(repo: RepoBuilder) -> None:
    on_a_branch(repo)
    as_pat(repo, "merge", "--squash", "--quiet", "work")
    repo.commit("ship fx (#12)", by=PAT, coauthors=[ADA])
    assert not agreed(repo)["fx"].signed


def test_a_squash_of_the_engineers_own_pull_request_keeps_it(repo: RepoBuilder) -> None:
    on_a_branch(repo)
    as_pat(repo, "merge", "--squash", "--quiet", "work")
    repo.commit("ship fx (#12)", by=ADA, committer=FORGE)
    assert agreed(repo)["fx"].signed


@pytest.mark.parametrize(
    "command",
    [
        ["rebase", "--quiet", "main", "work"],
        ["cherry-pick", "work"],
        ["commit", "--quiet", "--amend", "--no-verify", "-m", "ship fx, reworded"],
    ],
    ids=lambda command: command[0] if command[0] != "commit" else "amend",
)
def test_rebase_cherry_pick_and_amend_by_others_keep_the_author_and_sign_nothing(
    repo: RepoBuilder, command: list[str]
) -> None:
    on_a_branch(repo)
    if command[0] == "commit":
        repo.checkout("work")
    as_pat(repo, *command)
    assert repo.git("log", "-1", "--format=%ae %ce") == "ada@example.com pat@example.com"
    assert not agreed(repo)["fx"].signed


def test_git_am_by_others_signs_nothing(repo: RepoBuilder) -> None:
    on_a_branch(repo)
    patch = repo.run("format-patch", "--stdout", "main..work").stdout
    committer = {key: value for key, value in repo.identity(PAT).items() if "COMMITTER" in key}
    repo.git("am", "--quiet", data=patch, env=committer)
    assert repo.git("log", "-1", "--format=%ae %ce") == "ada@example.com pat@example.com"
    assert not agreed(repo)["fx"].signed


def test_commit_author_by_others_signs_nothing(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED)
    identity = {key: value for key, value in repo.identity(PAT).items() if "COMMITTER" in key}
    repo.git("commit", "--quiet", "--no-verify", "-m", "x", f"--author={ADA}", env=identity)
    assert not agreed(repo)["fx"].signed


def test_an_engineer_may_rebase_another_engineers_commit(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit("ship fx", by=BOB, committer=ADA)
    assert agreed(repo)["fx"].signed


def test_an_engineer_who_rebases_somebody_elses_commit_signs_nothing(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit("ship fx", by=PAT, committer=ADA)
    assert not agreed(repo)["fx"].signed


def test_the_weakest_grade_asks_for_the_author_alone(repo: RepoBuilder) -> None:
    author_only(repo)
    repo.write(FX, SHIPPED).commit("ship fx", by=BOB, committer=PAT)
    assert agreed(repo)["fx"].signed


@pytest.mark.parametrize("name", ["Ada Lovelace", "ada", "ADA   lovelace", "Ada"])
def test_through_the_forge_any_name_of_the_person_counts(repo: RepoBuilder, name: str) -> None:
    repo.write(FX, SHIPPED).commit("ship fx", by=Person(name, ADA.email), committer=FORGE)
    assert agreed(repo)["fx"].signed


@pytest.mark.parametrize("name", ["Pat Product", "Bob Byte", "Ada L", "AdaLovelace"])
def test_a_forge_that_combines_one_name_with_anothers_address_signs_nothing(
    repo: RepoBuilder, name: str
) -> None:
    repo.write(FX, SHIPPED).commit("ship fx", by=Person(name, ADA.email), committer=FORGE)
    assert not agreed(repo)["fx"].signed


def test_without_the_forge_her_name_does_not_matter(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit("ship fx", by=Person("A. L.", ADA.email))
    assert agreed(repo)["fx"].signed


def test_the_forge_door_can_be_closed(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB), more="forge_committers: []\n")).commit(
        "close", by=ADA
    )
    repo.write(FX, SHIPPED).commit("ship fx", by=ADA, committer=FORGE)
    assert not agreed(repo)["fx"].signed


def test_the_forge_is_nobodys_author(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), engineer(FORGE))).commit("list the forge", by=ADA)
    repo.write(FX, SHIPPED).commit("ship fx", by=FORGE)
    assert not agreed(repo)["fx"].signed
