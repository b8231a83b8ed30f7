import pytest

from readyctl.core.deal.note import Stage
from readyctl.core.pipeline.columns import (
    NO_MAPPING,
    STAGES,
    Columns,
    MappingFile,
    amended,
    folded,
    recognised,
)


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("closed WON", Stage.WON),
        ("Negotiation/Review", Stage.CONTRACT),
        ("appointmentscheduled", Stage.DISCOVERY),
    ],
)
def test_a_stage_is_known_by_label_and_by_internal_id(word: str, stage: Stage) -> None:
    assert STAGES[folded(word)] is stage


def test_named_columns_come_first_and_missing_ones_are_no_export() -> None:
    mapping = MappingFile.model_validate({"system": "close", "columns": {"customer": "Organisation"}})
    found = recognised(["Id", "Stage", "Organisation", "Account Name"], mapping)
    assert found is not None
    assert (found.system, found.places["customer"]) == ("close", 2)
    assert recognised(["Id", "Stage"]) is None
    assert recognised(["Deal Name", "Deal Stage", "Record ID"], MappingFile(system="salesforce")) is None


def test_a_short_line_has_empty_cells() -> None:
    assert [Columns("x", {"id": 1}).cell(["a"], field) for field in ("id", "name")] == ["", ""]


def test_a_key_that_cannot_be_taken_is_named() -> None:
    assert amended(NO_MAPPING, {"dates": "by moon"}) == "dates"
    assert amended(NO_MAPPING, {"decimal": ","}) == MappingFile(decimal=",")
