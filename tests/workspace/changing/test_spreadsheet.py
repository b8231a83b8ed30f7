"""A spreadsheet from Python: its rows, and what they come to."""

from pathlib import Path

import pytest

from readyctl.core.level.table import STRONGEST
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.spreadsheet import FeatureImport, feature_rows, imported
from support.cli import registry
from support.opened import opened

TABLE = "Roadmap\nTitle;Status;Area;Title\nBulk;live;Payments;x\nFx;idea;;y\nTotal: 2\n"


def table(tmp_path: Path, text: str = TABLE) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def taken(tmp_path: Path, text: str, area: str | None = None) -> FeatureImport:
    rows = feature_rows(table(tmp_path, text), {}).rows
    with opened(registry(tmp_path)) as workspace:
        return imported(workspace, rows, {"live": STRONGEST}, area, "t.csv")


def test_rows_know_their_line_and_a_footer_is_none(tmp_path: Path) -> None:
    found = feature_rows(table(tmp_path), {})
    assert [(row.number, row.cells["name"]) for row in found.rows] == [(3, "Bulk"), (4, "Fx")]
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
    ],
)
def test_a_table_without_names_is_refused(tmp_path: Path, text: str, told: dict[str, str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        feature_rows(table(tmp_path, text), told)


def test_what_claims_to_be_signed_becomes_a_proposal_and_what_is_there_stays(tmp_path: Path) -> None:
    result = taken(tmp_path, TABLE, "payments")
    assert (result.known, result.problems) == (("fx",), ())
    (change,) = result.plan().changes
    assert change.path == "registry/features/payments/bulk.yaml"
    assert b"level: planned" in (change.after or b"")
    assert b"reason: imported from t.csv" in (change.after or b"")


def test_one_bad_row_and_nothing_is_imported(tmp_path: Path) -> None:
    result = taken(tmp_path, "Name,Area\nBulk,pay\nBulk,pay\n,pay\nNo area,\n")
    assert result.problems == (
        "line 3: the id 'bulk' was used above",
        "line 4: it has no name",
        "line 5: it names no area; give one for all with --area",
    )
    with pytest.raises(Refused, match="line 4: it has no name"):
        result.plan()
