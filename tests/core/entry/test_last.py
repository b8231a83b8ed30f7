"""What was worked out of a thing is kept for that thing alone."""

from dataclasses import dataclass, replace

from readyctl.core.entry.last import kept_for_the_last, kept_with_it


def test_the_same_objects_are_worked_on_once_and_equal_ones_anew() -> None:
    worked: list[list[int]] = []

    @kept_for_the_last
    def total(numbers: list[int], more: int) -> int:
        worked.append(numbers)
        return sum(numbers) + more

    one, equal = [1, 2], [1, 2]
    assert [total(one, 1), total(one, 1), total(one, more=1)] == [4, 4, 4]
    assert len(worked) == 1
    assert [total(equal, 1), total(one, 1), total(one, 2)] == [4, 4, 5]
    assert len(worked) == 4


@dataclass(frozen=True)
class Number:
    value: int


def test_an_answer_is_kept_with_the_object_and_makes_it_no_other() -> None:
    worked: list[int] = []

    @kept_with_it
    def double(number: Number) -> int:
        worked.append(number.value)
        return 2 * number.value

    one = Number(1)
    assert [double(one), double(one), double(replace(one, value=3)), double(Number(1))] == [2, 2, 6, 2]
    assert worked == [1, 3, 1]
    assert one == Number(1)
