"""A merge commit carries signatures over; it never makes one."""

import pytest

from support.people import ADA, BOB, FORGE, PAT, Person
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.verdicts import Verdict, agreed

FX, FY = feature_path("fx"), feature_path("fy")
BETA, SHIPPED, PLANNED = (feature("fx", level) for level in ("beta", "shipped", "planned"))
LONG = "id: fx\nname: Fx\nsummary: s\n# 1\n# 2\n# 3\n# 4\nlevel: beta\n# 5\n# 6\n# 7\n# 8\ncaveats: [slow]\n"


def verdict(repo: RepoBuilder) -> Verdict:
    return agreed(repo)["fx"]


def fork(repo: RepoBuilder, main: str | None, side: str | None, *, main_by: Person, side_by: Person) -> None:
    """Two lines that say different things of fx (None: leave it); main is checked out."""
    repo.branch("side").write("side.txt", "x")
    if side is not None:
        repo.write(FX, side)
    repo.commit("side", by=side_by)
    repo.checkout("main").write("main.txt", "x")
    if main is not None:
        repo.write(FX, main)
    repo.commit("main", by=main_by)


@pytest.fixture
def beta(repo: RepoBuilder) -> RepoBuilder:
    """Ada has set fx to beta."""
    repo.write(FX, BETA).commit("beta", by=ADA)
    return repo


# -- carried over --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [ADA, PAT, FORGE], ids=lambda person: person.name)
def test_a_clean_merge_by_anybody_carries_a_signature(beta: RepoBuilder, who: Person) -> None:
    fork(beta, None, SHIPPED, main_by=PAT, side_by=BOB)
    commit = beta.rev("side")
    beta.merge("side", by=who)
    assert verdict(beta).acts == {("set", commit)}


def test_a_merge_by_an_engineer_signs_nothing_that_was_not(beta: RepoBuilder) -> None:
    fork(beta, None, SHIPPED, main_by=ADA, side_by=PAT)
    beta.merge("side", by=ADA)
    assert not verdict(beta).signed


def test_a_confirmation_on_one_line_holds_after_the_merge(beta: RepoBuilder) -> None:
    fork(beta, None, f"{BETA}accurate_as_of: 2026-02-01\n", main_by=PAT, side_by=BOB)
    beta.merge("side", by=PAT)
    assert verdict(beta).kinds == {"set", "confirmed"}


def test_a_confirmation_holds_where_the_merge_drops_its_date(repo: RepoBuilder) -> None:
    repo.write(FX, BETA).commit("beta", by=PAT)
    fork(repo, None, f"{BETA}accurate_as_of: 2026-02-01\n", main_by=PAT, side_by=BOB)
    repo.merge("side", by=PAT, how=["-s", "ours"])
    assert "accurate_as_of" not in repo.read(FX)
    assert verdict(repo).kinds == {"confirmed"}


def test_a_date_typed_in_a_merge_confirms_nothing(repo: RepoBuilder) -> None:
    repo.write(FX, BETA).commit("beta", by=PAT)
    fork(repo, None, None, main_by=PAT, side_by=PAT)
    repo.merge("side", by=ADA, files={FX: f"{BETA}accurate_as_of: 2026-02-01\n"})
    assert not verdict(repo).signed


def test_a_confirmation_of_the_old_claim_does_not_sign_the_new_one(beta: RepoBuilder) -> None:
    fork(beta, f"{BETA}accurate_as_of: 2026-02-01\n", SHIPPED, main_by=ADA, side_by=PAT)
    beta.merge("side", by=ADA, files={FX: f"{SHIPPED}accurate_as_of: 2026-02-01\n"})
    assert not verdict(beta).signed


def test_two_lines_that_set_the_same_value_are_signed_if_one_is(beta: RepoBuilder) -> None:
    fork(beta, SHIPPED, SHIPPED, main_by=PAT, side_by=ADA)
    commit = beta.rev("side")
    beta.merge("side", by=PAT)
    assert verdict(beta).acts == {("set", commit)}


def test_two_lines_that_set_the_same_value_without_engineering_are_not(beta: RepoBuilder) -> None:
    fork(beta, SHIPPED, SHIPPED, main_by=PAT, side_by=PAT)
    beta.merge("side", by=ADA)
    assert not verdict(beta).signed
    beta.write(FX, f"{SHIPPED}accurate_as_of: 2026-02-01\n").commit("sign", by=BOB)
    assert verdict(beta).signed


def test_an_octopus_carries_signatures_from_every_line(beta: RepoBuilder) -> None:
    for name in ("one", "two", "three"):
        beta.branch(name, "main").write(feature_path(name), feature(name, "shipped")).commit(name, by=BOB)
    beta.checkout("main").merge("one", "two", "three", by=PAT)
    verdicts = agreed(beta)
    assert all(verdicts[name].signed for name in ("fx", "one", "two", "three"))


def test_an_octopus_that_mixes_lines_sets_the_claim(beta: RepoBuilder) -> None:
    for name, text in (("one", SHIPPED), ("two", PLANNED)):
        beta.branch(name, "main").write(FX, text).commit(name, by=ADA)
    beta.checkout("main").merge("one", "two", by=ADA, files={FX: SHIPPED})
    assert not verdict(beta).signed


def test_swapping_the_parents_changes_nothing(beta: RepoBuilder) -> None:
    fork(beta, None, SHIPPED, main_by=PAT, side_by=BOB)
    commit = beta.rev("side")
    beta.jump(beta.commit_tree("side", "side", "main", by=PAT))
    assert verdict(beta).acts == {("set", commit)}


def test_a_line_from_before_the_entry_takes_nothing_away(repo: RepoBuilder) -> None:
    repo.branch("side").write("other", "x").commit("other", by=PAT)
    repo.checkout("main").write(FX, BETA).commit("beta", by=ADA)
    repo.merge("side", by=PAT)
    assert verdict(repo).signed
    repo.checkout("side").merge("main", by=PAT)
    assert verdict(repo).signed


def test_an_unrelated_root_takes_nothing_away(beta: RepoBuilder) -> None:
    beta.orphan("elsewhere").write("other", "x").commit("other", by=PAT)
    beta.checkout("main").merge("elsewhere", by=PAT)
    assert verdict(beta).signed


def test_an_unrelated_root_brings_its_claims_unsigned(beta: RepoBuilder) -> None:
    beta.orphan("elsewhere").write(FY, feature("fy", "shipped")).commit("other", by=ADA)
    beta.checkout("main").merge("elsewhere", by=ADA)
    assert not agreed(beta)["fy"].signed


def test_criss_cross_merges_keep_the_newer_claim(beta: RepoBuilder) -> None:
    fork(beta, None, SHIPPED, main_by=PAT, side_by=BOB)
    main, side = beta.rev("main"), beta.rev("side")
    beta.merge(side, by=PAT)
    beta.checkout("side").merge(main, by=PAT)
    beta.write(FX, PLANNED).commit("down", by=ADA)
    beta.checkout("main").merge("side", by=PAT)
    assert verdict(beta).acts == {("set", beta.rev("side"))}


# -- set by the merge ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [ADA, PAT], ids=lambda person: person.name)
def test_an_edit_hidden_in_a_merge_is_unsigned_whoever_merged(beta: RepoBuilder, who: Person) -> None:
    fork(beta, None, None, main_by=ADA, side_by=ADA)
    beta.merge("side", by=who, files={FX: SHIPPED})
    assert not verdict(beta).signed
    beta.write(FX, f"{SHIPPED}accurate_as_of: 2026-02-01\n").commit("sign", by=ADA)
    assert verdict(beta).kinds == {"confirmed"}


@pytest.mark.parametrize("who", [ADA, PAT], ids=lambda person: person.name)
@pytest.mark.parametrize("how", [["-s", "ours"], ["-X", "ours"]], ids="".join)
def test_a_merge_that_throws_a_downgrade_away_is_unsigned(
    beta: RepoBuilder, who: Person, how: list[str]
) -> None:
    fork(beta, SHIPPED, PLANNED, main_by=ADA, side_by=BOB)
    beta.merge("side", by=who, how=how)
    assert "shipped" in beta.read(FX)
    assert not verdict(beta).signed


def test_a_merge_with_theirs_that_throws_a_downgrade_away_is_unsigned(beta: RepoBuilder) -> None:
    fork(beta, PLANNED, SHIPPED, main_by=ADA, side_by=BOB)
    beta.merge("side", by=PAT, how=["-X", "theirs"])
    assert "shipped" in beta.read(FX)
    assert not verdict(beta).signed


def test_ours_against_an_untouched_line_throws_the_newer_claim_away(beta: RepoBuilder) -> None:
    fork(beta, None, PLANNED, main_by=PAT, side_by=ADA)
    beta.merge("side", by=PAT, how=["-s", "ours"])
    assert beta.read(FX) == BETA
    assert not verdict(beta).signed


def test_a_textual_merge_that_mixes_two_signed_versions_was_read_by_nobody(repo: RepoBuilder) -> None:
    repo.write(FX, LONG).commit("beta", by=ADA)
    fork(
        repo, LONG.replace("summary: s", "summary: t"), LONG.replace("slow", "fast"), main_by=ADA, side_by=BOB
    )
    repo.merge("side", by=ADA)
    assert "summary: t" in repo.read(FX)
    assert "fast" in repo.read(FX)
    assert not verdict(repo).signed


def test_a_textual_merge_of_a_comment_and_a_claim_is_a_clean_one(repo: RepoBuilder) -> None:
    repo.write(FX, LONG).commit("beta", by=ADA)
    fork(repo, LONG.replace("# 1", "# one"), LONG.replace("slow", "fast"), main_by=PAT, side_by=BOB)
    repo.merge("side", by=PAT)
    assert verdict(repo).acts == {("set", repo.rev("side"))}


@pytest.mark.parametrize("outcome", [SHIPPED, PLANNED, BETA], ids=["ours", "theirs", "base"])
def test_a_conflict_settled_by_hand_is_unsigned_until_confirmed(beta: RepoBuilder, outcome: str) -> None:
    fork(beta, SHIPPED, PLANNED, main_by=ADA, side_by=BOB)
    beta.merge("side", by=ADA, files={FX: outcome})
    assert not verdict(beta).signed
    beta.write(FX, f"{outcome}accurate_as_of: 2026-02-01\n").commit("sign", by=BOB)
    assert verdict(beta).kinds == {"confirmed"}


def test_an_old_line_that_brings_the_old_value_back_is_unsigned(beta: RepoBuilder) -> None:
    old = beta.head
    beta.write(FX, PLANNED).commit("down", by=BOB)
    beta.branch("side", old).write("x", "x").commit("work", by=ADA)
    beta.checkout("main").merge("side", by=ADA, files={FX: BETA})
    assert not verdict(beta).signed


def test_an_earlier_confirmation_of_the_same_value_does_not_sign_a_merges_claim(beta: RepoBuilder) -> None:
    fork(beta, PLANNED, f"{BETA}accurate_as_of: 2026-02-01\n", main_by=ADA, side_by=BOB)
    beta.merge("side", by=PAT, files={FX: f"{BETA}accurate_as_of: 2026-02-01\n"})
    assert not verdict(beta).signed


def test_a_deletion_that_a_merge_undoes_leaves_the_entry_unsigned(beta: RepoBuilder) -> None:
    beta.branch("side").write("x", "x").commit("work", by=ADA)
    beta.checkout("main").delete(FX).commit("delete", by=ADA)
    beta.merge("side", by=ADA, files={FX: BETA})
    assert not verdict(beta).signed


def test_an_entry_that_appears_in_a_merge_is_unsigned(beta: RepoBuilder) -> None:
    fork(beta, None, None, main_by=ADA, side_by=ADA)
    beta.merge("side", by=ADA, files={FY: feature("fy", "shipped")})
    assert not agreed(beta)["fy"].signed


def test_the_root_of_a_merged_line_that_was_a_merges_claim_is_followed_by_value(beta: RepoBuilder) -> None:
    fork(beta, SHIPPED, PLANNED, main_by=ADA, side_by=BOB)
    beta.merge("side", by=ADA, files={FX: SHIPPED})
    beta.branch("later").write("y", "y").commit("more", by=PAT)
    beta.checkout("main").write(FX, f"{SHIPPED}accurate_as_of: 2026-02-01\n").commit("sign", by=ADA)
    beta.checkout("later").merge("main", by=PAT)
    assert verdict(beta).kinds == {"confirmed"}
