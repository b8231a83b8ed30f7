import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.spans import overlaps

_PLACE = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 3), (2, 5), True), ((0, 9), (4, 5), True), ((0, 3), (3, 5), False), ((0, 1), (7, 9), False)],
)
def test_places_that_only_touch_do_not_overlap(
    one: tuple[int, int],
    other: tuple[int, int],
    shared: bool,  # noqa: FBT001
) -> None:
    assert overlaps(one, other) is overlaps(other, one) is shared


@given(_PLACE, _PLACE)
def test_places_overlap_where_a_character_stands_in_both(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    assert overlaps(one, other) == bool(set(range(*one)) & set(range(*other)))
