"""A lead who edits a roster that somebody else wrote into hears what she would be adopting."""

import pytest

from support.cli import registry, run
from support.people import ADA, BOB, CARA, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, lead, roster

ADD = ("roster", "add", "--name", CARA.name, "--email", CARA.email)
TAMPERED = roster(lead(ADA), engineer(BOB, areas=["search"]), lead(SAM), more="assurance: author\n")


@pytest.fixture
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    return registry(tmp_path_factory.mktemp("adoption"))


def trusted(repo: RepoBuilder) -> str:
    return run(repo, "roster", "list").out


@pytest.mark.parametrize("edit", [ADD, ("roster", "remove", BOB.email)])
@pytest.mark.parametrize("committed", [True, False])
def test_what_an_outsider_wrote_is_not_adopted_unseen(
    repo: RepoBuilder, edit: tuple[str, ...], *, committed: bool
) -> None:
    repo.write(ROSTER, TAMPERED) if committed else repo.put(ROSTER, TAMPERED)
    if committed:
        repo.commit("me too", by=SAM)
    done = run(repo, *edit, "--yes")
    assert (done.code, (repo.top / ROSTER).read_text()) == (1, TAMPERED)
    assert "Sam Sales <sam@example.com> would become a lead" in done.err
    assert "'author' instead of 'committer'" in done.err
    assert ("by sam@example.com" in done.err) is committed
    assert "--adopt" in done.err
    assert "Sam" not in trusted(repo)


def test_off_a_terminal_it_is_refused_without_yes_too(repo: RepoBuilder) -> None:
    repo.write(ROSTER, TAMPERED).commit("me too", by=SAM)
    assert run(repo, *ADD).code == 1


def test_a_lead_who_says_so_adopts_it(repo: RepoBuilder) -> None:
    repo.write(ROSTER, TAMPERED).commit("me too", by=SAM)
    done = run(repo, *ADD, "--yes", "--adopt")
    assert (done.code, "would become a lead" in done.err) == (0, True)
    assert "Sam Sales" in trusted(repo)


def test_a_dry_run_shows_it(repo: RepoBuilder) -> None:
    repo.write(ROSTER, TAMPERED).commit("me too", by=SAM)
    done = run(repo, *ADD, "--dry-run")
    assert (done.code, "would become a lead" in done.err) == (0, True)


def test_what_an_outsider_took_away_is_not_adopted_unseen_either(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), more='revoked: ["ada@example.com"]\n')).commit("less", by=SAM)
    done = run(repo, *ADD, "--yes")
    assert done.code == 1
    assert "Bob Byte <bob@example.com> would not be an engineer any more" in done.err
    assert "nothing that ada@example.com ever signed would count" in done.err


def test_a_roster_that_says_what_is_trusted_is_edited_as_before(repo: RepoBuilder) -> None:
    done = run(repo, *ADD, "--yes")
    assert (done.code, "would" in done.err) == (0, False)


def test_the_gate_lists_what_a_leads_commit_grants(repo: RepoBuilder) -> None:
    repo.write(ROSTER, TAMPERED).commit("me too", by=SAM)
    repo.write(ROSTER, TAMPERED + "# seen\n" + "forge_committers: [forge@example.com]\n")
    done = run(repo, "check", "--staged", by=ADA)
    assert done.code == 0
    assert "Sam Sales <sam@example.com> would become a lead" in done.err
    assert "commits made by forge@example.com would count" in done.err


def test_the_gate_lists_nothing_where_nothing_is_granted(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA)))
    assert "would" not in run(repo, "check", "--staged", by=ADA).err
