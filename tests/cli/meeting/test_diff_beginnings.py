"""Differences from a moment at which there was nothing yet."""

import json
from pathlib import Path

import pytest

from support.cli import run
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """A repository that had code before it had a registry."""
    repo = RepoBuilder(tmp_path / "repo")
    repo.write("README.md", "code\n").commit("code", by=ADA, at="2026-01-05")
    repo.write(ROSTER, roster(lead(ADA))).write(SETTINGS, "version: 1\nname: Acme\n")
    repo.write(feature_path(), feature()).commit("registry", by=ADA, at="2026-02-01")
    return repo


@pytest.mark.parametrize(
    "args",
    [
        ("HEAD~1",),
        ("HEAD~1", "HEAD"),
        ("--since", "2026-01-10"),
        ("--since", "2020-01-01"),
        ("2026-01-10", "HEAD"),
    ],
    ids=" ".join,
)
def test_before_the_registry_there_was_nothing_so_all_is_new(
    repo: RepoBuilder, args: tuple[str, ...]
) -> None:
    done = run(repo, "diff", *args, "--json")
    assert done.code == 0, done.err
    assert [(c["feature"], c["meaning"]) for c in json.loads(done.out)["changes"]] == [("fx", "new")]
    assert run(repo, "diff", *args).code == run(repo, "diff", *args, "--format", "markdown").code == 0


def test_a_name_that_is_no_commit_is_still_told(repo: RepoBuilder) -> None:
    assert run(repo, "diff", "nowhere").code == 2
    assert run(repo, "diff", "HEAD", "HEAD~1").code == 2


def test_without_commits_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA))).write(SETTINGS, "version: 1\nname: Acme\n")
    for args in ((), ("--since", "2026-01-10"), ("HEAD",)):
        done = run(repo, "diff", *args)
        assert (done.code, "no commit here yet" in done.err) == (2, True), done.err
