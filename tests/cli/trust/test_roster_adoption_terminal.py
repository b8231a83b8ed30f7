"""At a terminal, a lead is asked whether she stands behind what others wrote into the roster."""

import sys
from pathlib import Path

import pexpect
import pytest

from support.cli import registry, run
from support.people import ADA, SAM
from support.texts import ROSTER, lead, roster


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_the_lead_is_asked(tmp_path: Path, answer: str, code: int) -> None:
    repo = registry(tmp_path)
    repo.write(ROSTER, roster(lead(ADA), lead(SAM))).commit("me too", by=SAM)
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "readyctl", "roster", "add", "--name", "Cara Cable", "--email", "cara@example.com"],
        cwd=str(repo.top),
        env={**repo.env, **repo.identity(ADA), "TERM": "xterm"},
        encoding="utf-8",
        timeout=60,
        dimensions=(60, 200),
    )
    child.expect("Sam Sales <sam@example.com> would become a lead")
    child.expect(r"Stand behind this as well\? \[y/N\]")
    child.sendline(answer)
    if answer == "y":
        child.expect(r"Go on\? \[y/N\]")
        child.sendline("y")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == code
    assert ("Sam Sales" in run(repo, "roster", "list").out) is (code == 0)
