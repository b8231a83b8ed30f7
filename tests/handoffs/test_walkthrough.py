"""The page that follows one deal is run as it stands; a line `…` in it leaves lines of the output out."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from support.cli import registry
from support.people import ADA, SAM
from support.repo import RepoBuilder

PAGE = Path(__file__).parents[2] / "docs" / "handoffs" / "from-call-to-proposal.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PEOPLE = {"ada$ ": ADA, "sam$ ": SAM}


def outputs(repo: RepoBuilder) -> list[tuple[str, str, list[str]]]:
    """Each command of the page with what it printed and what the page says."""
    found = []
    for block in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["name"]:
            (repo.top / block["name"]).write_text(block["text"], encoding="utf-8")
            continue
        said: list[str] = []
        for line in block["text"].splitlines():
            if line[:5] in PEOPLE:
                said = []
                found.append((line, typed(repo, line), said))
            else:
                said.append(line)
    return found


def typed(repo: RepoBuilder, line: str) -> str:
    words = shlex.split(line[5:])
    if words[0] == "readyctl":
        words = [sys.executable, "-m", "readyctl", *words[1:]]
    env = (
        repo.env | repo.identity(PEOPLE[line[:5]]) | {"PYTHONUNBUFFERED": "1", "READYCTL_TODAY": "2026-01-05"}
    )
    env |= {"COVERAGE_PROCESS_START": os.environ.get("COVERAGE_PROCESS_START", "")}
    done = subprocess.run(words, cwd=repo.top, env=env, check=False, stdout=-1, stderr=subprocess.STDOUT)
    return done.stdout.decode()


def matches(printed: str, said: list[str]) -> bool:
    lines = [r"(?:.*\n)*" if line == "…" else re.escape(line) + r"\n" for line in said]
    return re.fullmatch("".join(lines), printed) is not None


def test_the_page_shows_what_the_commands_print(tmp_path: Path) -> None:
    wrong = [
        f"{line}\n{printed}"
        for line, printed, said in outputs(registry(tmp_path))
        if not matches(printed, said)
    ]
    assert wrong == []
