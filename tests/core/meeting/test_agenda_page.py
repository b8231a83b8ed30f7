"""However much was promised, the agenda is a page: the heaviest in full, of the rest how much there is."""

import json
from types import ModuleType

import pytest

from core.meeting.test_agenda import deal, feature
from readyctl.core.meeting.agenda import Agenda, agenda
from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.render.meeting import agenda_json, agenda_markdown, agenda_text
from support.inventories import inventory, signed, status

PAGE = 200
"""Lines."""


def registry(deals: int, features: int = 60) -> Agenda:
    """Every second feature is only planned; every deal was promised ten of them, and what nobody knows."""
    known = [
        feature(f"f{n}") if n % 2 else status({"id": f"f{n}", "name": f"f{n}", "level": "planned"}, signed())
        for n in range(features)
    ]
    notes = [
        deal(f"d{n}", *(f"f{(n + k) % features}" for k in range(10)), f"gone-{n}", close_date="2026-12-01")
        for n in range(deals)
    ]
    return agenda(SalesMoment(inventory(*known), tuple(notes)))


@pytest.mark.parametrize("renderer", [agenda_text, agenda_markdown])
def test_five_times_the_deals_are_no_longer_agenda(renderer: ModuleType) -> None:
    few, many = renderer.render(registry(60)).splitlines(), renderer.render(registry(300)).splitlines()
    assert len(many) <= len(few) <= PAGE
    assert max(map(len, many)) < 500


def test_the_rest_is_counted_and_json_has_it_all() -> None:
    made = registry(300)
    told = agenda_text.render(made)
    rest = made.to_decide[12:]
    promises = sum(len(item.promises) for item in rest)
    assert f"and {len(rest)} more that need a decision, with {promises} promises, {promises} that may" in told
    assert "and 288 more: `readyctl sync agenda --json` has all" in told
    assert len(json.loads(agenda_json.render(made))["features"]) == len(made.items)


def test_what_fits_is_told_whole() -> None:
    assert "more" not in agenda_text.render(registry(1))
