import datetime as dt

import pytest
from pydantic import ValidationError

from readyctl.core.feature.model import Feature, Tombstone

LEAST = {"id": "fx", "name": "FX", "summary": "s", "level": "planned"}


def test_what_was_left_out_and_what_is_null_are_the_same() -> None:
    nulls = dict.fromkeys(("aliases", "delivery", "caveats", "limits", "evidence", "links", "tags", "ignore"))
    assert Feature.model_validate(LEAST | nulls) == Feature.model_validate(LEAST)


def test_a_delivery_date_may_be_a_quarter() -> None:
    dated = Feature.model_validate(LEAST | {"delivery": {"date": "2027-Q2", "scope": "s", "capacity": "c"}})
    assert (dated.due, Feature.model_validate(LEAST).due) == (dt.date(2027, 6, 30), None)


def test_a_pointer_names_at_least_one_feature() -> None:
    assert Tombstone.model_validate({"id": "old", "replaced_by": "new"}).replaced_by == ("new",)
    with pytest.raises(ValidationError):
        Tombstone.model_validate({"id": "old", "replaced_by": []})
