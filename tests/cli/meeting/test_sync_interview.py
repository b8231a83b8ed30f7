"""`sync record` on a real terminal: what is asked, what an empty answer does, what is written."""

from pathlib import Path

import pytest

from support.people import ADA
from support.repo import RepoBuilder
from support.story import ID, tell
from support.terminal import ended, typing


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
        found = child.expect(["Decision: ", "Another mismatch.*: ", "Who sees to it: ", "By when.*: "])
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
