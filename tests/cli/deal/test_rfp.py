"""Questionnaires answered from the command line, against a real registry, and judged again by `doc check`."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from readyctl.adapters.sheets.workbook import read
from readyctl.core.deal.questionnaire import Spot
from support.calling import readyctl
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, lead, roster
from support.workbooks import plain_list, procurement, security, sheet, workbook

FX = (
    "name: FX matching\nsummary: Matches.\nlevel: committed\n"
    "delivery: {date: 2027-06-30, scope: One way., capacity: two engineers}\n"
)
SSO = (
    "name: Single sign-on\nsummary: Sign on.\nlevel: shipped\nevidence: {production: eu, tests: nightly run, "
    "docs: manual, support: on call}\n"
)
MOBILE = "name: Mobile approvals\nsummary: Approve.\nlevel: beta\ncaveats: [iOS only]\n"
HOOKS = SSO.replace("Single sign-on", "Webhooks")


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = RepoBuilder(tmp_path / "repo")
    made.write(ROSTER, roster(lead(ADA), engineer(BOB)))
    made.write(SETTINGS, "version: 1\nname: FinanceOps\nrfp: {codes: {available: Y}}\n")
    for feature, text in (("fx", FX), ("sso", SSO), ("mobile", MOBILE)):
        made.write(f"registry/features/payments/{feature}.yaml", f"id: {feature}\n{text}")
    made.commit("start", by=ADA, at="2026-11-20")
    made.write("registry/features/payments/hooks.yaml", f"id: hooks\n{HOOKS}")
    made.commit("sell it", by=SAM, at="2026-11-21")
    return made


def texts(path: Path, sheet_number: int = 0) -> dict[Spot, str]:
    cells = read(path.read_bytes(), path.name).sheets[sheet_number][1].cells
    return {spot: cell.text for spot, cell in cells.items() if cell.text}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize(
    ("book", "rows"),
    [(security(), (2, 3, 4, 5)), (procurement(), (7, 8, 9)), (plain_list(), (2, 3, 6))],
    ids=["security", "procurement", "plain list"],
)
def test_a_questionnaire_is_answered_and_passes_the_judge(
    repo: RepoBuilder, book: bytes, rows: tuple[int, ...]
) -> None:
    (repo.top / "rfp.xlsx").write_bytes(book)
    code, out, err = readyctl(repo, "rfp", "answer", "rfp.xlsx", "--output", "done.xlsx", "--json")
    assert (code, err.splitlines()[1:]) == (0, [])
    told = json.loads(out)
    assert tuple(each["row"] for each in told["answered"]) == rows
    after = (repo.top / "done.xlsx").read_bytes()
    changed = [name for name, part in parts(book).items() if parts(after)[name] != part]
    assert changed == ["xl/worksheets/sheet1.xml"]
    before, now = texts(repo.top / "rfp.xlsx"), texts(repo.top / "done.xlsx")
    assert before.items() <= now.items()
    assert {spot[0] for spot in now.keys() - before.keys()} - {1} == set(rows)
    code, out, _ = readyctl(repo, "doc", "check", "done.xlsx", "--kind", "proposal", "--format", "json")
    written = {each["place"] for each in json.loads(out)["diagnostics"] if each["severity"] == "error"}
    code, out, _ = readyctl(repo, "doc", "check", "rfp.xlsx", "--kind", "proposal", "--format", "json")
    assert written <= {each["place"] for each in json.loads(out)["diagnostics"]}


def test_people_see_what_was_left_and_whom_to_ask(repo: RepoBuilder) -> None:
    (repo.top / "rfp.xlsx").write_bytes(procurement())
    code, out, err = readyctl(repo, "rfp", "answer", "rfp.xlsx", "--output", "done.xlsx")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()] == ["ROW", "6", "10"]
    assert "its cells are locked" in out
    assert "not read: sheet Lists: it is hidden" in err
    assert "before you send row 9 of Requirements: hooks awaits engineering: ask engineering" in err
    assert err.endswith("answered 3 of 5 questions in done.xlsx\n")
    assert texts(repo.top / "done.xlsx")[7, 4] == "Y"


def test_a_second_run_leaves_every_answer_as_it_is(repo: RepoBuilder) -> None:
    (repo.top / "rfp.xlsx").write_bytes(plain_list())
    assert readyctl(repo, "rfp", "answer", "rfp.xlsx", "-o", "done.xlsx")[0] == 0
    again = ("rfp", "answer", "done.xlsx", "-o", "again.xlsx", "--question", "B", "--code", "C")
    code, _, err = readyctl(repo, *again, "--answer", "D", "--evidence", "E")
    assert (code, err.splitlines()[1:]) == (0, ["answered 0 of 4 questions in again.xlsx"])
    assert parts((repo.top / "again.xlsx").read_bytes()) == parts((repo.top / "done.xlsx").read_bytes())


def test_a_text_that_begins_like_a_formula_is_written_as_text(repo: RepoBuilder) -> None:
    repo.write(
        "registry/features/payments/odd.yaml", "id: odd\n" + SSO.replace("Single sign-on", "'=1+1 sums'")
    )
    repo.commit("odd", by=ADA, at="2026-11-21")
    (repo.top / "rfp.xlsm").write_bytes(
        workbook({"A": sheet({1: ("Question",), 2: ("Do you have =1+1 sums?",)})}, macros=True)
    )
    assert readyctl(repo, "rfp", "answer", "rfp.xlsm", "-o", "done.xlsm")[0] == 0
    found = parts((repo.top / "done.xlsm").read_bytes())
    assert b'preserve">=1+1 sums is available today.' in found["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in found["xl/worksheets/sheet1.xml"]
    assert found["xl/vbaProject.bin"] == parts((repo.top / "rfp.xlsm").read_bytes())["xl/vbaProject.bin"]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("rfp.xlsx",), 2, "the answered copy has no name"),
        (("rfp.xlsx", "-o", "rfp.xlsx"), 1, "rfp.xlsx exists already, and is not overwritten"),
        (("rfp.xlsx", "-o", "done.xlsm"), 2, "a copy of rfp.xlsx ends in .xlsx"),
        (("rfp.xlsx", "-o", "nowhere/done.xlsx"), 2, "there is no folder nowhere"),
        (
            ("rfp.xlsx", "-o", "done.xlsx", "--question", "nowhere at all"),
            1,
            "no sheet has a column of questions",
        ),
        (("rfp.xlsx", "-o", "done.xlsx", "--sheet", "Prices"), 2, "there is no sheet 'Prices'"),
        (("gone.xlsx", "-o", "done.xlsx"), 2, "cannot read gone.xlsx"),
        (("noise.xlsx", "-o", "done.xlsx"), 1, "damaged"),
        (("rfp.docx", "-o", "done.docx"), 2, "rfp.docx is no workbook"),
    ],
)
def test_nothing_is_written_where_it_cannot_be_done(
    repo: RepoBuilder, args: tuple[str, ...], code: int, says: str
) -> None:
    (repo.top / "rfp.xlsx").write_bytes(security())
    (repo.top / "noise.xlsx").write_bytes(b"PK\x03\x04")
    before = (repo.top / "rfp.xlsx").read_bytes()
    found, _, err = readyctl(repo, "rfp", "answer", *args)
    assert (found, says in err) == (code, True), err
    assert (repo.top / "rfp.xlsx").read_bytes() == before
    assert not (repo.top / "done.xlsx").exists()
