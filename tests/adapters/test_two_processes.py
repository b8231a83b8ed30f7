"""Work on many things in two processes comes to what it comes to in one, whatever becomes of the second."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest

from readyctl.adapters import two_processes
from readyctl.adapters.two_processes import FEW, Work, in_two_processes

NUMBERS = range(FEW * 2 + 1)
HERE = os.getpid()


def _work(find: Callable[[int], tuple[int, str]]) -> Work[int, tuple[int, str]]:
    def put(found: tuple[int, str]) -> str:
        return found[1]

    def take(item: int, plain: object) -> tuple[int, str]:
        return item, f"{plain}"

    def all_of(items: Sequence[int]) -> Iterator[tuple[int, str]]:
        return map(find, items)

    return Work(all_of, put, take)


def _said(number: int) -> tuple[int, str]:
    return number, f"\udce4{number}"  # a path that is no UTF-8 has such a character


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_processes, "_cores", lambda: 2)


def test_both_halves_come_back_in_order() -> None:
    assert in_two_processes(_work(_said), NUMBERS) == list(map(_said, NUMBERS))


def _where(number: int) -> tuple[int, str]:
    return number, str(os.getpid() == HERE)


def test_the_second_half_is_done_elsewhere() -> None:
    found = in_two_processes(_work(_where), NUMBERS)
    assert [said for _, said in found] == ["True"] * (FEW + 1) + ["False"] * FEW


def test_one_core_does_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_processes, "_cores", lambda: 1)
    assert {said for _, said in in_two_processes(_work(_where), NUMBERS)} == {"True"}


def test_a_system_that_copies_no_process_does_all_of_it_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(two_processes, "_copied", refused)
    assert {said for _, said in in_two_processes(_work(_where), NUMBERS)} == {"True"}


def test_few_are_done_by_one_process() -> None:
    assert {said for _, said in in_two_processes(_work(_where), NUMBERS[: FEW - 1])} == {"True"}


def _ended(number: int) -> tuple[int, str]:
    if os.getpid() != HERE and number == FEW * 2 - 50:
        os.kill(os.getpid(), signal.SIGKILL)
    return _where(number)


def test_what_a_killed_process_did_not_do_is_done_here() -> None:
    found = in_two_processes(_work(_ended), NUMBERS)
    assert found == [(number, "True") for number in NUMBERS]


def _failing(number: int) -> tuple[int, str]:
    if number == FEW * 2 - 50:
        raise LookupError(number)
    return _said(number)


def test_an_exception_in_the_second_half_arrives_as_it_is() -> None:
    with pytest.raises(LookupError, match=f"^{FEW * 2 - 50}$"):
        in_two_processes(_work(_failing), NUMBERS)


def test_an_exception_in_the_first_half_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    copied = two_processes._copied  # noqa: SLF001 - which process it was

    def noted() -> int:
        begun.append(copied())
        return begun[0]

    monkeypatch.setattr(two_processes, "_copied", noted)

    def found(items: Sequence[int]) -> Iterable[int]:
        if items[0] == 0:
            return items  # the few that are done before there are two
        return iter(int, 1) if items[0] > FEW else [1 // 0]

    endless = Work[int, int](found, lambda one: one, _first)
    with pytest.raises(ZeroDivisionError):
        in_two_processes(endless, NUMBERS)
    with pytest.raises(ChildProcessError):
        os.waitpid(begun[0], os.WNOHANG)


def _first(item: int, plain: object) -> int:
    del plain
    return item


KILLED = """\
import os, signal
from readyctl.adapters import two_processes
from readyctl.adapters.two_processes import Work, in_two_processes

two_processes._cores = lambda: 2
def find(items):
    return iter(int, 1) if items[0] else os.kill(os.getpid(), signal.SIGKILL)

in_two_processes(Work(find, lambda one: one, lambda item, one: one), range(2000))
"""


def test_the_second_process_ends_with_the_first() -> None:
    first = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE)
    said, _ = first.communicate(timeout=60)  # to the end of all who could write there
    assert (said, first.returncode) == (b"", -signal.SIGKILL)
