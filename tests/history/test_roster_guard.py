"""Who guards the roster: only people already on it change it, and the answer is read from trusted history."""

from collections.abc import Iterable

import pytest

from readyctl.errors import UsageError
from support.people import ADA, BOB, CARA, FORGE, PAT, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings
from support.verdicts import agreed, by_product, readyctl

FX = feature_path("fx")
SHIPPED, BETA, PLANNED = (feature("fx", level) for level in ("shipped", "beta", "planned"))
BOTH = roster(lead(ADA), engineer(BOB))
WITH_PAT = roster(lead(ADA), engineer(BOB), lead(PAT))
ADA_AND_BOB = frozenset({ADA.email, BOB.email})


def listed(repo: RepoBuilder) -> Iterable[str] | None:
    """The addresses on the roster trusted at HEAD."""
    return agreed(repo).engineers


def ships(repo: RepoBuilder, by: Person, text: str = SHIPPED) -> bool:
    """Whether this person's commit signs fx."""
    repo.write(FX, text).commit("fx", by=by)
    return agreed(repo)["fx"].signed


def seats(repo: RepoBuilder, *lines: str, by: Person = ADA, more: str = "") -> str:
    """Commit a roster of these lines."""
    return repo.write(ROSTER, roster(*lines, more=more)).commit("roster", by=by)


# -- unentitled changes --------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [PAT, BOB, FORGE], ids=lambda person: person.name)
def test_only_a_lead_adds_people(repo: RepoBuilder, who: Person) -> None:
    seats(repo, lead(ADA), engineer(BOB), lead(PAT), by=who)
    assert listed(repo) == ADA_AND_BOB
    assert not ships(repo, PAT)


def test_without_a_lead_any_engineer_adds_people_and_nobody_else(repo: RepoBuilder) -> None:
    seats(repo, engineer(ADA), engineer(BOB))
    seats(repo, engineer(ADA), engineer(BOB), engineer(PAT), by=PAT)
    assert listed(repo) == ADA_AND_BOB
    seats(repo, engineer(ADA), engineer(BOB), engineer(CARA), by=BOB)
    assert listed(repo) == ADA_AND_BOB | {CARA.email}


@pytest.mark.parametrize(
    "commit",
    [
        {"by": ADA, "committer": PAT},
        {"by": ADA, "coauthors": [PAT]},
        {"by": ADA, "at": "2026-12-24"},
        {"by": Person("Pat Product", ADA.email), "committer": FORGE},
    ],
    ids=["committed by another", "with an outsider", "ahead of the clock", "under another name"],
)
def test_a_change_of_the_roster_is_judged_like_a_claim(repo: RepoBuilder, commit: dict[str, Person]) -> None:
    repo.write(ROSTER, WITH_PAT).commit("roster", **commit)  # type: ignore[arg-type]
    assert listed(repo) == ADA_AND_BOB


def test_an_ignored_change_stays_ignored_whatever_else_engineers_commit(repo: RepoBuilder) -> None:
    repo.write(ROSTER, WITH_PAT).commit("roster", by=PAT)
    repo.write("README", "x").commit("readme", by=ADA)
    repo.write(SETTINGS, settings("estimate_gate: 0.4\n")).commit("settings", by=ADA)
    assert listed(repo) == ADA_AND_BOB


def test_a_lead_who_only_reformats_the_file_adopts_nothing(repo: RepoBuilder) -> None:
    repo.write(ROSTER, WITH_PAT).commit("roster", by=PAT)
    repo.write(ROSTER, f"# tidied\n{WITH_PAT}").commit("tidy", by=ADA)
    assert listed(repo) == ADA_AND_BOB


def test_a_lead_who_edits_the_file_adopts_what_it_says(repo: RepoBuilder) -> None:
    repo.write(ROSTER, WITH_PAT).commit("roster", by=PAT)
    repo.write(ROSTER, f"{WITH_PAT}confirmed: 2026-02-01\n").commit("adopt", by=ADA)
    assert listed(repo) == ADA_AND_BOB | {PAT.email}


def test_undoing_an_ignored_change_changes_nothing(repo: RepoBuilder) -> None:
    repo.write(ROSTER, WITH_PAT).commit("roster", by=PAT)
    repo.git("revert", "--no-edit", "HEAD", env=repo.identity(SAM))
    assert listed(repo) == ADA_AND_BOB
    assert ships(repo, BOB)


def test_a_roster_in_the_work_tree_or_the_index_is_not_read(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit("fx", by=PAT)
    repo.write(ROSTER, WITH_PAT)
    assert listed(repo) == ADA_AND_BOB
    assert not agreed(repo)["fx"].signed


def test_a_roster_that_is_a_link_is_none(repo: RepoBuilder) -> None:
    repo.write("elsewhere.yaml", WITH_PAT).link(ROSTER, "../elsewhere.yaml").commit("link", by=ADA)
    assert listed(repo) == ADA_AND_BOB


# -- as it stood just before ---------------------------------------------------------------------------------


def test_a_new_engineer_signs_from_the_next_commit_on(repo: RepoBuilder) -> None:
    assert not ships(repo, CARA)
    repo.write(ROSTER, roster(lead(ADA), lead(CARA))).commit("add Cara", by=ADA)
    assert not agreed(repo)["fx"].signed
    assert ships(repo, CARA, BETA)


def test_who_adds_herself_and_signs_in_one_commit_does_neither(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), lead(PAT)))
    assert not ships(repo, PAT)
    assert listed(repo) == ADA_AND_BOB


def test_leaving_the_roster_does_not_void_earlier_acts(repo: RepoBuilder) -> None:
    assert ships(repo, BOB)
    seats(repo, lead(ADA))
    assert agreed(repo)["fx"].signed
    assert not ships(repo, BOB, BETA)


def test_who_leaves_may_not_sign_on_a_line_beside_her_leaving(repo: RepoBuilder) -> None:
    repo.branch("side").write(FX, SHIPPED).commit("fx", by=BOB)
    repo.checkout("main")
    seats(repo, lead(ADA))
    repo.merge("side", by=ADA)
    assert not agreed(repo)["fx"].signed


def test_coming_back_does_not_bring_back_what_was_signed_beside_the_leaving(repo: RepoBuilder) -> None:
    repo.branch("side").write(FX, SHIPPED).commit("fx", by=BOB)
    repo.checkout("main")
    seats(repo, lead(ADA))
    seats(repo, lead(ADA), engineer(BOB))
    repo.merge("side", by=ADA)
    assert not agreed(repo)["fx"].signed
    assert ships(repo, BOB, BETA)


def test_a_committer_who_left_counts_no_more_than_an_author(repo: RepoBuilder) -> None:
    repo.branch("side").write(FX, SHIPPED).commit("fx", by=ADA, committer=BOB)
    repo.checkout("main")
    seats(repo, lead(ADA))
    repo.merge("side", by=ADA)
    assert not agreed(repo)["fx"].signed


def test_a_removal_by_somebody_unentitled_removes_nobody(repo: RepoBuilder) -> None:
    repo.branch("side").write(FX, SHIPPED).commit("fx", by=BOB)
    repo.checkout("main")
    seats(repo, lead(ADA), by=PAT)
    repo.merge("side", by=PAT)
    assert agreed(repo)["fx"].signed


def test_a_revoked_address_counts_for_nothing_ever(repo: RepoBuilder) -> None:
    assert ships(repo, BOB)
    seats(repo, lead(ADA), engineer(BOB), more=f"revoked: [{BOB.email}]\n")
    assert listed(repo) == ADA_AND_BOB
    assert not agreed(repo)["fx"].signed
    assert not ships(repo, BOB, f"{SHIPPED}accurate_as_of: 2026-02-01\n")
    assert ships(repo, ADA, f"{SHIPPED}accurate_as_of: 2026-02-02\n")


@pytest.mark.parametrize("part", ["committer", "coauthors"])
def test_a_revoked_address_voids_what_it_had_a_part_in(repo: RepoBuilder, part: str) -> None:
    repo.write(FX, SHIPPED).commit("fx", by=ADA, **{part: BOB if part == "committer" else [BOB]})  # type: ignore[arg-type]
    assert agreed(repo)["fx"].signed
    seats(repo, lead(ADA), engineer(BOB), more=f"revoked: [{BOB.email}]\n")
    assert not agreed(repo)["fx"].signed


def test_the_roster_changes_of_a_revoked_address_stand(repo: RepoBuilder) -> None:
    seats(repo, lead(ADA), lead(BOB))
    seats(repo, lead(ADA), lead(BOB), engineer(CARA), by=BOB)
    seats(repo, lead(ADA), engineer(CARA), more=f"revoked: [{BOB.email}]\n")
    assert ships(repo, CARA)


def test_a_revocation_by_an_outsider_is_ignored(repo: RepoBuilder) -> None:
    assert ships(repo, BOB)
    seats(repo, lead(ADA), engineer(BOB), more=f"revoked: [{BOB.email}, {ADA.email}]\n", by=PAT)
    assert agreed(repo)["fx"].signed


def test_a_revocation_that_is_taken_back_is_over(repo: RepoBuilder) -> None:
    assert ships(repo, BOB)
    seats(repo, lead(ADA), engineer(BOB), more=f"revoked: [{BOB.email}]\n")
    seats(repo, lead(ADA), engineer(BOB))
    assert agreed(repo)["fx"].signed


def test_under_the_signature_grade_nothing_counts_without_a_signature(repo: RepoBuilder) -> None:
    seats(repo, lead(ADA), engineer(BOB), more="assurance: signature\n")
    assert not ships(repo, ADA)


# -- broken, deleted, again ----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [ADA, PAT], ids=lambda person: person.name)
@pytest.mark.parametrize(
    "broken", ["engineers: [open\n", "engineers: []\nunknown: 1\n", "", "engineers: 3\n"]
)
def test_an_unreadable_roster_leaves_the_last_valid_one_in_force(
    repo: RepoBuilder, who: Person, broken: str
) -> None:
    repo.write(ROSTER, broken).commit("break", by=who)
    assert listed(repo) == ADA_AND_BOB
    assert ships(repo, BOB)
    repo.write(ROSTER, WITH_PAT).commit("restore", by=PAT)
    assert listed(repo) == ADA_AND_BOB


@pytest.mark.parametrize("who", [ADA, PAT], ids=lambda person: person.name)
def test_deleting_and_creating_the_roster_again_resets_nothing(repo: RepoBuilder, who: Person) -> None:
    repo.delete(ROSTER).commit("delete", by=who)
    assert listed(repo) == ADA_AND_BOB
    seats(repo, lead(PAT), by=PAT)
    assert listed(repo) == ADA_AND_BOB
    assert not ships(repo, PAT)
    assert ships(repo, BOB, BETA)


def test_a_revoked_lead_changes_the_roster_no_more(repo: RepoBuilder) -> None:
    seats(repo, lead(ADA), lead(BOB))
    seats(repo, lead(ADA), lead(BOB), more=f"revoked: [{ADA.email}]\n", by=BOB)
    seats(repo, lead(ADA), lead(PAT), by=ADA)
    assert listed(repo) == ADA_AND_BOB


# -- merges --------------------------------------------------------------------------------------------------


def test_a_roster_edited_in_a_merge_is_ignored(repo: RepoBuilder) -> None:
    repo.branch("side").write("x", "x").commit("x", by=PAT)
    repo.checkout("main").merge("side", by=ADA, files={ROSTER: WITH_PAT})
    assert listed(repo) == ADA_AND_BOB


@pytest.mark.parametrize("who", [ADA, PAT], ids=lambda person: person.name)
def test_a_merge_that_drops_a_removal_brings_nobody_back(repo: RepoBuilder, who: Person) -> None:
    repo.branch("side").write("x", "x").commit("x", by=PAT)
    repo.checkout("main")
    seats(repo, lead(ADA))
    repo.checkout("side").merge("main", by=who, how=["-s", "ours"])
    assert "bob@" in repo.read(ROSTER)
    assert listed(repo) == {ADA.email}
    assert not ships(repo, BOB)


def test_of_two_additions_on_two_lines_neither_counts_until_a_lead_settles_it(repo: RepoBuilder) -> None:
    repo.branch("side")
    seats(repo, lead(ADA), engineer(BOB), engineer(CARA))
    repo.checkout("main")
    seats(repo, lead(ADA), engineer(BOB), engineer(SAM))
    settled = roster(lead(ADA), engineer(BOB), engineer(CARA), engineer(SAM))
    repo.merge("side", by=ADA, files={ROSTER: settled})
    assert listed(repo) == ADA_AND_BOB
    assert not ships(repo, CARA)
    assert ships(repo, BOB, BETA)
    repo.write(ROSTER, f"{settled}confirmed: 2026-02-01\n").commit("settle", by=ADA)
    assert listed(repo) == ADA_AND_BOB | {CARA.email, SAM.email}


def test_of_two_lines_the_one_that_changed_the_roster_counts(repo: RepoBuilder) -> None:
    repo.branch("side")
    seats(repo, lead(ADA), engineer(BOB), engineer(CARA))
    repo.checkout("main").write("x", "x").commit("x", by=PAT)
    repo.merge("side", by=PAT, how=["-s", "ours"])
    assert listed(repo) == ADA_AND_BOB | {CARA.email}
    assert ships(repo, CARA)


def test_where_lines_differ_areas_names_and_grades_are_what_both_grant(repo: RepoBuilder) -> None:
    repo.branch("side")
    seats(repo, lead(ADA), engineer(BOB, areas=["payments", "ledger"]), more="assurance: author\n")
    repo.checkout("main")
    seats(repo, lead(ADA), engineer(BOB, areas=["ledger", "risk"]))
    repo.merge("side", by=ADA, files={ROSTER: BOTH})
    assert not ships(repo, BOB)
    repo.write(feature_path("fl", "ledger"), feature("fl", "shipped")).commit("fl", by=BOB)
    assert agreed(repo)["fl"].signed
    repo.write(FX, BETA).commit("fx", by=ADA, committer=PAT)
    assert not agreed(repo)["fx"].signed


def test_where_lines_differ_a_revocation_of_either_counts(repo: RepoBuilder) -> None:
    assert ships(repo, BOB)
    repo.branch("side")
    seats(repo, lead(ADA), engineer(BOB), more=f"revoked: [{BOB.email}]\n")
    repo.checkout("main")
    seats(repo, lead(ADA), engineer(BOB), engineer(CARA))
    repo.merge("side", by=ADA, files={ROSTER: BOTH})
    assert not agreed(repo)["fx"].signed


# -- the root of trust ---------------------------------------------------------------------------------------


def bare(repo: RepoBuilder) -> RepoBuilder:
    """The same repository before it had a roster, with a claim of Ada's."""
    repo.orphan("fresh").write(FX, SHIPPED).commit("fx", by=ADA)
    return repo


def test_before_the_first_roster_nobody_signs(repo: RepoBuilder) -> None:
    bare(repo).write(ROSTER, BOTH).commit("roster", by=ADA)
    assert not agreed(repo)["fx"].signed
    assert ships(repo, ADA, BETA)


def test_the_commit_that_brings_the_roster_is_judged_by_it(repo: RepoBuilder) -> None:
    repo.orphan("fresh").write(ROSTER, BOTH)
    assert ships(repo, ADA)


def test_a_roster_brought_by_an_outsider_trusts_the_people_on_it_and_not_him(repo: RepoBuilder) -> None:
    repo.orphan("fresh").write(ROSTER, BOTH)
    assert not ships(repo, PAT)
    assert ships(repo, BOB, BETA)


def test_a_roster_that_names_a_lead_is_begun_by_one(repo: RepoBuilder) -> None:
    repo.orphan("fresh").write(ROSTER, BOTH)
    assert not ships(repo, BOB)
    assert ships(repo, BOB, BETA)


def test_a_broken_first_roster_is_not_the_root(repo: RepoBuilder) -> None:
    bare(repo).write(ROSTER, "engineers: [open\n").commit("broken", by=PAT)
    assert listed(repo) is None
    repo.write(ROSTER, BOTH).commit("roster", by=ADA)
    assert listed(repo) == ADA_AND_BOB


@pytest.mark.parametrize("first", [True, False], ids=["as first parent", "as second parent"])
def test_an_unrelated_history_with_a_roster_of_its_own_signs_nothing(
    repo: RepoBuilder, *, first: bool
) -> None:
    assert ships(repo, ADA)
    mine = repo.head
    repo.orphan("theirs").write(ROSTER, roster(lead(PAT))).write(FX, SHIPPED).commit("ours now", by=PAT)
    order = ("theirs", "main") if first else ("main", "theirs")
    repo.checkout("main").jump(repo.commit_tree("theirs" if first else "main", *order, by=PAT))
    assert not agreed(repo)["fx"].signed
    assert listed(repo) is None
    assert agreed(repo, pin=repo.rev(f"{mine}~1"))["fx"].signed
    assert agreed(repo, pin=repo.rev(f"{mine}~1")).engineers == ADA_AND_BOB


def test_the_wrong_pin_is_the_users_own_choice(repo: RepoBuilder) -> None:
    assert ships(repo, ADA)
    theirs = repo.orphan("theirs").write(ROSTER, roster(lead(PAT))).commit("theirs", by=PAT)
    repo.checkout("main").merge("theirs", by=PAT, files={ROSTER: BOTH})
    assert agreed(repo, pin=theirs).engineers == frozenset({PAT.email})
    assert not agreed(repo, pin=theirs)["fx"].signed


def test_a_pin_moves_the_root_of_trust(repo: RepoBuilder) -> None:
    assert ships(repo, ADA)
    pin = seats(repo, lead(BOB), by=PAT)
    assert agreed(repo).engineers == ADA_AND_BOB
    assert agreed(repo, pin=pin).engineers == frozenset({BOB.email})
    assert not agreed(repo, pin=pin)["fx"].signed
    assert ships(repo, ADA, BETA)
    assert not agreed(repo, pin=pin)["fx"].signed


def test_a_pin_may_come_from_the_environment(repo: RepoBuilder) -> None:
    seats(repo, lead(BOB), by=PAT)
    done = readyctl(repo, "check", READYCTL_TRUST_ROOT="no-such-name")
    assert done.returncode == 2
    assert "no-such-name" in done.stderr


def test_a_pin_that_is_no_ancestor_is_refused(repo: RepoBuilder) -> None:
    elsewhere = bare(repo).rev("fresh")
    repo.checkout("main").write(FX, SHIPPED).commit("fx", by=ADA)
    beside = repo.commit_tree("main~1", "main~1", by=ADA)
    for pin in (elsewhere, beside, "no-such-name", "-h", "--all", "--output=x", "0" * 40):
        with pytest.raises(UsageError):
            by_product(repo.top, pin=pin)


def test_a_pin_without_a_valid_roster_is_refused(repo: RepoBuilder) -> None:
    without = repo.write(FX, SHIPPED).delete(ROSTER).commit("delete", by=ADA)
    broken = repo.write(ROSTER, "engineers: [open\n").commit("break", by=ADA)
    for pin in (without, broken):
        with pytest.raises(UsageError):
            by_product(repo.top, pin=pin)


def test_any_commit_with_a_roster_can_be_pinned(repo: RepoBuilder) -> None:
    before = repo.write(FX, BETA).commit("fx", by=ADA)
    after = repo.write("README", "x").commit("readme", by=PAT)
    assert agreed(repo, pin=before)["fx"].signed
    assert not agreed(repo, pin=after)["fx"].signed
    assert ships(repo, BOB, SHIPPED)
    assert agreed(repo, pin=after)["fx"].signed
