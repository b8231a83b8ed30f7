"""What waits for one person, and what changed for her own deals."""

from pathlib import Path

import pytest

from support.cli import run
from support.people import ADA, BOB, PAT, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

TODAY = "2026-02-01"
KIM = Person("Kim Keys", "kim@example.com")


def note(deal: str, owner: Person, feature_id: str, *, amount: int = 0, more: str = "") -> str:
    return (
        f"id: {deal}\ncustomer: {deal.title()}\nowner: {owner.email}\nstage: proposal\n"
        f"value: {{amount: {amount}, currency: EUR}}\n"
        f"promises:\n  - {{feature: {feature_id}, kind: demo, status: confirmed}}\n{more}"
    )


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """Payments is Bob's, search nobody's by name; Sam and Kim have a deal each."""
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["payments"]))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "committed"))
    repo.write(feature_path("find", "search"), feature("find", "shipped"))
    repo.commit("begin", by=ADA, at="2026-01-05")
    repo.write("registry/handoffs/acme.yaml", note("acme", SAM, "fx", amount=120000))
    repo.write("registry/handoffs/globex.yaml", note("globex", KIM, "find", amount=80000))
    repo.commit("deals", by=SAM, at="2026-01-06")
    return repo


def test_what_changed_can_be_cut_to_the_deals_that_one_owns(repo: RepoBuilder) -> None:
    repo.write(feature_path("fx"), feature("fx", "beta"))
    repo.write(feature_path("find", "search"), feature("find", "beta"))
    repo.commit("news", by=ADA, at="2026-01-30")
    mine = run(repo, "diff", "HEAD~1", "--mine", by=SAM).out
    assert "fx: committed → beta" in mine
    assert "find" not in mine
    assert "find: shipped → beta" in run(repo, "diff", "HEAD~1", "--mine", by=KIM).out
    nobodys = run(repo, "diff", "HEAD~1", "--mine", by=PAT)
    assert (nobodys.code, "pat@example.com owns no deal here" in nobodys.err) == (2, True)


def test_a_promise_that_left_a_note_of_mine_is_mine(repo: RepoBuilder) -> None:
    repo.delete("registry/handoffs/acme.yaml").commit("tidy", by=PAT, at="2026-01-30")
    repo.write("registry/handoffs/other.yaml", note("other", SAM, "find")).commit(
        "new", by=SAM, at="2026-01-31"
    )
    told = run(repo, "diff", "2026-01-10", "--mine", by=SAM).out
    assert "Acme (acme, 120,000 EUR): demo of 'fx', without a word" in told
    assert "without a word" not in run(repo, "diff", "2026-01-10", "--mine", by=KIM).out
