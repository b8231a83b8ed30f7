"""Our decorator for values makes what the standard one makes."""

import dataclasses
import sys
from copy import copy

import pytest

from readyctl.values import dataclass


@dataclass(frozen=True)
class Plain:
    first: int
    more: tuple[str, ...] = ()
    made: list[int] = dataclasses.field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True)
class Longer(Plain):
    last: str = "end"
    set_by_itself: int = dataclasses.field(default=7, init=False)


@dataclass(frozen=True, slots=True)
class Narrow:
    one: int


@dataclass(frozen=True, kw_only=True)
class Named:
    one: int
    two: int = 2


@dataclass
class Changing:
    one: int

    def __post_init__(self) -> None:
        self.one += 1


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    one: int


def test_values_are_equal_by_what_they_are_compared_by_and_of_one_class() -> None:
    assert Plain(1, ("a",), [1]) == Plain(1, ("a",), [2])
    assert hash(Plain(1, ("a",), [1])) == hash(Plain(1, ("a",), [2]))
    assert Plain(1) != Plain(2)
    assert Plain(1) != Longer(1)
    assert Narrow(1) == Narrow(1)
    assert len({Narrow(1), Narrow(1), Narrow(2)}) == 2
    assert Itself(1) != Itself(1)


def test_what_may_change_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Changing(1))
    assert Changing(1) == Changing(1)


def test_defaults_stand_where_nothing_is_given_and_are_made_anew() -> None:
    assert Plain(1).made is not Plain(1).made
    assert Plain(1, made=[3]).made == [3]
    assert Longer(1, last="x") == Longer(1, (), [], "x")
    assert Longer(1).set_by_itself == 7
    assert Changing(1).one == 2
    assert Named(one=1) == Named(one=1, two=2)


def test_a_wrong_call_is_refused_under_the_name_of_the_class() -> None:
    with pytest.raises(
        TypeError, match=r"Plain.__init__\(\) missing 1 required positional argument: 'first'"
    ):
        Plain()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Named.__init__\(\) takes 1 positional argument but 2 were given"):
        Named(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="set_by_itself"):
        Longer(1, set_by_itself=3)  # type: ignore[call-arg]


def test_the_standard_library_knows_them() -> None:
    assert [field.name for field in dataclasses.fields(Longer)] == [
        "first",
        "more",
        "made",
        "last",
        "set_by_itself",
    ]
    assert dataclasses.replace(Plain(1, ("a",)), first=2) == Plain(2, ("a",))
    assert dataclasses.asdict(Narrow(1)) == {"one": 1}
    assert copy(Narrow(1)) == Narrow(1)
    assert Plain.__match_args__ == ("first", "more", "made")


def test_a_value_shows_what_it_holds_though_it_holds_itself() -> None:
    shown = Plain(1, ("a",))
    assert repr(shown) == "Plain(first=1, more=('a',))"
    assert repr(Narrow(1)) == "Narrow(one=1)"
    around = Changing(0)
    around.one = around  # type: ignore[assignment]
    assert repr(around) == "Changing(one=...)"


def test_narrow_values_have_no_room_for_more() -> None:
    assert not hasattr(Narrow(1), "__dict__")
    assert sys.getsizeof(Narrow(1)) < sys.getsizeof(Plain(1)) + sys.getsizeof(vars(Plain(1)))
