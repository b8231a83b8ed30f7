"""Two entries with one id, and names that two features share."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature, feature_path


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


@pytest.mark.parametrize(
    "args", [("feature", "sign", "fx", "--yes"), ("explain", "fx"), ("feature", "show", "fx")], ids=" ".join
)
def test_an_id_that_two_entries_have_is_refused_with_both_paths(
    repo: RepoBuilder, args: tuple[str, ...]
) -> None:
    twin = feature_path("fx", "search")
    repo.write(twin, feature(name="Another")).commit("twin", by=ADA)
    before = repo.head
    done = run(repo, *args)
    assert done.code == 2, done.err
    assert feature_path() in done.err
    assert twin in done.err
    assert repo.head == before


@pytest.mark.parametrize(
    "given", [("--name", "feature FX"), ("--name", "New", "--alias", "FEATURE fx")], ids=" ".join
)
def test_a_new_name_that_another_feature_has_is_told(repo: RepoBuilder, given: tuple[str, ...]) -> None:
    new = ("feature", "new", "new", "--area", "payments", "--summary", "Many.", "--yes")
    done = run(repo, *new, *given)
    assert (done.code, "fx is called" in done.err) == (0, True), done.err


def test_a_new_name_of_its_own_draws_no_word(repo: RepoBuilder) -> None:
    new = ("feature", "new", "new", "--area", "payments", "--summary", "Many.", "--name", "New", "--yes")
    done = run(repo, *new)
    assert (done.code, "is called" in done.err) == (0, False)
