"""`feature list --csv`: rows that a spreadsheet reads as texts."""

import csv

from readyctl.render.feature.features_csv import render
from support.inventories import signed, status, unsigned


def test_every_feature_is_one_row_under_one_heading() -> None:
    shipped = status(
        {"id": "a", "name": "A, B", "level": "shipped", "tags": ["x", "y"]}, signed(at="2026-11-20")
    )
    (a, b) = csv.DictReader(render([shipped, status({"id": "b", "level": "beta"}, unsigned())]).splitlines())
    assert (a["name"], a["signed"], a["tags"], a["fresh_until"]) == ("A, B", "true", "x y", "2026-11-27")
    assert (a["contract"], a["due"], a["age_days"]) == ("yes", "", "2")
    assert (b["level"], b["effective_level"], b["signed_by"], b["mention"]) == (
        "beta", "planned", "", "as a future direction, no date",
    )  # fmt: skip


def test_no_text_of_an_entry_is_a_formula_or_a_row_of_its_own() -> None:
    names = ("=1+1", "+1", "-1", "@x", "=\t1", "a,b", " =1")
    rows = [*csv.DictReader(render(status({"id": "x", "name": n}, unsigned()) for n in names).splitlines())]
    assert [row["name"] for row in rows] == ["'=1+1", "'+1", "'-1", "'@x", "'= 1", "a,b", "'=1"]
