"""What sales may see of the place of a feature that is not there any more."""

from readyctl.core.feature.fate import Became, Fate
from readyctl.core.feature.view import removed_view
from readyctl.core.level.kind import Kind
from support.inventories import TODAY


def test_of_what_is_gone_nothing_may_be_said_and_why_is_told() -> None:
    view = removed_view(Fate("fax", "Fax", Became.RETIRED, "Ada", TODAY, "abcd" * 10), None, "payments")
    assert (view.id, view.name, view.area, view.owner) == ("fax", "Fax", "", "payments")
    assert not any(view.may[kind].allowed for kind in Kind)
    assert view.may[Kind.MENTION].because == "it was retired by Ada on 2026-11-22 in commit abcdabcdabcd"
