"""An import from Python: its rows, what they come to, and what a further one changes."""

from pathlib import Path

import pytest

from readyctl.core.feature.outside import FeatureRow, Terms
from readyctl.core.feature.sources import SOURCES
from readyctl.core.level.table import STRONGEST, Level
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing import writing
from readyctl.workspace.changing.importing import FeatureImport, imported
from readyctl.workspace.reading.outside import feature_rows
from support.cli import registry
from support.opened import opened
from support.repo import RepoBuilder
from support.texts import feature_path

TABLE = "Roadmap\nTitle;Status;Area;Title\nBulk;live;Payments;x\nFx;idea;;y\nTotal: 2\n"
LEVELS = {level.value: level for level in Level} | {"live": STRONGEST}


def rows(tmp_path: Path, text: str = TABLE, source: str = "csv") -> tuple[FeatureRow, ...]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return feature_rows([path], SOURCES[source], {}).rows


def taken(
    repo: RepoBuilder, tmp_path: Path, text: str, source: str = "csv", *, write: bool = False
) -> FeatureImport:
    with opened(repo) as workspace:
        found = imported(workspace, rows(tmp_path, text, source), Terms(source, "t.csv", LEVELS, "payments"))
        if write:
            writing.write(found.plan())
    return found


def test_rows_know_their_line_and_a_footer_is_none(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    found = feature_rows([path], SOURCES["csv"], {})
    assert [(row.place, row.cells["name"]) for row in found.rows] == [("line 3", "Bulk"), ("line 4", "Fx")]
    assert found.remarks == (
        "there are several columns 'Title'; the first one is read",
        "line 5 is no row and was left out: Total: 2",
    )


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        ("", {}, "has no heading"),
        ("A,B\n1,2\n", {}, "no column holds the names"),
        ("A,B\n1,2\n", {"name": "C"}, "there is no column 'C'"),
        ("Name\n" + '"' + "x" * 200_000 + '"\n', {}, "field larger than"),
    ],
)
def test_a_table_without_names_is_refused(tmp_path: Path, text: str, told: dict[str, str], why: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=why):
        feature_rows([path], SOURCES["csv"], told)


def test_markup_becomes_text_and_what_was_defused_is_itself_again(tmp_path: Path) -> None:
    text = (
        "name,description,status\nX,<p>Hello <b>you</b></p><script>bad()</script><p>a &amp; b</p>,New idea\n"
        "'=1+1,5 < 6,Planned\n"
    )
    first, second = rows(tmp_path, text, "productboard")
    assert first.cells["summary"] == "Hello you\n\na & b"
    assert (second.cells["name"], second.cells["summary"]) == ("=1+1", "5 < 6")


def test_what_claims_to_be_signed_becomes_a_proposal_and_what_is_there_stays(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    result = taken(repo, tmp_path, TABLE)
    assert (result.known, result.problems) == (("fx",), ())
    entry, beside = result.plan().changes
    assert result.plan().message == "Import one feature from t.csv"
    assert entry.path == "registry/features/payments/bulk.yaml"
    assert b"level: planned" in (entry.after or b"")
    assert b"reason: imported from t.csv" in (entry.after or b"")
    assert beside.path == "registry/readyctl-imports.yaml"


def test_one_bad_row_and_nothing_is_imported(tmp_path: Path) -> None:
    text = "Name,Area,Tags\nBulk,pay,\nBulk,pay,\n,pay,\nOther,,2027\n"
    result = taken(registry(tmp_path), tmp_path, text)
    assert result.problems == ("line 3: the id 'bulk' was used above", "line 4: it has no name")
    with pytest.raises(Refused, match="line 4: it has no name"):
        result.plan()


def test_a_further_run_updates_what_the_import_wrote_and_knows_a_renamed_entry_by_its_key(
    tmp_path: Path,
) -> None:
    repo = registry(tmp_path)
    head = "Summary,Issue key,Status,Assignee,Labels\n"
    taken(repo, tmp_path, head + "Bulk,FIN-1,idea,ann,2027\nGone,FIN-2,idea,,\n", "jira", write=True)
    path = repo.top / feature_path("bulk")
    assert '  - "2027"\n' in path.read_text()
    moved = repo.top / feature_path("bulk-refunds")
    path.rename(moved)
    moved.write_text(moved.read_text().replace("id: bulk", "id: bulk-refunds") + "notes: mine\n")
    again = taken(repo, tmp_path, head + "Bulk,FIN-1,planned,bob,\n", "jira", write=True)
    assert again.absent == ("gone",)
    assert again.plan().message == "Update one imported feature from t.csv"
    text = moved.read_text()
    assert ("owner: bob" in text, "level: planned" in text, "2027" in text) == (True, True, False)
    assert "notes: mine" in text
    assert taken(repo, tmp_path, head + "Bulk,FIN-1,planned,bob,\n", "jira").plan().effective == []


def test_two_records_of_one_name_are_two_features(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    text = "Summary,Issue key\nDup,A-1\nDup,A-2\n"
    result = taken(repo, tmp_path, text, "jira", write=True)
    assert [change.path[-12:] for change in result.changes] == ["dup-a-1.yaml", "dup-a-2.yaml"]
    assert taken(repo, tmp_path, text, "jira").plan().effective == []


def test_what_was_seen_and_cannot_be_read_stops_the_import(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.put("registry/readyctl-imports.yaml", "<<<<<<< HEAD\n")
    with pytest.raises(UsageError, match=r"registry/readyctl-imports\.yaml does not hold"):
        taken(repo, tmp_path, "Name\nBulk\n")


def test_what_was_seen_of_thousands_of_records_is_kept_beside_new_ones(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.put(
        "registry/readyctl-imports.yaml",
        "".join(f"jira:OLD-{number}:\n  name: x0123456789\n" for number in range(3000)),
    )
    text = "Summary,Issue key,Status\nBulk,FIN-1,idea\n"
    taken(repo, tmp_path, text, "jira", write=True)
    kept = (repo.top / "registry/readyctl-imports.yaml").read_text()
    assert len(kept) > 1 << 16
    assert ("jira:OLD-2999:" in kept, "jira:FIN-1:" in kept) == (True, True)
    again = taken(repo, tmp_path, text.replace("idea", "planned"), "jira")
    assert again.plan().message == "Update one imported feature from t.csv"


def test_what_was_seen_is_no_stray_file(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    taken(repo, tmp_path, "Name\nBulk\n", write=True)
    with opened(repo) as workspace:
        assert workspace.snapshot.strays == ()
