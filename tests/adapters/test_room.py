import ctypes

import pytest

from readyctl.adapters.room import give_back


def test_giving_room_back_changes_nothing_that_is_held() -> None:
    held = [bytes(1000) for _ in range(100)]
    give_back(50_000)
    assert held == [bytes(1000)] * 100


@pytest.mark.parametrize("error", [OSError, AttributeError, TypeError])
def test_where_the_c_library_cannot_give_room_back_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    asked: list[object] = []

    def none(name: object) -> None:
        asked.append(name)
        raise error

    monkeypatch.setattr(ctypes, "CDLL", none)
    give_back(4_999)
    assert not asked
    give_back(5_000)
    assert asked == [None]
