"""Whether git can vouch for the files of a folder is told by git, and never where it does not look."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from readyctl.adapters.git.as_indexed import indexed, lies_as_indexed
from readyctl.adapters.git.repository import find
from support.people import ADA
from support.repo import RepoBuilder

FOLDER = "registry"
FX = f"{FOLDER}/features/crm/fx.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """One entry, a file beside the registry, and a folder that git is told to ignore."""
    built = RepoBuilder(tmp_path / "repo")
    built.write(FX, "level: beta\n").write("notes.txt", "n\n").write(".gitignore", "ignored/\n")
    built.commit("begin", by=ADA)
    return built


def _same_size_and_time(repo: RepoBuilder) -> None:
    # By all that git notes but the time at which the file itself was changed.
    place = repo.top / FX
    before = place.stat()
    place.write_text("level: BETA\n")
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))


def _a_link(repo: RepoBuilder) -> None:
    (repo.top / FX).unlink()
    (repo.top / FX).symlink_to("elsewhere")


DISTURBED: dict[str, Callable[[RepoBuilder], object]] = {
    "changed": lambda repo: repo.put(FX, "level: shipped\n"),
    "as long as before": lambda repo: repo.put(FX, "level: BETA\n"),
    "with the times put back": _same_size_and_time,
    "gone": lambda repo: (repo.top / FX).unlink(),
    "another beside it": lambda repo: repo.put(f"{FOLDER}/features/crm/fy.yaml", "level: beta\n"),
    "an ignored one beside it": lambda repo: repo.put(f"{FOLDER}/ignored/fy.yaml", "level: beta\n"),
    "a link in its place": _a_link,
}


@pytest.mark.parametrize("what", DISTURBED)
def test_a_disturbed_folder_is_none_that_git_vouches_for(repo: RepoBuilder, what: str) -> None:
    git = find(repo.top).git
    assert lies_as_indexed(git, FOLDER)
    repo.git("config", "core.trustctime", "false")
    repo.git("config", "core.checkStat", "minimal")
    DISTURBED[what](repo)
    assert not lies_as_indexed(git, FOLDER)


def test_what_lies_beside_the_folder_disturbs_nothing(repo: RepoBuilder) -> None:
    repo.put("notes.txt", "more\n").write("new.txt", "n\n")
    git = find(repo.top).git
    assert lies_as_indexed(git, FOLDER)
    assert not lies_as_indexed(git, "")


def test_the_index_holds_each_file_of_the_folder(repo: RepoBuilder) -> None:
    git = find(repo.top).git
    blob = repo.git("rev-parse", f":{FX}").strip()
    assert indexed(git, FOLDER) == {FX: blob}
    assert set(indexed(git, "") or ()) == {FX, "notes.txt", ".gitignore"}


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_does_not_look_at_is_vouched_for_by_nobody(repo: RepoBuilder, flag: str) -> None:
    repo.git("update-index", flag, FX)
    assert indexed(find(repo.top).git, FOLDER) is None


def test_a_link_in_the_index_is_no_plain_file(repo: RepoBuilder) -> None:
    (repo.top / f"{FOLDER}/link").symlink_to("elsewhere")
    repo.git("add", f"{FOLDER}/link")
    assert indexed(find(repo.top).git, FOLDER) is None
