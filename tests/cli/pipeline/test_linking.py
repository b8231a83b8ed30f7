"""One deal has one note, whoever wrote it first: an import asks, and never makes a second one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from readyctl.adapters.yaml.reader import read
from support.calling import readyctl
from support.repo import RepoBuilder
from support.story import tell
from support.terminal import typing

NOTE = "registry/handoffs/harbour-2026-11.yaml"
KEPT = "id: harbour-2026-11\ncustomer: Harbour Wholesale\nowner: kim@example.com\nstage: discovery  # hers\n"
EXPORT = """\
Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Owner
0061x00000AbCdE,AP automation,HARBOUR WHOLESALE,Proposal,1000,2026-12-15,Sam
0061x00000AbCdF,Other,Globex,Proposal,2000,2026-12-15,Sam
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = tell(RepoBuilder(tmp_path / "repo"), until="begin")
    made.put(NOTE, KEPT).put("deals.csv", EXPORT)
    return made


def notes(repo: RepoBuilder) -> dict[str, str]:
    return {path.stem: path.read_text() for path in (repo.top / "registry/handoffs").iterdir()}


def source(text: str) -> Mapping[str, object]:
    found = (read(text.encode()).data or {})["source"]
    assert isinstance(found, dict)
    return found


def answered(repo: RepoBuilder, *answers: tuple[str, str]) -> str:
    child = typing(repo.top, "pipeline", "import", "deals.csv", env=repo.env)
    for question, answer in answers:
        child.expect_exact(question)
        child.sendline(answer)
    said = child.read()
    child.close()
    assert child.exitstatus == 0, said
    return said


def test_at_a_terminal_the_deal_is_linked_to_the_note_that_is_there(repo: RepoBuilder) -> None:
    answered(repo, ("Is it the deal 'AP automation' (0061x00000AbCdE)?", "y"), ("Go on?", "y"))
    written = notes(repo)
    assert set(written) == {"harbour-2026-11", "other"}
    assert written["harbour-2026-11"].startswith(KEPT)
    assert source(written["harbour-2026-11"])["id"] == "0061x00000AbCdE"
    code, out, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert (code, out, err.endswith("nothing to change\n")) == (0, "", True)
    assert "stage stays discovery, which a person wrote; the CRM says proposal" in err


def test_whoever_says_that_it_is_another_deal_gets_another_note(repo: RepoBuilder) -> None:
    answered(repo, ("Is it the deal", "n"), ("Go on?", "y"))
    assert set(notes(repo)) == {"harbour-2026-11", "ap-automation", "other"}


def test_where_nobody_can_be_asked_no_second_note_is_made(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert code == 1
    assert "line 2: HARBOUR WHOLESALE has a note without a key of the CRM, harbour-2026-11" in err
    assert "--link harbour-2026-11=0061x00000AbCdE" in err
    assert set(notes(repo)) == {"harbour-2026-11", "other"}


@pytest.mark.parametrize(
    ("option", "there"),
    [
        (("--link", "harbour-2026-11=0061x00000AbCdE"), {"harbour-2026-11", "other"}),
        (("--new", "0061x00000AbCdE"), {"harbour-2026-11", "ap-automation", "other"}),
    ],
)
def test_the_options_that_it_names_settle_it(
    repo: RepoBuilder, option: tuple[str, str], there: set[str]
) -> None:
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes", *option)
    assert code == 0, err
    assert set(notes(repo)) == there


@pytest.mark.parametrize(
    "option", [("--link", "nobody=0061x00000AbCdE"), ("--link", "harbour-2026-11=7"), ("--new", "7")]
)
def test_options_that_name_nothing_are_usage_errors(repo: RepoBuilder, option: tuple[str, str]) -> None:
    assert readyctl(repo, "pipeline", "import", "deals.csv", "--yes", *option)[0] == 2


def test_a_dry_run_is_a_table_and_exits_1_where_a_row_is_not_taken(repo: RepoBuilder) -> None:
    code, out, err = readyctl(repo, "pipeline", "import", "deals.csv", "--dry-run")
    assert code == 1
    assert [line.split()[-1] for line in out.splitlines()] == ["WHAT", "taken", "new"]
    assert "dry run: nothing was written" in err
    assert set(notes(repo)) == {"harbour-2026-11"}


def test_two_columns_of_one_name_are_refused_where_they_differ(repo: RepoBuilder) -> None:
    doubled = "Record ID,Deal Name,Deal Stage,Deal Stage\n5,N,Contract Sent,Closed won\n"
    repo.put("deals.csv", doubled).put("map.yaml", "columns: {stage: '4'}\n")
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert (code, "two columns 'Deal Stage', 3 and 4, and they differ" in err) == (2, True), err
    assert readyctl(repo, "pipeline", "import", "deals.csv", "--yes", "--map", "map.yaml")[0] == 0
    assert "stage: won" in notes(repo)["n"]


def test_an_unknown_stage_is_told_once_with_all_its_lines(repo: RepoBuilder) -> None:
    repo.put("deals.csv", EXPORT.replace("Proposal", "Angebot"))
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert (code, err.count("Angebot' is unknown")) == (1, 1)
    assert "lines 2, 3: the stage 'Angebot' is unknown" in err


def test_headings_that_nobody_knows_are_shown(repo: RepoBuilder) -> None:
    repo.put("deals.csv", "Nr,Firma,Stand\n1,Acme,neu\n")
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert (code, "it begins with 'Nr', 'Firma', 'Stand'" in err) == (2, True)
