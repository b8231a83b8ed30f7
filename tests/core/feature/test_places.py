from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.places import InPlaces, place_of, spread_over


class Named(NamedTuple):
    id: str
    path: str


class Held(InPlaces[Named]):
    def __init__(self, *held: Named) -> None:
        self.held = held

    @property
    def features(self) -> tuple[Named, ...]:
        return self.held


@given(st.lists(st.text()), st.integers(0, 5))
def test_two_places_together_are_one_of_half_as_many(ids: list[str], power: int) -> None:
    number = 2**power
    twice = spread_over(2 * number, ((each, each) for each in ids))
    once = spread_over(number, ((each, each) for each in ids))
    assert [sorted(twice[at] + twice[at + number]) for at in range(number)] == [sorted(each) for each in once]


@given(st.lists(st.builds(Named, st.text(max_size=2), st.text(max_size=1))), st.integers(0, 4))
def test_each_feature_is_at_the_place_of_its_id_and_in_order(held: list[Named], power: int) -> None:
    number, features = 2**power, Held(*held)
    found = [features.features_at(place, number) for place in range(number)]
    assert [[*each] for each in found] == [
        [each for each in held if place_of(each.id, number) == place] for place in range(number)
    ]
    assert features.places is None


def test_some_hundred_are_looked_at_at_a_time() -> None:
    held = {
        number: Held(*(Named(str(each), "") for each in range(number))) for number in (0, 511, 1024, 5000)
    }
    assert {number: features.portions for number, features in held.items()} == {
        0: 1,
        511: 1,
        1024: 2,
        5000: 8,
    }
