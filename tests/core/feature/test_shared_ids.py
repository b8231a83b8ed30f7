"""Of several entries with one id the weakest counts."""

from itertools import permutations

from readyctl.core.feature.shared_ids import weakest_by_id
from support.inventories import signed, status

VAGUE = status({"id": "fx", "level": "exploratory"}, signed(), area="a")
ALIKE = status({"id": "fx", "level": "exploratory"}, signed(), area="c")
PLANNED = status({"id": "fx", "level": "planned"}, signed(), area="b")
OTHER = status({"id": "gl", "level": "planned"}, signed())


def test_the_weakest_is_met_in_whatever_order_they_come() -> None:
    for some in permutations((VAGUE, PLANNED, OTHER)):
        assert weakest_by_id(some) == {"fx": VAGUE, "gl": OTHER}


def test_of_equally_weak_ones_the_first_counts() -> None:
    assert weakest_by_id((PLANNED, ALIKE, VAGUE))["fx"] is ALIKE
    assert weakest_by_id(()) == {}
