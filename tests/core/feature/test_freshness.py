"""How old engineering's word on a feature is, in words, and when it will be too old."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.freshness import is_due, why_stale
from support.guards import settings_of
from support.inventories import TODAY, signed, status, unsigned

WINDOWS = st.none() | st.integers(1, 40)


@given(st.integers(0, 40), st.integers(1, 40), WINDOWS, WINDOWS)
def test_a_window_of_its_own_only_shortens(age: int, ahead: int, own: int | None, level: int | None) -> None:
    settings = settings_of({"version": 1, "stale_after": {"default": str(level or 9)}})
    day = (TODAY - dt.timedelta(days=age)).isoformat()
    data: dict[str, Node] = {"id": "x", "level": "beta", "fresh_for": str(own) if own else None}
    found = status(data, signed(at=day), settings=settings)
    assert found.window == min(own or 99, level or 9)
    until = found.fresh_until
    assert until is not None
    assert found.stale == (until < TODAY)
    soon = any(until < TODAY + dt.timedelta(days=day) for day in range(1, ahead + 1))
    assert is_due(found, TODAY, ahead) == (soon and not found.stale)


def test_what_never_grows_old_has_no_last_day() -> None:
    for found in (status({"id": "x"}, signed()), status({"id": "x", "level": "beta"}, unsigned())):
        assert (found.fresh_until, is_due(found, TODAY, 999)) == (None, False)


@pytest.mark.parametrize(
    ("more", "day", "said"),
    [
        ({}, "2026-11-14", "last confirmed 8 days ago, and 'beta' is fresh for 7"),
        ({"fresh_for": "2"}, "2026-11-19", "last confirmed 3 days ago, and it is fresh for 2"),
        ({}, "2026-11-21", "last confirmed 1 day ago"),
    ],
)
def test_the_reason_names_the_age_and_the_window(more: dict[str, Node], day: str, said: str) -> None:
    assert why_stale(status({"id": "x", "level": "beta", **more}, signed(at=day))) == said
