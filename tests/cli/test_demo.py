"""The demo builds what it tells, and its history holds what the story says."""

import json
from pathlib import Path

import pytest

from support.cli import run
from support.repo import RepoBuilder

ID = "multi-currency-reconciliation"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[RepoBuilder, str]:
    folder = tmp_path_factory.mktemp("demo")
    outside = RepoBuilder(folder / "outside")
    done = run(outside, "demo", str(folder / "story"))
    assert done.code == 0, done.err
    return RepoBuilder(folder / "story", create=False), done.out


def test_the_story_is_told_in_order(told: tuple[RepoBuilder, str]) -> None:
    _, out = told
    beats = [
        "Roadmap slide",
        "the promise, in its exact words",
        "overpromised]",
        "The commit hook will refuse it",
        "The commit hook refuses it",
        "the commit was not made",
        "--no-verify",
        "planned (committed?)",
        "sync record",
        "Pat asks for what he can stand behind",
        "Bob reads what changed",
        "ends the promise in the open",
        "It is in production",
        "May say more",
        "And on one screen",
        "readyctl site build --output page",
    ]
    places = [out.index(beat) for beat in beats]
    assert places == sorted(places)
    assert "\x1b" not in out


def test_what_it_left_behind_is_what_it_told(told: tuple[RepoBuilder, str]) -> None:
    repo, _ = told
    listed = json.loads(run(repo, "feature", "list", "--json").out)
    found = next(f for f in listed["features"] if f["id"] == ID)
    assert (found["effective_level"], found["signed_by"]) == ("shipped", "bob@example.com")
    log = json.loads(run(repo, "log", ID, "--json").out)["history"]
    assert [(line["level"], line["signed"]) for line in reversed(log)][1:] == [
        ("committed", False), ("committed", True), ("shipped", True),
    ]  # fmt: skip
    assert repo.git("status", "--porcelain") == ""


def test_it_never_builds_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "here").put("mine.txt", "mine")
    done = run(repo, "demo", ".")
    assert (done.code, (repo.top / "mine.txt").read_text()) == (2, "mine")
