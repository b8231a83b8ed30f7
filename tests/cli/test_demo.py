"""The demo builds what it tells, and its history holds what the story says."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from support.cli import run
from support.people import SAM
from support.repo import RepoBuilder, environment
from support.terminal import typing

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
        "1 of 8: A registry, and who may sign",
        "2 of 8: A slide, and a promise",
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
        "8 of 8: What everybody sees today",
        "May say more",
        "And on one screen",
        "one thing waits for you, Sam Sales <sam@example.com>",
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


def test_what_it_says_to_try_next_runs_as_it_stands(told: tuple[RepoBuilder, str]) -> None:
    repo, out = told
    _, _, after = out.partition("It is all there to look around in:\n")
    lines = [re.split(r" {3,}", line.strip())[0] for line in after.splitlines() if line.startswith("  ")]
    assert lines.pop(0) == f"cd {shlex.quote(str(repo.top))}"
    called = [shlex.split(line) for line in lines if line.startswith("readyctl ")]
    assert [words[1] for words in called] == ["inbox", "ask", "site"]
    for _, *words in called:
        assert run(repo, *words).code == 0, words
    everybody = run(repo, "inbox", "--all").out
    assert "Bob Byte <bob@example.com>" in everybody
    assert "readyctl handoff review acme-" in everybody
    for line in lines:
        if line.startswith("git config "):
            repo.git(*shlex.split(line)[1:])
    assert [repo.git("config", f"user.{key}").strip() for key in ("name", "email")] == [SAM.name, SAM.email]
    shutil.rmtree(repo.top / "page")


def test_at_a_terminal_it_waits_before_each_scene_until_it_is_told_not_to(tmp_path: Path) -> None:
    child = typing(tmp_path, "demo", str(tmp_path / "story"), env=environment(tmp_path) | {"CI": ""})
    child.expect("1 of 8: ")
    child.expect("Enter for scene 2, q and Enter for all the rest")
    child.sendline("q")
    child.expect("2 of 8: ")
    assert child.expect(["3 of 8: ", "Enter for scene"]) == 0
    child.close(force=True)


@pytest.mark.parametrize(("args", "env"), [(["--no-step"], {}), ([], {"CI": "true"})])
def test_where_nobody_is_to_wait_it_goes_on(tmp_path: Path, args: list[str], env: dict[str, str]) -> None:
    child = typing(tmp_path, "demo", str(tmp_path / "story"), *args, env=environment(tmp_path) | env)
    assert child.expect(["2 of 8: ", "Enter for scene"]) == 0
    child.close(force=True)


def test_it_never_builds_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "here").put("mine.txt", "mine")
    done = run(repo, "demo", ".")
    assert (done.code, (repo.top / "mine.txt").read_text()) == (2, "mine")
