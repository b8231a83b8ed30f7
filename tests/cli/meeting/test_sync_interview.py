"""`sync record` on a real terminal: what is asked, what Enter does, what is kept, what is written."""

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.people import ADA
from support.repo import RepoBuilder
from support.story import ID, tell
from support.terminal import ended, interrupted, typing

if TYPE_CHECKING:
    import pexpect

MET = "2025-04-07"
DRAFT = f".git/readyctl/drafts/syncs/{MET}.json"
OPEN = "still open: the deal says contract"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = tell(RepoBuilder(tmp_path / "repo"), until="sign")
    made.git("config", "user.name", ADA.name)
    made.git("config", "user.email", ADA.email)
    return made


def test_a_meeting_is_recorded_by_its_answers(repo: RepoBuilder) -> None:
    child = typing(repo.top, "sync", "record", "--date", "2025-04-07", env={**repo.env, "TERM": "dumb"})
    for question, answer in (
        ("Who is here", "ada@example.com, sam@example.com"),
        ("still open: the deal says contract", ""),
        ("Done on", "yesterday"),
        ("'yesterday' is not a day", ""),
        ("Done on", "2025-03-10"),
    ):
        child.expect(question)
        if question.startswith(("Who", "Done")):
            child.expect(": ")
            child.sendline(answer)
    while True:
        found = child.expect(["Decision: ", "Another mismatch.*: ", "Who sees to it.*: ", "By when.*: "])
        child.sendline(["", "", "ada@example.com", "2025-05-01"][found])
        if found == 1:
            break
    child.expect("Notes: ")
    child.sendline("all fine")
    child.expect(r"\[y/N\] ")
    child.sendline("y")
    code, rest = ended(child)
    assert code == 0, rest
    text = repo.read("registry/syncs/2025-04-07.yaml")
    assert "attendees: [ada@example.com, sam@example.com]" in text
    assert f"feature: {ID}" in text
    assert "done: 2025-03-10" in text
    assert "notes: all fine" in text


def recording(repo: RepoBuilder, *more: str) -> "pexpect.spawn[str]":
    return typing(repo.top, "sync", "record", "--date", MET, *more, env={**repo.env, "TERM": "dumb"})


def say(child: "pexpect.spawn[str]", *turns: tuple[str, str]) -> str:
    """Answer these questions in turn; gives the last one with what stood in brackets."""
    shown = ""
    for question, answer in turns:
        child.expect(question)
        child.expect(": ")
        shown = question + (child.before or "")
        child.sendline(answer)
    return shown


def kept(repo: RepoBuilder, suffix: str = "") -> str:
    return (repo.top / f"{DRAFT}{suffix}").read_text(encoding="utf-8")


def begun(repo: RepoBuilder) -> None:
    """A meeting that was left at the first mismatch beside the agenda, after its decision."""
    child = recording(repo)
    say(child, ("Who is here", "ada@example.com"), ("Done on", ""))
    while child.expect(["Decision: ", "Another mismatch.*: "]) == 0:
        child.sendline(".")
    child.sendline("imaginary-feature")
    say(child, ("What does not match", "the customer saw a demo"), ("Decision", "tell them"))
    child.expect("Who sees to it")
    code, rest = interrupted(child)
    assert code == 130, rest
    assert f"kept as a draft; go on with: readyctl sync record --date {MET}" in rest


def test_ctrl_c_keeps_every_answer_and_the_next_start_goes_on_with_them(repo: RepoBuilder) -> None:
    begun(repo)
    assert (repo.top / DRAFT).is_file()
    child = recording(repo)
    child.expect(f"going on with the draft of {MET}: [0-9]+ answers are kept")
    child.expect("last said: tell them")
    assert child.expect(["Who is here", OPEN, "What does not match", "Who sees to it.*: "]) == 3
    child.sendline("")
    say(child, ("By when", "."), ("Another mismatch", ""), ("Notes", "."))
    child.expect(r"\[y/N\] ")
    child.sendline("y")
    code, rest = ended(child)
    assert code == 0, rest
    text = repo.read(f"registry/syncs/{MET}.yaml")
    assert "attendees: [ada@example.com]" in text
    assert "decision: tell them" in text
    assert "owner: ada@example.com" in text
    assert "by:" not in text
    assert "notes:" not in text
    assert not (repo.top / DRAFT).exists()


def test_the_end_of_input_keeps_the_answers_too(repo: RepoBuilder) -> None:
    child = recording(repo)
    say(child, ("Who is here", "ada@example.com"))
    child.expect("Done on.*: ")
    child.sendeof()
    code, rest = ended(child)
    assert code == 130, rest
    assert "ada@example.com" in kept(repo)


def test_a_no_keeps_the_answers_and_a_fresh_start_puts_them_aside(repo: RepoBuilder) -> None:
    begun(repo)
    child = recording(repo)
    say(child, ("Who sees to it", ""), ("By when", ""), ("Another mismatch", ""), ("Notes", ""))
    child.expect(r"\[y/N\] ")
    child.sendline("n")
    code, rest = ended(child)
    assert code == 1, rest
    assert f"your answers are kept; go on with `readyctl sync record --date {MET}`" in rest
    child = recording(repo, "--fresh")
    child.expect("the old draft is kept as ")
    child.expect("Who is here.*: ")
    assert interrupted(child)[0] == 130
    assert "tell them" in kept(repo, ".1")
    assert "tell them" not in kept(repo)


def test_the_owner_is_the_last_one_and_the_day_that_of_the_next_sync(repo: RepoBuilder) -> None:
    begun(repo)
    child = recording(repo)
    assert f"[{ADA.email}]" in say(child, ("Who sees to it", "somebody"))
    child.expect("no file of the registry names 'somebody'; known are .*name anybody else by an address")
    say(child, ("Who sees to it", "sam@example.com"))
    shown = say(child, ("By when", ""))
    day = re.search(r"\[(.+)\]", shown)
    assert day is not None
    a_month_after_this_long_past_meeting = dt.date(2025, 5, 7)
    assert dt.date.fromisoformat(day[1]) > a_month_after_this_long_past_meeting
    say(child, ("Another mismatch", "x"), ("What does not match", "y"), ("Decision", "z"))
    assert "[sam@example.com]" in say(child, ("Who sees to it", "."))
    child.expect("By when")
    assert interrupted(child)[0] == 130


def test_a_meeting_goes_on_with_the_commit_that_it_began_with(repo: RepoBuilder) -> None:
    begun(repo)
    began_with = re.search(r'"revision": "(.{40})"', kept(repo))
    assert began_with is not None
    older = repo.git("rev-parse", f"{began_with[1]}~1").strip()
    code, rest = ended(recording(repo, "--revision", older))
    assert code == 2
    assert f"the draft of {MET} looked at {began_with[1][:12]}, not at {older[:12]}" in rest
    assert f"readyctl sync record --date {MET} --fresh" in rest


def test_a_meeting_of_another_day_that_was_left_is_pointed_out(repo: RepoBuilder) -> None:
    begun(repo)
    child = typing(repo.top, "sync", "record", "--date", "2025-04-08", env={**repo.env, "TERM": "dumb"})
    child.expect(f"the meeting of {MET} is not recorded; go on: readyctl sync record --date {MET}")
    child.expect("Who is here")
    assert interrupted(child)[0] == 130
