"""However much was promised, the agenda is a page: the heaviest in full, of the rest how much there is."""

import json
from collections.abc import Callable
from types import ModuleType

import pytest
from msgspec.structs import replace

from core.meeting.test_agenda import deal, feature
from readyctl.core.meeting.agenda import Agenda, agenda
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.core.meeting.waits import Waits, WaitsFor
from readyctl.core.text.command_line import command_line
from readyctl.render import slack
from readyctl.render.meeting import agenda_json, agenda_markdown, agenda_text
from readyctl.render.meeting.agenda_message import short
from support.inventories import TODAY, inventory, signed, status
from support.waiting import SAM

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
    assert "and 288 more: readyctl sync agenda --json\n" in told
    assert len(json.loads(agenda_json.render(made))["features"]) == len(made.items)


def test_what_fits_is_told_whole() -> None:
    assert "more" not in agenda_text.render(registry(1))


def sold(steps: int, besides: int = 0) -> Agenda:
    """A feature in an open deal about which so much waits, and what waits besides, of deals."""

    def item(number: int, feature_id: str | None) -> InboxItem:
        said = command_line("handoff check", f"d{number}")
        return InboxItem(What.TELL, f"d_{number}", "why", said, feature=feature_id)

    waiting = (*(item(n, "fx") for n in range(steps)), *(item(n, None) for n in range(besides)))
    found = Waits(TODAY, (WaitsFor((SAM,), waiting),))
    return agenda(SalesMoment(inventory(feature("fx")), (deal("acme", "fx"),), waits=found))


def agenda_chat(made: Agenda) -> str:
    return slack.render(short(made)).replace("\\n", "\n")


@pytest.mark.parametrize("render", [agenda_text.render, agenda_markdown.render, agenda_chat])
def test_every_form_shows_as_many_steps_and_says_where_the_others_are(
    render: Callable[[Agenda], str],
) -> None:
    lines = render(sold(7)).splitlines()
    told = [line for line in lines if "handoff check" in line or "and 2 more" in line]
    assert len(told) == 6
    assert "readyctl inbox --all" in told[-1]
    assert "more" not in render(sold(5))


def test_commands_are_code_in_markdown() -> None:
    told = agenda_markdown.render(sold(7, besides=14))
    assert r"- Sam Sales tells the customer: d\_0: `readyctl handoff check d0`" in told
    assert "- and 2 more: `readyctl inbox --all`" in told.splitlines()
    assert r"\`" not in told
    many = agenda_markdown.render(registry(300))
    assert "more: `readyctl sync agenda --json`" in many
    assert r"\`" not in many


def test_what_nobody_is_being_sold_is_told_below_the_longest_list() -> None:
    made = replace(sold(1, besides=14), elsewhere=3)
    for told in (agenda_markdown.render(made), agenda_text.render(made)):
        assert "three things about features that nobody is being sold: " in told
