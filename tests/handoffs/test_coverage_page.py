"""The page that says where each point of the reading went names every rule on notes, and no other."""

import re
from pathlib import Path

from readyctl.rules.deal import RULES

PAGE = Path(__file__).parents[2] / "docs" / "handoffs" / "coverage.md"


def test_every_rule_on_notes_has_its_row_and_no_row_names_another() -> None:
    named = set(re.findall(r"RDY\d{3}", PAGE.read_text(encoding="utf-8")))
    assert named == {rule.CODE for rule in RULES}


def test_every_point_has_a_place() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    points = [row for row in rows if row != "| point | place |"]
    assert len(points) > 60
    assert all(len(row.strip("| ").split(" | ")) == 2 and row.strip("| ").split(" | ")[1] for row in points)
