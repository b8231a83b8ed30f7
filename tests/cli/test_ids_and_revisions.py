"""Repositories with long object ids, commits made on top of ours, and revisions that name no commit."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster


@pytest.fixture
def long_ids(tmp_path: Path) -> RepoBuilder:
    top = tmp_path / "repo"
    top.mkdir()
    repo = RepoBuilder(top, create=False)
    repo.git("init", "--quiet", "--template=", "--object-format=sha256", "--initial-branch=main")
    repo.write(ROSTER, roster(lead(ADA))).write(SETTINGS, "version: 1\nname: Acme\n")
    repo.write(feature_path(), feature()).commit("start", by=ADA, at="2026-01-05")
    return repo


def test_signing_works_where_object_ids_are_long(long_ids: RepoBuilder) -> None:
    done = run(long_ids, "feature", "sign", "fx", "--yes")
    assert done.code == 0, done.err
    assert f"committed {long_ids.head[:12]}:" in done.err
    assert len(long_ids.head) == 64
    assert run(long_ids, "feature", "list", "--json").code == 0
    assert run(long_ids, "check", "--range", "HEAD~1..HEAD").code == 0


def test_the_first_commit_of_such_a_repository_is_told(tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()
    repo = RepoBuilder(tmp_path / "repo", create=False)
    repo.git("init", "--quiet", "--template=", "--object-format=sha256", "--initial-branch=main")
    done = run(repo, "init", "--yes")
    assert (done.code, repo.head[:12] in done.err) == (0, True), done.err


def test_the_commit_that_was_made_is_named_though_a_hook_commits_on_top(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    hook = repo.top / ".git" / "hooks" / "post-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        '#!/bin/sh\n[ -e .on-top ] || { touch .on-top; git commit -q --allow-empty -m "[x abcd] y"; }\n'
    )
    hook.chmod(0o755)
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert done.code == 0, done.err
    assert repo.git("rev-list", "--count", "HEAD") == "3"
    assert f"committed {repo.rev('HEAD~1')[:12]}:" in done.err


@pytest.mark.parametrize("name", ["^HEAD", "HEAD..HEAD", "HEAD^@", "--all", "HEAD^!", "nowhere"])
@pytest.mark.parametrize(
    "command",
    ["feature list --at={}", "check --trust-root={}", "check --range={}..HEAD", "diff -- {}"],
)
def test_a_revision_that_names_no_commit_is_told(tmp_path: Path, command: str, name: str) -> None:
    done = run(registry(tmp_path), *command.format(name).split())
    assert (done.code, "inside readyctl" in done.err) == (2, False), done.err


def test_a_branch_may_be_called_after_a_week(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.git("branch", "2026-W48-4")
    before = repo.head
    repo.write(feature_path("later"), feature("later")).commit("one more", by=ADA, at="2026-01-06")
    assert "later" not in run(repo, "feature", "list", "--at", "2026-W48-4").out
    done = run(repo, "diff", "2026-W48-4", "--json")
    assert (done.code, before in done.out) == (0, True), done.err
