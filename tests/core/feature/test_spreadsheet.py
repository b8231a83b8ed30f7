import pytest

from readyctl.core.feature.spreadsheet import FeatureRow, NewFeature, columns_of, new_feature
from readyctl.core.level.table import STRONGEST, UNSIGNED, WEAKEST

LEVELS = {"live": STRONGEST}


def test_columns_are_known_by_usual_headings_in_any_case_and_a_told_one_wins() -> None:
    headings = ["KEY", "Title", "Phase", "title"]
    assert columns_of(headings, {}) == {"id": 0, "name": 1}
    assert columns_of(headings, {"level": "Phase", "name": "title"}) == {"level": 2, "name": 3, "id": 0}


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({}, "it has no name"),
        ({"name": "FX"}, "it names no area"),
        ({"name": "FX", "area": "pay", "id": "F X"}, "'F X' cannot be an id; 'f-x' could"),
    ],
)
def test_a_row_says_what_it_lacks(cells: dict[str, str], why: str) -> None:
    found = new_feature(FeatureRow(2, cells), LEVELS, None, "t.csv")
    assert isinstance(found, str)
    assert found.startswith(why)


def test_a_row_signs_nothing() -> None:
    found = new_feature(
        FeatureRow(2, {"name": "FX", "level": "Live", "owner": "Ann"}), LEVELS, "pay", "t.csv", "pat@x.io"
    )
    assert isinstance(found, NewFeature)
    assert found.data == {
        "id": "fx", "name": "FX", "summary": "FX", "level": UNSIGNED.value, "owner": "Ann",
        "proposed": {"level": STRONGEST.value, "by": "pat@x.io", "reason": "imported from t.csv"},
    }  # fmt: skip
    plain = new_feature(FeatureRow(2, {"name": "FX"}), LEVELS, "pay", "t.csv")
    assert isinstance(plain, NewFeature)
    assert plain.data["level"] == WEAKEST.value
