"""Files are written all or none, and committed alone, by calls from Python."""

import subprocess
import sys
from pathlib import Path

import pytest

from readyctl.errors import Refused
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.changing.writing import ensure_committable, write, write_and_commit
from support.calling import standing_in
from support.cli import registry
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature_path


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path).write("a.txt", "old\n").write("gone.txt", "here\n")


def plan(repo: RepoBuilder, *changes: Change) -> Plan:
    return Plan(repo.top, ["change"], changes, "Change a few files")


CHANGES = (
    Change("a.txt", b"old\n", b"new\n"),
    Change("deep/b.txt", None, b"fresh\n"),
    Change("gone.txt", b"here\n", None),
)


def test_every_file_of_a_plan_is_written(repo: RepoBuilder) -> None:
    repo.commit("files")
    with standing_in(repo):
        write(plan(repo, *CHANGES))
    assert (repo.top / "a.txt").read_text() == "new\n"
    assert (repo.top / "deep/b.txt").read_text() == "fresh\n"
    assert not (repo.top / "gone.txt").exists()


@pytest.mark.parametrize("broken", range(4))
def test_where_one_file_changed_meanwhile_none_is_written(repo: RepoBuilder, broken: int) -> None:
    repo.commit("files")
    stale = Change(feature_path(), b"what it was not\n", b"x\n")
    changes = [*CHANGES[:broken], stale, *CHANGES[broken:]]
    with standing_in(repo), pytest.raises(Refused):
        write(plan(repo, *changes))
    assert repo.git("status", "--porcelain") == ""
    assert not (repo.top / "deep" / "b.txt").exists()


def test_exactly_the_plan_is_committed(repo: RepoBuilder) -> None:
    repo.commit("files")
    repo.write("mine.txt", "staged by somebody\n")
    with standing_in(repo, repo.identity(ADA)):
        made = write_and_commit(plan(repo, *CHANGES))
    assert repo.head.startswith(made.commit)
    assert repo.git("show", "--name-status", "--format=%s%n%an", "HEAD").split() == [
        "Change", "a", "few", "files", "Ada", "Lovelace", "M", "a.txt", "A", "deep/b.txt", "D", "gone.txt",
    ]  # fmt: skip
    assert repo.git("diff", "--cached", "--name-only") == "mine.txt"


def test_nothing_is_committed_in_the_middle_of_a_merge(repo: RepoBuilder) -> None:
    repo.commit("files")
    repo.branch("other").write("a.txt", "theirs\n").commit("theirs")
    repo.checkout("main").write("a.txt", "ours\n").commit("ours")
    with standing_in(repo):
        ensure_committable(repo.top)
        assert repo.run("merge", "other", env=repo.identity(ADA)).returncode == 1
        with pytest.raises(Refused, match="a merge is under way"):
            ensure_committable(repo.top)


def test_changing_needs_no_command_line() -> None:
    script = (
        "import sys; from readyctl.workspace.changing import "
        "baselines, entries, hooks, importing, interviews, lowering, notes, pipeline, records, reviewing, "
        "roster, settings, signing, starting, writing;"
        "print(*(name for name in sys.modules if name.partition('.')[0] in {'typer', 'click', 'rich'}"
        " or name.startswith('readyctl.cli')))"
    )
    made = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert made.stdout.split() == []
