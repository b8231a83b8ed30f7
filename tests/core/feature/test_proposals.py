import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.proposals import accepted, key_path
from readyctl.errors import UsageError
from support.inventories import status, unsigned


def asking(**proposed: Node) -> FeatureStatus:
    delivery: Node = {"date": "2027-06-30", "scope": "s", "capacity": "c"}
    return status({"id": "fx", "level": "committed", "delivery": delivery, "proposed": proposed}, unsigned())


def test_a_proposal_becomes_edits_and_goes_itself() -> None:
    sets, removals = accepted(asking(level="beta", set={"caveats": "slow", "owner": None}))
    assert sets == {("level",): "beta", ("caveats",): ["slow"]}
    assert removals == [("proposed",), ("owner",)]


def test_a_level_without_a_signature_takes_its_date_along() -> None:
    assert accepted(asking(level="planned"))[1] == [("proposed",), ("delivery", "date")]


def test_where_nothing_is_proposed_nothing_is_accepted() -> None:
    with pytest.raises(UsageError, match="carries no proposal"):
        accepted(status({"id": "fx"}, unsigned()))


@pytest.mark.parametrize("text", ["", "a..b", ".a"])
def test_an_empty_part_is_no_key(text: str) -> None:
    with pytest.raises(UsageError, match="is no key"):
        key_path(text)
