"""The gates see what a merge sets, whatever its text is compared with."""

import subprocess
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, PAT, SAM, Person
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FX = feature_path()
DAY = "2026-01-06"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """Two lines by Ada: one says Main, the other Side."""
    repo = registry(tmp_path)
    assert run(repo, "hooks", "install").code == 0
    repo.branch("side").write(FX, feature(summary="Side.")).commit("side", by=ADA)
    repo.checkout().write(FX, feature(summary="Main.")).commit("main", by=ADA)
    return repo


def merge(repo: RepoBuilder, how: str, by: Person) -> subprocess.CompletedProcess[bytes]:
    """A merge that leaves the text of the first parent, as people come to it."""
    who = repo.identity(by)
    if how.startswith("-"):
        return repo.run("merge", "--no-ff", "-m", "merge", *how.split(), "side", env=who)
    repo.run("merge", "side", env=who)
    if how == "checkout --ours":
        repo.git("checkout", "--ours", "--", FX)
        repo.git("add", FX)
    else:
        repo.write(FX, feature(summary="Main."))
    done = repo.run("commit", "-m", "merge", env=who)
    repo.run("merge", "--abort")
    return done


WAYS = ["-s ours", "-X ours", "checkout --ours", "typed as it was"]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("by", [SAM, PAT], ids=["Sam", "Pat"])
def test_a_merge_that_keeps_the_first_text_is_refused(repo: RepoBuilder, how: str, by: Person) -> None:
    before = repo.head
    done = merge(repo, how, by)
    assert (done.returncode == 0, b"RDY201" in done.stdout + done.stderr) == (False, True), done
    assert repo.head == before


@pytest.mark.parametrize("how", WAYS)
def test_an_engineer_is_let_through_and_told_what_to_sign(repo: RepoBuilder, how: str) -> None:
    done = merge(repo, how, ADA)
    assert (done.returncode, b"readyctl feature sign fx" in done.stderr) == (0, True), done


def test_a_merge_that_loses_nothing_is_let_through(repo: RepoBuilder) -> None:
    repo.branch("notes", "main~1").write("notes.txt", "n").commit("notes", by=SAM)
    repo.checkout()
    done = repo.run("merge", "--no-ff", "-m", "merge", "notes", env=repo.identity(SAM))
    assert done.returncode == 0, done
    repo.branch("old", "main~2").checkout()
    done = repo.run("merge", "--no-ff", "-m", "merge", "old", env=repo.identity(SAM))
    assert done.returncode == 0, done


def test_amending_such_a_merge_is_refused_too(repo: RepoBuilder) -> None:
    repo.run("merge", "--no-verify", "-s", "ours", "-m", "merge", "side", env=repo.identity(SAM, at=DAY))
    done = repo.run("commit", "--amend", "-m", "again", env=repo.identity(SAM, at=DAY))
    assert done.returncode in {0, 1}
    assert run(repo, "check", "--range", "main~1..main", "--as-of", DAY).code == 1


@pytest.mark.parametrize("how", ["-s ours", "-X ours"])
def test_a_range_with_such_a_merge_is_refused(repo: RepoBuilder, how: str) -> None:
    base = repo.head
    repo.run("merge", "--no-ff", "--no-verify", "-m", "m", *how.split(), "side", env=repo.identity(SAM))
    assert repo.read(FX) == feature(summary="Main.")
    done = run(repo, "check", "--range", f"{base}..HEAD", "--as-of", DAY)
    assert (done.code, "RDY201" in done.out) == (1, True), done


def test_a_change_there_and_back_takes_a_signature_away_and_is_refused(repo: RepoBuilder) -> None:
    base = repo.head
    repo.write(FX, feature(summary="Mine.")).commit("mine", by=SAM)
    repo.write(FX, feature(summary="Main.")).commit("and back", by=SAM)
    done = run(repo, "check", "--range", f"{base}..HEAD", "--as-of", DAY)
    assert (done.code, "RDY201" in done.out) == (1, True), done


@pytest.mark.parametrize("level", ["planned", "exploratory"])
def test_below_it_is_a_warning(tmp_path: Path, level: str) -> None:
    repo = registry(tmp_path, level=level)
    base = repo.head
    repo.write(FX, feature(level=level, summary="Mine.")).commit("mine", by=SAM)
    repo.write(FX, feature(level=level)).commit("and back", by=SAM)
    done = run(repo, "check", "--range", f"{base}..HEAD", "--as-of", DAY)
    assert (done.code, "RDY201" in done.out) == (0, True), done
    assert "RDY201" not in run(repo, "check", "--range", f"{base}..{base}", "--as-of", DAY).out


def test_what_was_unsigned_where_the_range_began_is_no_finding_of_it(repo: RepoBuilder) -> None:
    repo.write(FX, feature(summary="Mine.")).commit("forced in", by=SAM)
    base = repo.head
    repo.write("notes.txt", "n").commit("notes", by=SAM)
    assert "RDY201" not in run(repo, "check", "--range", f"{base}..HEAD", "--as-of", DAY).out


@pytest.mark.parametrize("older", ["branch", "main"])
def test_lines_merged_crosswise_are_judged_against_each_base(tmp_path: Path, older: str) -> None:
    repo = registry(tmp_path)
    days = {"branch": ["2026-01-07", "2026-01-08"], "main": ["2026-01-08", "2026-01-07"]}[older]
    repo.branch("pr").write(FX, feature(level="shipped")).commit("sold", by=SAM, at=days[0])
    sold = repo.head
    repo.checkout().write(FX, feature(level="planned")).commit("not yet", by=ADA, at=days[1])
    lowered = repo.head
    who = repo.identity(SAM, at="2026-01-09")
    repo.run("merge", "--no-ff", "--no-verify", "-s", "ours", "-m", "keep", sold, env=who)
    repo.checkout("pr")
    repo.run("merge", "--no-ff", "--no-verify", "-s", "ours", "-m", "keep", lowered, env=who)
    assert len(repo.git("merge-base", "--all", "main", "pr").split()) == 2
    done = run(repo, "check", "--range", "main..pr", "--as-of", "2026-01-09")
    assert (done.code, "RDY201" in done.out) == (1, True), done


def test_a_fork_that_has_it_makes_nothing_known_to_another_remote(repo: RepoBuilder, tmp_path: Path) -> None:
    for name in ("origin", "fork"):
        repo.git("init", "--quiet", "--bare", str(tmp_path / name))
        repo.git("remote", "add", name, str(tmp_path / name))
    env = {"READYCTL_TODAY": DAY}
    assert repo.run("push", "--no-verify", "origin", "main").returncode == 0
    repo.branch("wish").write(FX, feature(level="shipped")).commit("forced in", by=PAT)
    assert repo.run("push", "--no-verify", "fork", "wish", env=env).returncode == 0
    assert repo.run("push", "origin", "wish", env=env).returncode == 1
    assert repo.run("push", "fork", "wish:again", env=env).returncode == 0
