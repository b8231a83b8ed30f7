import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.calling import readyctl
from support.repo import RepoBuilder
from support.story import tell

REPORT = """\
Opportunity Name,Stage,Close Date,Amount,Account Name,Opportunity Owner,Opportunity ID
Acme - Phase 2,Proposal/Price Quote,12/15/2026,"$120,000.00",Acme,Sam Sales,0061x00000AbCdE
Müller renewal,Needs Analysis,03/04/2026,"80,000.00",Müller,Pat,0061x00000AbCdF

Grand Totals,,,"$200,000.00",,,
"Copyright (c) 2026 salesforce.com, inc. All rights reserved."
"""
ACME = "registry/handoffs/acme-phase-2.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = tell(RepoBuilder(tmp_path / "repo"), until="begin")
    (made.top / "deals.csv").write_bytes(REPORT.encode("latin-1"))
    return made


def test_an_import_creates_notes_and_the_second_changes_nothing(repo: RepoBuilder) -> None:
    code, out, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert code == 0, err
    assert "2 new, 0 changed, 0 as they are" in err
    assert "200,000 (no currency)" in err
    assert "no deals (totals, footers): 2" in err
    assert "+customer: Acme" in out
    before = {path: path.read_bytes() for path in (repo.top / "registry/handoffs").iterdir()}
    assert len(before) == 2
    code, out, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert (code, out, err) == (0, "", "nothing to change\n")
    assert before == {path: path.read_bytes() for path in (repo.top / "registry/handoffs").iterdir()}


def test_an_export_comes_through_a_pipe(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, "pipeline", "import", "-", "--yes", stdin=REPORT)
    assert code == 0, err
    assert len(list((repo.top / "registry/handoffs").iterdir())) == 2


def test_a_dry_run_writes_nothing(repo: RepoBuilder) -> None:
    code, out, _ = readyctl(repo, "pipeline", "import", "deals.csv", "--dry-run")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["NOTE", "acme-phase-2", "muller-renewal"]
    assert all(line.endswith("  new") for line in out.splitlines()[1:])
    assert not (repo.top / "registry/handoffs").exists()


def test_without_a_yes_nothing_is_written(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv")
    assert code == 2
    assert "--yes" in err
    assert not (repo.top / "registry/handoffs").exists()


def test_a_persons_words_stay_and_the_crm_is_followed_beside_them(repo: RepoBuilder) -> None:
    readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    path = repo.top / ACME
    text = path.read_text().replace(
        "owner: Sam Sales\nstage", "owner: kim@example.com  # took over\nstage", 1
    )
    path.write_text(text + "notes: |\n  She wants it in spring.\n")
    later = REPORT.replace("Proposal/Price Quote", "Negotiation/Review").replace("Sam Sales", "Lou")
    (repo.top / "deals.csv").write_text(later)
    code, out, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert code == 0, err
    assert "0 new, 1 changed, 1 as they are" in err
    assert "owner stays kim@example.com, which a person wrote; the CRM says Lou" in err
    now = path.read_text()
    assert "owner: kim@example.com  # took over\nstage: contract\n" in now
    assert now.endswith("notes: |\n  She wants it in spring.\n")
    assert out.count("\n-") == 2  # the stage, and what was seen of it


def test_lines_that_cannot_be_taken_are_named_and_the_others_imported(repo: RepoBuilder) -> None:
    odd = REPORT.replace("Needs Analysis", "Legal review")
    (repo.top / "deals.csv").write_text(odd)
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert code == 1
    assert "deals.csv, line 3: the stage 'Legal review' is unknown" in err
    assert '--stage "Legal review=evaluation"' in err
    assert (repo.top / ACME).exists()
    code, _, err = readyctl(
        repo, "pipeline", "import", "deals.csv", "--yes", "--stage", "Legal review=contract"
    )
    assert code == 0, err
    assert "1 new, 0 changed, 1 as they are" in err


def test_a_note_that_cannot_be_read_is_not_made_twice(repo: RepoBuilder) -> None:
    readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    path = repo.top / ACME
    path.write_text(path.read_text() + "colour: blue\n")
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert code == 1
    assert f"line 2: its note {ACME} cannot be read" in err
    assert len(list((repo.top / "registry/handoffs").iterdir())) == 2


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: "<<<<<<< ours\n" + text, f"its note {ACME} cannot be read"),
        (lambda text: text.replace("0061x00000AbCdE", "?") + "\tx: [", f"may be the deal of {ACME}"),
    ],
)
def test_a_note_that_is_no_yaml_is_not_made_twice(
    repo: RepoBuilder, damage: Callable[[str], str], said: str
) -> None:
    readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    path = repo.top / ACME
    path.write_text(damage(path.read_text()))
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert code == 1
    assert said in err
    assert len(list((repo.top / "registry/handoffs").iterdir())) == 2


def test_two_notes_of_one_deal_are_named(repo: RepoBuilder) -> None:
    readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    path = repo.top / ACME
    path.with_name("copy.yaml").write_text(path.read_text().replace("id: acme-phase-2", "id: copy", 1))
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert code == 1
    assert "line 2: the notes acme-phase-2 and copy both have its id as their source" in err


def test_a_mapping_file_reads_any_other_export(repo: RepoBuilder) -> None:
    (repo.top / "other.csv").write_text("Nr;Firma;Phase;Summe\n7;Böhm;Angebot;1.200,50\n")
    (repo.top / "map.yaml").write_text(
        "system: pipedrive\ncurrency: EUR\nstages: {Angebot: proposal}\n"
        "columns: {id: Nr, customer: Firma, stage: Phase, amount: Summe}\n"
    )
    code, out, err = readyctl(repo, "pipeline", "import", "other.csv", "--map", "map.yaml", "--yes")
    assert code == 0, err
    assert "+value: {amount: 1200.5, currency: EUR}" in out
    (repo.top / "map.yaml").write_text("colums: {}\n")
    code, _, err = readyctl(repo, "pipeline", "import", "other.csv", "--map", "map.yaml", "--yes")
    assert code == 2
    assert "colums" in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--dates", "soon"), "soon"),
        (("--decimal", ";"), ";"),
        (("--stage", "x=y"), "'x=y' names no stage"),
        (("--map", "none.yaml"), "none.yaml cannot be read"),
    ],
)
def test_options_that_make_no_sense_are_usage_errors(
    repo: RepoBuilder, options: tuple[str, ...], said: str
) -> None:
    code, _, err = readyctl(repo, "pipeline", "import", "deals.csv", *options)
    assert code == 2
    assert said in err


def test_hostile_cells_are_data(repo: RepoBuilder) -> None:
    hostile = (
        "Record ID,Deal Name,Deal Stage,Deal owner\n1,\"=cmd|' /C calc'!A0 \x1b[31m: #x\",closedwon,[bold]\n"
    )
    (repo.top / "deals.csv").write_text(hostile)
    code, out, err = readyctl(repo, "pipeline", "import", "deals.csv", "--yes")
    assert "\x1b" not in out + err
    assert code in {0, 1}
    code, out, _ = readyctl(repo, "pipeline", "list", "--all")
    assert "\x1b" not in out


def test_the_list_shows_deals_by_weight_and_never_adds_currencies(repo: RepoBuilder) -> None:
    for name, stage, amount, currency in (
        ("a", "discovery", 9, "EUR"),
        ("b", "contract", 5, "USD"),
        ("c", "lost", 1, "EUR"),
    ):
        note = f"id: {name}\ncustomer: {name}\nowner: s\nstage: {stage}\n"
        note += f"value: {{amount: {amount}, currency: {currency}}}\n"
        promise = "promises: [{feature: teleporter, kind: demo, status: assumed}]\n"
        repo.write(f"registry/handoffs/{name}.yaml", note + (promise if name == "b" else ""))
    repo.commit("deals")
    _, out, err = readyctl(repo, "pipeline", "list")
    assert [line.split()[0] for line in out.splitlines()] == ["ID", "b", "a"]
    assert "unknown-feature" in out
    assert err == "2 deals, 9 EUR and 5 USD\n"
    _, out, _ = readyctl(repo, "pipeline", "list", "--all", "--json")
    said = json.loads(out)
    assert said["schema"] == "readyctl.pipeline/1"
    assert [deal["id"] for deal in said["deals"]] == ["b", "a", "c"]


def test_a_column_of_promises_goes_into_the_ledger_once(repo: RepoBuilder) -> None:
    head = "Deal ID,Deal Name,Deal Stage,Promised\n"
    acme = '77,Acme,Proposal,"Multi-currency by 2027-06-30\nshow them Kanban"\n'
    rest = "78,Blue,Proposal,none\n79,Coda,Proposal,yes\n"
    (repo.top / "deals.csv").write_text(head + acme + rest)
    (repo.top / "map.yaml").write_text("columns: {promises: Promised}\n")
    args = ("pipeline", "import", "deals.csv", "--map", "map.yaml", "--yes")
    code, _, err = readyctl(repo, *args)
    assert code == 0, err
    assert "line 5: the column of promises says 'yes', and not what was promised" in err
    assert promised(repo) == [
        ("contract", "2027-06-30", "Multi-currency by 2027-06-30"),
        ("demo", None, "show them Kanban"),
    ]
    assert "promises" not in (repo.top / "registry/handoffs/blue.yaml").read_text()
    assert readyctl(repo, *args)[2].endswith("nothing to change\n")
    (repo.top / "deals.csv").write_text(head + acme.replace("show them Kanban", "SSO for free") + rest)
    assert "one promise" in readyctl(repo, *args[:-1], "--dry-run")[1]
    assert readyctl(repo, *args)[0] == 0
    assert [quote for _, _, quote in promised(repo)][1:] == ["show them Kanban", "SSO for free"]
    (repo.top / "map.yaml").write_text("columns: {promises: Commitments}\n")
    code, _, err = readyctl(repo, *args)
    assert (code, "no column 'Commitments' for promises" in err, "'Promised'" in err) == (2, True, True)


def promised(repo: RepoBuilder) -> list[tuple[str, str | None, str | None]]:
    (row,) = json.loads(readyctl(repo, "handoff", "show", "acme", "--json")[1])["handoffs"]
    return [(one["kind"], one["due"], one["quote"]) for one in row["promises"]]
