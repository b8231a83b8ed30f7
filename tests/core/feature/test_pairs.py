from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature._pairs import InPairs

PAIR = st.tuples(st.integers(), st.text(max_size=3))


@given(st.dictionaries(st.text(max_size=3), st.lists(PAIR, min_size=1, max_size=4)))
def test_pairs_that_are_held_flat_are_told_as_they_are_looked_up(
    held: dict[str, list[tuple[int, str]]],
) -> None:
    pairs = InPairs({key: tuple(part for pair in found for part in pair) for key, found in held.items()})
    assert {key: [*found] for key, found in pairs.items()} == held
    assert [[*found] for found in pairs.values()] == [[*pairs[key]] for key in pairs] == [*held.values()]
