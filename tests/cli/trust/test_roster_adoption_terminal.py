"""At a terminal, a lead is asked whether she stands behind what others wrote into the roster."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, SAM
from support.terminal import ended, typing
from support.texts import ROSTER, lead, roster


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_the_lead_is_asked(tmp_path: Path, answer: str, code: int) -> None:
    repo = registry(tmp_path)
    repo.write(ROSTER, roster(lead(ADA), lead(SAM))).commit("me too", by=SAM)
    child = typing(
        repo.top,
        *("roster", "add", "--name", "Cara Cable", "--email", "cara@example.com"),
        env={**repo.env, **repo.identity(ADA)},
    )
    child.expect("Sam Sales <sam@example.com> would become a lead")
    child.expect(r"Stand behind this as well\? \[y/N\]")
    child.sendline(answer)
    if answer == "y":
        child.expect(r"Go on\? \[y/N\]")
        child.sendline("y")
    assert ended(child)[0] == code
    assert ("Sam Sales" in run(repo, "roster", "list").out) is (code == 0)
