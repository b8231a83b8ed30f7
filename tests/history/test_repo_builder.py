"""The fixture itself: the same sentences give the same history everywhere."""

from pathlib import Path

import pytest

from support.people import ADA, BOB, FORGE, PAT
from support.repo import RepoBuilder
from support.texts import ROSTER, feature_path


def story(top: Path) -> RepoBuilder:
    repo = RepoBuilder(top)
    repo.write(ROSTER, "engineers: []\n").commit("roster", by=ADA, at="2026-01-05")
    repo.branch("side").write(feature_path(), "id: fx\n")
    repo.commit("fx", by=PAT, committer=FORGE, coauthors=[BOB])
    repo.checkout("main").write("README", "x").commit("readme", by=BOB, at="2026-01-07T10:00:00+01:00")
    repo.merge("side", by=ADA, at="2026-01-08")
    return repo


def test_the_same_hash_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = story(tmp_path / "one").head
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody Else")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert story(tmp_path / "two").head == first == "d69eb454210439d4e4957e808efe3fc2434e6df1"


def test_people_and_dates_are_written_as_given(tmp_path: Path) -> None:
    repo = story(tmp_path / "repo")
    lines = repo.git("log", "--format=%an %ae %cn %ce %ad", "--date=iso", "side", "-1")
    assert lines == "Pat Product pat@example.com GitHub noreply@github.com 2026-01-05 10:00:00 +0000"
    assert "Co-authored-by: Bob Byte <bob@example.com>" in repo.git("log", "--format=%B", "side", "-1")


def test_a_merge_with_content_of_its_own(tmp_path: Path) -> None:
    repo = story(tmp_path / "repo")
    repo.branch("a").write("f", "a\n").commit()
    repo.checkout("main").write("f", "b\n").commit()
    assert repo.run("merge", "a", env=repo.identity(ADA)).returncode == 1
    repo.git("merge", "--abort")
    repo.merge("a", files={"f": "c\n", "README": None})
    assert repo.read("f") == "c\n"
    assert repo.git("ls-files") == "f\nregistry/features/payments/fx.yaml\nregistry/roster.yaml"
    assert len(repo.git("rev-list", "--parents", "-1", "HEAD").split()) == 3


def test_a_malformed_commit_is_stored_as_given(tmp_path: Path) -> None:
    repo = story(tmp_path / "repo")
    who = "Ada Lovelace <ada@example.com> 1767600000 +0000"
    repo.raw_commit([f"author {who}", f"author {who}", f"committer {who}"])
    assert repo.git("cat-file", "-p", "HEAD").count("author ") == 2
