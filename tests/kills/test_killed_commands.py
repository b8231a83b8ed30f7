"""Every command that writes, killed with its children at random moments: nothing half, lost or in the way.

    READYCTL_KILLS=5 make test-slow ARGS=tests/kills

kills each command five times instead of forty.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.killing import killer, moments
from support.noted import Noted
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.writing_commands import COMMANDS, TODAY, prepared

pytestmark = pytest.mark.slow
TIMES = int(os.environ.get("READYCTL_KILLS", "40"))
KEEPING = {
    "hooks run": ("hooks", "run", "pre-commit"),
    "check": ("check", "--format", "json"),
    "ask": ("ask", "fx", "--json"),
}
"""Commands that keep in the git directory what the next run need not find out again."""


@dataclass(frozen=True)
class Stand:
    """The files of a work tree and of its hooks, by path; what HEAD holds; what is staged."""

    files: dict[str, bytes]
    head: str
    staged: str

    @classmethod
    def of(cls, top: Path, repo: RepoBuilder) -> "Stand":
        files = {
            path.relative_to(top).as_posix(): path.read_bytes()
            for folder in (top, top / ".git" / "hooks")
            for path in folder.rglob("*")
            if path.is_file() and (folder != top or ".git" not in path.relative_to(top).parts)
        }
        tree = repo.git("rev-parse", "HEAD^{tree}")
        return cls(files, tree, repo.git("diff", "--cached", "--name-only"))


def copied(repo: RepoBuilder, there: Path) -> RepoBuilder:
    shutil.rmtree(there, ignore_errors=True)
    shutil.copytree(repo.top, there, symlinks=True)
    return RepoBuilder(there, create=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_old_or_new_and_nothing_in_the_way(
    tmp_path: Path, name: str, record_property: Noted
) -> None:
    first, args = prepared(tmp_path / "first", name), COMMANDS[name]
    env = first.env | first.identity(ADA) | {"READYCTL_TODAY": TODAY}
    seen: set[object] = set()
    with killer(tmp_path) as start:
        before = Stand.of(first.top, first)
        whole = copied(first, tmp_path / "work")
        code, said, longest = start.run(whole.top, env, args)
        assert code in {0, 1}, said
        after = Stand.of(whole.top, whole)
        assert after != before, said
        for moment in moments(name, TIMES, longest):
            there = copied(first, tmp_path / "work")
            start.run(there.top, env, args, after=moment)
            where = f"{name}, killed after {moment:.4f} s"
            now = _holds(there, before, after, where)
            if now in seen:  # the next run does what it did from here
                continue
            seen.add(now)
            code, said, _ = start.run(there.top, env, args)
            assert code in {0, 1, 2}, (where, said)
            assert "Traceback" not in said, (where, said)
            assert start.run(there.top, env, ("check",))[0] in {0, 1}, where
    record_property("kills", TIMES)
    record_property("commands", 1)


@pytest.mark.parametrize("name", KEEPING)
def test_what_a_killed_command_keeps_for_the_next_run_is_true(
    tmp_path: Path, name: str, record_property: Noted
) -> None:
    first, args = prepared(tmp_path / "first", name), KEEPING[name]
    first.write(feature_path("cx", "core"), feature("cx", "shipped"))
    env = first.env | first.identity(SAM) | {"READYCTL_TODAY": TODAY}
    with killer(tmp_path) as start:
        code, said, longest = start.run(copied(first, tmp_path / "work").top, env, args)
        for moment in moments(name, TIMES, longest):
            there = copied(first, tmp_path / "work").top
            start.run(there, env, args, after=moment)
            for _ in range(2):
                assert start.run(there, env, args)[:2] == (code, said), moment
    record_property("kills", TIMES)
    record_property("keeping", 1)


def _holds(repo: RepoBuilder, before: Stand, after: Stand, where: str) -> object:
    """Hold one stand after a kill to what it may be; gives all that the next run can see of it."""
    for left in repo.top.rglob("*.tmp"):
        assert ".git" in left.relative_to(repo.top).parts, (where, left)
    lock = repo.top / ".git" / "index.lock"
    if lock.exists():  # git's own, as after any git that was killed; its message says to remove it
        lock.unlink()
    now = Stand.of(repo.top, repo)
    for path, content in now.files.items():
        known = {before.files.get(path), after.files.get(path)}
        assert content in known, (where, path, content)
    for path in before.files.keys() & after.files.keys():
        assert path in now.files, (where, path)
    assert now.head in {before.head, after.head}, where
    ours = (
        set(repo.git("diff", "--name-only", before.head, after.head).split("\n"))
        if now.head == after.head
        else set()
    )
    assert set(now.staged.split("\n")) - {""} <= ours, (where, now.staged)
    assert repo.run("fsck", "--no-dangling").returncode == 0, where
    git = repo.top / ".git"
    names = frozenset(
        (path.relative_to(git).as_posix(), path.read_bytes() if path.match("readyctl/*") else b"")
        for path in git.rglob("*")
        if path.is_file() and path.relative_to(git).parts[0] != "objects"
    )
    return frozenset(now.files.items()), now.head, now.staged, repo.head, names
