"""Which signatures a range of commits loses, asked in this process."""

import pytest

from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.ranges import lost_since
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.verdicts import NOW

FX = feature_path()


@pytest.fixture
def base(repo: RepoBuilder) -> str:
    """A commit at which fx is signed; then somebody else changes it there and back."""
    signed = repo.write(FX, feature()).commit("fx", by=ADA)
    repo.write(FX, feature(summary="Other.")).commit("there", by=SAM)
    repo.write(FX, feature()).commit("and back", by=SAM)
    return signed


def lost(repo: RepoBuilder, base: str, pin: str | None = None) -> frozenset[str]:
    return lost_since(Workspace.open(repo.top, at="HEAD", now=NOW, trust_root=pin), [base])


def test_a_change_there_and_back_loses_the_signature_that_was_there(repo: RepoBuilder, base: str) -> None:
    assert lost(repo, base) == {FX}
    assert lost(repo, repo.head) == lost(repo, f"{base}~1") == frozenset()


def test_before_the_commit_at_which_trust_is_pinned_nothing_was_signed(repo: RepoBuilder, base: str) -> None:
    assert lost(repo, base, pin=f"{base}~1") == lost(repo, base, pin=base) == {FX}
    assert lost(repo, base, pin=f"{base}^0") == {FX}
    assert lost(repo, base, pin="HEAD") == frozenset()
