"""Every command of the pages for each reader runs, in order, as that reader."""

import re
import shlex
from pathlib import Path

import pytest

from support.cli import run
from support.people import ADA, PAT, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster
from support.workbooks import sheet, workbook

PAGES = Path(__file__).parents[2] / "docs" / "for"
WHO = {"sales": SAM, "product": PAT, "engineers": ADA, "leads": ADA, "leaders": PAT, "administrators": ADA}
CLAIM = "FX matching is available today.\n"
ROADMAP = (
    "Name,Status,Summary\nScheduled reports,planned,Sends reports by mail\nDrill down,beta,Opens a figure\n"
)


def commands(page: str) -> list[str]:
    """The lines after a `$` in a page's console blocks."""
    blocks = re.findall(r"```console\n(.*?)```", (PAGES / f"{page}.md").read_text("utf-8"), re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA)))
    repo.write(SETTINGS, "version: 1\nname: Acme\n")
    entry = feature("fx-matching", name="FX matching", more="aliases: [currency matching]\n")
    repo.write(feature_path("fx-matching"), entry)
    repo.commit("start", by=ADA, at="2026-11-02")
    note = "id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: evaluation\n"
    repo.write("registry/handoffs/acme.yaml", note)
    repo.write("offer.md", CLAIM).write("pitch.md", f"# Pitch\n\n- {CLAIM}").write("roadmap.csv", ROADMAP)
    repo.write("matching/core.py", "pass\n")
    repo.commit("a deal and texts", by=SAM, at="2026-11-03")
    book = workbook({"A": sheet({1: ("Question",), 2: ("Do you have FX matching?",)})})
    (repo.top / "rfp.xlsx").write_bytes(book)
    return repo


@pytest.mark.parametrize("page", sorted(WHO))
def test_each_command_of_a_page_does_its_work(repo: RepoBuilder, page: str) -> None:
    lines = commands(page)
    assert len(lines) >= 3
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "readyctl", line
        done = run(repo, *words[1:], by=_who(page), at="2026-11-25", READYCTL_TODAY="2026-11-25")
        assert done.code in {0, 1}, (line, done)
        assert "error: " not in done.err, (line, done)


def _who(page: str) -> Person:
    return WHO[page]


def test_there_is_a_page_for_each_and_no_other() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(WHO)
