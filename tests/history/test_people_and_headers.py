"""Who a commit is by: addresses as stored, co-authors, robots, dates, areas, malformed headers."""

import datetime as dt

import pytest

from support.people import ADA, BOB, CARA, PAT, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, feature, feature_path, lead, roster
from support.verdicts import NOW, agreed

FX = feature_path("fx")
SHIPPED = feature("fx", "shipped")
ASSISTANT = Person("Assistant", "assistant@example.com")
HER = "Ada Lovelace <ada@example.com> 1767690000 +0000"


def signs(repo: RepoBuilder, text: str = SHIPPED, **commit: object) -> bool:
    """Whether one commit that ships fx is an act of engineering."""
    repo.write(FX, text).commit("ship fx", **commit)  # type: ignore[arg-type]
    return agreed(repo)["fx"].signed


# -- co-authors ----------------------------------------------------------------------------------------------


def test_a_rostered_coauthor_is_welcome(repo: RepoBuilder) -> None:
    assert signs(repo, by=ADA, coauthors=[BOB, Person("Ada", "ADA@example.com")])


@pytest.mark.parametrize(
    "line",
    [
        f"Co-authored-by: {PAT}",
        f"co-AUTHORED-by: {PAT}",
        f"Co-authored-by:{PAT}",
        "Co-authored-by: Ada Lovelace",
        "Co-authored-by: ada@example.com",
        "Co-authored-by:",
        f"Co-authored-by: {ADA} {PAT}",
        f"Co-authored-by: {ADA} <pat@example.com",
        f"Co-authored-by: {BOB}\nCo-authored-by: {ASSISTANT}",
        "Co-authored-by: Ada Lovelace <ada@ex\u0430mple.com>",
    ],
)
def test_one_coauthor_who_is_not_on_the_roster_is_one_too_many(repo: RepoBuilder, line: str) -> None:
    repo.write(FX, SHIPPED).commit(f"ship fx\n\n{line}\n\nand more text, so that it is no trailer", by=ADA)
    assert not agreed(repo)["fx"].signed


@pytest.mark.parametrize(
    "line", [f"  Co-authored-by: {PAT}", f"> Co-authored-by: {PAT}", f"Reviewed-by: {PAT}"]
)
def test_only_the_start_of_a_line_names_a_coauthor(repo: RepoBuilder, line: str) -> None:
    repo.write(FX, SHIPPED).commit(f"ship fx\n\n{line}", by=ADA)
    assert agreed(repo)["fx"].signed


def test_the_roster_may_say_which_coauthors_do_not_matter(repo: RepoBuilder) -> None:
    assert not signs(repo, by=ADA, coauthors=[ASSISTANT])
    repo.write(ROSTER, roster(lead(ADA), more=f"ignored_coauthors: [{ASSISTANT.email}]\n")).commit(by=ADA)
    assert not agreed(repo)["fx"].signed
    assert signs(repo, feature("fx", "beta"), by=ADA, coauthors=[ASSISTANT])


# -- addresses -----------------------------------------------------------------------------------------------


def test_addresses_are_compared_without_case(repo: RepoBuilder) -> None:
    assert signs(repo, by=Person("Ada Lovelace", "Ada@EXAMPLE.com"))


def test_a_robots_address_is_never_an_author(repo: RepoBuilder) -> None:
    robot = Person("helper[bot]", "7+helper[bot]@users.noreply.github.com")
    repo.write(ROSTER, roster(lead(ADA), engineer(robot))).commit("list the robot", by=ADA)
    assert not signs(repo, by=robot)


def test_a_letter_that_only_looks_alike_is_another_address(repo: RepoBuilder) -> None:
    assert not signs(repo, by=Person("Ada Lovelace", "\u0430da@example.com"))
    assert not signs(repo, feature("fx", "beta"), by=ADA, committer=Person("Ada", "ad\u00e1@example.com"))


def test_an_outsider_with_an_engineers_name_is_an_outsider(repo: RepoBuilder) -> None:
    assert not signs(repo, by=Person("Ada Lovelace", PAT.email))


def test_mailmap_turns_nobody_into_an_engineer(repo: RepoBuilder) -> None:
    repo.write(".mailmap", f"{ADA} {PAT}\n").commit("mailmap", by=PAT)
    repo.git("config", "mailmap.file", str(repo.top / ".mailmap"))
    repo.git("config", "log.mailmap", "true")
    assert not signs(repo, by=PAT)


def test_mailmap_takes_no_signature_away(repo: RepoBuilder) -> None:
    assert signs(repo, by=ADA)
    repo.write(".mailmap", f"{PAT} {ADA}\n").commit("mailmap", by=PAT)
    assert agreed(repo)["fx"].signed


def test_several_addresses_are_one_person(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA, names=[]), engineer(BOB, emails=["b@home.example"]))).commit(by=ADA)
    assert signs(repo, by=Person("Bob", "b@home.example"), committer=BOB)


# -- areas ---------------------------------------------------------------------------------------------------


def limited(repo: RepoBuilder) -> RepoBuilder:
    """Cara signs the ledger's features only; Ada, as lead, is limited in name alone."""
    seats = [lead(ADA).replace('areas: ["*"]', 'areas: ["ledger"]'), engineer(CARA, areas=["ledger"])]
    repo.write(ROSTER, roster(*seats)).commit("areas", by=ADA)
    return repo


def test_an_engineer_signs_in_her_own_areas(repo: RepoBuilder) -> None:
    limited(repo)
    repo.write(feature_path("fl", "ledger"), feature("fl", "shipped")).write(FX, SHIPPED)
    repo.commit("ship both", by=CARA)
    verdicts = agreed(repo)
    assert verdicts["fl"].signed
    assert not verdicts["fx"].signed


def test_a_confirmation_from_another_area_confirms_nothing(repo: RepoBuilder) -> None:
    limited(repo)
    assert not signs(repo, by=PAT)
    assert not signs(repo, f"{SHIPPED}accurate_as_of: 2026-02-01\n", by=CARA)
    assert signs(repo, f"{SHIPPED}accurate_as_of: 2026-02-02\n", by=ADA)


def test_a_leads_areas_are_all_areas(repo: RepoBuilder) -> None:
    assert signs(limited(repo), by=ADA)


def test_moving_an_entry_to_ones_own_area_is_a_new_claim_there(repo: RepoBuilder) -> None:
    limited(repo).write(FX, SHIPPED).commit("ship fx", by=PAT)
    repo.move(FX, feature_path("fx", "ledger"))
    commit = repo.commit("move", by=CARA)
    assert agreed(repo)["fx"].acts == {("set", commit)}


# -- dates ---------------------------------------------------------------------------------------------------


def test_a_date_more_than_a_day_ahead_does_not_count(repo: RepoBuilder) -> None:
    ahead = NOW + dt.timedelta(hours=25)
    assert not signs(repo, by=ADA, at=ahead)
    assert not signs(repo, feature("fx", "beta"), by=ADA, at="2026-02-01", committed_at=ahead)
    assert not signs(repo, feature("fx", "shipped"), by=ADA, at=ahead, committed_at="2026-02-01")


def test_a_clock_that_is_a_little_fast_is_forgiven(repo: RepoBuilder) -> None:
    assert signs(repo, by=ADA, at=NOW + dt.timedelta(hours=23))


def test_a_date_ahead_counts_once_the_clock_has_come_near(repo: RepoBuilder) -> None:
    assert not signs(repo, by=ADA, at="2026-12-24")
    assert agreed(repo, now=dt.datetime(2026, 12, 24, tzinfo=dt.UTC))["fx"].signed


def test_an_act_is_as_old_as_the_earlier_of_its_dates(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit(by=ADA, at="2026-03-01", committed_at="2026-05-01")
    assert agreed(repo)["fx"].at == int(dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC).timestamp())
    repo.write(FX, feature("fx", "beta")).commit(by=ADA, at="2026-07-01", committed_at="2026-06-01")
    assert agreed(repo)["fx"].at == int(dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC).timestamp())


def test_dates_that_run_backwards_decide_nothing_else(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).commit("ship fx", by=PAT, at="2026-06-01")
    assert signs(repo, f"{SHIPPED}accurate_as_of: 2026-01-01\n", by=ADA, at="2020-01-01")
    assert not signs(repo, feature("fx", "beta"), by=PAT, at="2019-01-01")


# -- malformed headers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        [f"author {HER}", f"author {HER}", f"committer {HER}"],
        [f"author {HER}", f"committer {HER}", f"committer {HER}"],
        [f"author {HER}", "author Pat <pat@example.com> 1767690000 +0000", f"committer {HER}"],
        ["author Ada <ada@example.com>", f"committer {HER}"],
        ["author  <ada@example.com> 1767690000 +0000", f"committer {HER}"],
        ["author Ada <ada@example.com> 1767690000", f"committer {HER}"],
        ["author Ada <ada@example.com> yesterday +0000", f"committer {HER}"],
        ["author Pat <pat@example.com> <ada@example.com> 1767690000 +0000", f"committer {HER}"],
        ["author Ada <<ada@example.com>> 1767690000 +0000", f"committer {HER}"],
        ["author Ada <ada @example.com> 1767690000 +0000", f"committer {HER}"],
        ["author Ada <> 1767690000 +0000", f"committer {HER}"],
        [f"author {HER}"],
        [f"committer {HER}"],
    ],
)
def test_a_malformed_header_signs_nothing(repo: RepoBuilder, headers: list[str]) -> None:
    repo.write(FX, SHIPPED).raw_commit(headers)
    assert not agreed(repo)["fx"].signed


def test_a_well_formed_raw_header_signs(repo: RepoBuilder) -> None:
    repo.write(FX, SHIPPED).raw_commit([f"author {HER}", f"committer {HER}", "encoding ISO-8859-1"])
    assert agreed(repo)["fx"].signed


def test_an_author_line_further_down_is_no_author_line(repo: RepoBuilder) -> None:
    headers = [
        "author Pat <pat@example.com> 1767690000 +0000",
        "committer Pat <pat@example.com> 1767690000 +0000",
    ]
    repo.write(FX, SHIPPED).raw_commit(
        [*headers, "gpgsig -----BEGIN", f" author {HER}", " -----END"], f"author {HER}\ncommitter {HER}\n"
    )
    assert not agreed(repo)["fx"].signed


def test_a_name_in_another_encoding_is_still_a_name(repo: RepoBuilder) -> None:
    name = "Ad\u00e1".encode("latin-1")
    line = b" " + name + b" <ada@example.com> 1767690000 +0000"
    repo.write(FX, SHIPPED).raw_commit([b"author" + line, b"committer" + line])
    assert agreed(repo)["fx"].signed
