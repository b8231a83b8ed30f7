"""The agenda built from values: limits of formats, hostile text, odd cases that the story does not have."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.overclaims import overclaims
from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.level.table import Level
from readyctl.core.meeting.agenda import Agenda, agenda
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.record import Mismatch, SyncRecord
from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.render import calendar, slack
from readyctl.render.meeting import agenda_json, agenda_markdown, agenda_text
from readyctl.render.meeting.agenda_message import short
from readyctl.render.meeting.trend import sparkline
from support.inventories import TODAY, held, inventory, retired, signed, status


def agenda_slack(made: Agenda) -> str:
    return slack.render(short(made))


def agenda_calendar(made: Agenda) -> str:
    return calendar.render(made.ahead, made.as_of, made.registry)


EVIDENCE: Node = {"production": "p", "tests": "t", "docs": "d", "support": "s"}


def feature(id_: str, level: str = "shipped", **more: Node) -> FeatureStatus:
    return status({"id": id_, "name": id_, "level": level, "evidence": EVIDENCE, **more}, signed())


def deal(id_: str, *features: str, **more: object) -> Handoff:
    promises = [{"feature": feature, "kind": "demo", "status": "confirmed"} for feature in features]
    usual = {"id": id_, "customer": id_.title(), "owner": "sam", "stage": "proposal", "promises": promises}
    return Handoff.model_validate({**usual, **more})


def record(date: str, *mismatches: dict[str, str | None]) -> SyncRecord:
    return SyncRecord.model_validate({"date": date, "revision": "abc", "mismatches": list(mismatches)})


def many(count: int, name: str = "feature-{}") -> Agenda:
    features = [feature(f"f{n}", name=name.format(n)) for n in range(count)]
    notes = [deal(f"d{n}", f"f{n}", customer=name.format(n)) for n in range(count)]
    return agenda(SalesMoment(inventory(*features), tuple(notes)))


@pytest.mark.parametrize("count", [0, 1, 10, 60, 300])
@pytest.mark.parametrize("name", ["feature-{}", "&<>" * 60 + "{}"])
def test_slack_blocks_stay_within_what_slack_takes(count: int, name: str) -> None:
    said = json.loads(agenda_slack(many(count, name)))["blocks"]
    assert len(said) <= 50
    assert len(json.dumps(said, ensure_ascii=False)) <= 13_100
    for block in said:
        text = block["text"]["text"]
        assert len(text) <= (150 if block["type"] == "header" else 3_000)
        assert "<" not in text
        assert "&" not in text.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
    shown = sum("Signed" in block["text"]["text"] for block in said)
    if shown < count:
        assert f"{count - shown} more" in said[-1]["text"]["text"]


def test_ten_features_fit_one_screen() -> None:
    assert len(agenda_text.render(many(10)).splitlines()) <= 46


def test_a_promise_of_nothing_known_is_walked_too() -> None:
    made = agenda(SalesMoment(inventory(feature("fx")), (deal("acme", "teleporter"),)))
    assert made.items == ()
    assert "Acme was promised 'teleporter': there is no feature 'teleporter'" in agenda_text.render(made)
    assert "teleporter" in agenda_markdown.render(made)


def test_what_engineering_retired_is_walked_where_a_note_names_it_or_promises_it() -> None:
    known = inventory(feature("fx"), gone=(retired("fax-intake", "Fax intake"), retired("sms", "SMS alerts")))
    named = {"trigger": {"text": "The fax intake stores the fax", "status": "confirmed"}}
    made = _with_what_is_said(known, deal("acme", "sms", workflow=named), before=inventory(feature("sms")))
    assert made.unknown == ()
    assert [item.view.id for item in made.to_decide] == ["sms", "fax-intake"]
    told = agenda_text.render(made)
    assert "Fax intake is not there any more." in told
    assert "SMS alerts is not there any more, shipped at the last sync." in told
    assert "the note of Acme says that it is available, and it was retired by Ada" in told
    assert "Awaits engineering" not in told


def test_without_open_deals_there_is_nothing_to_walk() -> None:
    text = agenda_text.render(agenda(SalesMoment(inventory(feature("fx")), ())))
    assert text.startswith(
        "Sync of 2026-11-22: no open deal promises anything; the first sync, next 2026-12-22."
    )


def test_an_overdue_promise_is_counted_and_named() -> None:
    late = feature("fx", "committed", delivery={"date": "2026-10-31", "scope": "s", "capacity": "c"})
    note = deal(
        "acme", promises=[{"feature": "fx", "kind": "contract", "due": "2026-10-31", "status": "confirmed"}]
    )
    text = agenda_text.render(agenda(SalesMoment(inventory(late), (note,))))
    assert "1 open promise, 1 overdue" in text
    assert "! its delivery date 2026-10-31 has passed." in text


def test_a_promise_of_nothing_known_is_in_slack_too() -> None:
    said = agenda_slack(agenda(SalesMoment(inventory(feature("fx")), (deal("acme", "teleporter"),))))
    assert "Acme: there is no feature 'teleporter'" in said


def test_an_open_mismatch_of_what_nobody_sells_any_more_is_still_told() -> None:
    found: dict[str, str | None] = {
        "feature": "old",
        "found": "sold as shipped",
        "decision": "tell Acme",
        "by": "2026-12-31",
    }
    made = agenda(
        SalesMoment(inventory(feature("fx")), (deal("acme", "fx"),), (record("2026-01-02", found),))
    )
    for render in (agenda_text.render, agenda_markdown.render, agenda_slack, agenda_json.render):
        assert "sold as shipped" in render(made)
    assert "somebody: tell Acme" in {date.what for date in made.ahead}


def test_a_line_that_says_too_much_of_a_feature_does_not_match_either() -> None:
    idea = feature("fx", "exploratory", name="AI cash forecast")
    line = {"text": "AI cash forecast works", "status": "confirmed"}
    lines = {"day_one": {"launch": [line]}, "promises": []}
    made = _with_what_is_said(inventory(idea), deal("acme", **lines))
    (item,) = made.to_decide
    (said,) = item.mismatches
    assert said == "the note of Acme says that it is available, and it is exploratory, and so in no proposal"
    for render in (agenda_text.render, agenda_markdown.render, agenda_slack, agenda_json.render):
        assert said in render(made)
    closed = _with_what_is_said(inventory(idea), deal("acme", stage="won", **lines))
    assert [item.mismatches for item in closed.items] == [()]


def _with_what_is_said(known: Inventory, note: Handoff, before: Inventory | None = None) -> Agenda:
    return agenda(SalesMoment(known, (note,), before=before, said=overclaims(note, held(known))))


def test_a_promise_for_the_last_day_of_all_is_in_the_calendar() -> None:
    note = deal("acme", "fx", close_date="9999-12-31")
    data = agenda_calendar(agenda(SalesMoment(inventory(feature("fx")), (note,))))
    assert "DTSTART;VALUE=DATE:99991231\r\n" in data
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 2


def _keys(moment: SalesMoment) -> dict[str, str]:
    return {date.what: date.key for date in agenda(moment).ahead}


def test_an_event_keeps_its_key_when_lines_move() -> None:
    promises = [
        {"feature": f, "kind": "contract", "status": "confirmed", "due": "2027-06-30"} for f in ("fx", "pay")
    ]
    found: list[dict[str, str | None]] = [
        {"feature": "fx", "found": f, "decision": f"do {f}", "by": "2027-01-01"} for f in ("one", "two")
    ]
    there = inventory(feature("fx", "planned"), feature("pay", "planned"))
    first = _keys(SalesMoment(there, (deal("acme", promises=promises),), (record("2026-01-02", *found),)))
    settled: list[dict[str, str | None]] = [
        {**found[0], "done": "2026-02-01"},
        {**found[1], "by": "2027-02-01"},
    ]
    records = (record("2026-01-02", *found), record("2026-02-02", *settled))
    second = _keys(SalesMoment(there, (deal("acme", promises=promises[::-1]),), records))
    assert set(second) < set(first)
    assert all(first[what] == key for what, key in second.items())
    assert second["the next sync"] == "sync-next"


HOSTILE = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00") | st.sampled_from("\n\r;,\\:|*<&\x1b"),
    max_size=200,
)


@given(HOSTILE.map(lambda text: " ".join(text.split())).filter(bool))
def test_whatever_a_name_holds_the_calendar_stays_one(name: str) -> None:
    dated = feature(
        "fx", "committed", name=name, delivery={"date": "2027-06-30", "scope": "s", "capacity": "c"}
    )
    made = agenda(SalesMoment(inventory(dated), (deal("acme", "fx"),)))
    data = agenda_calendar(made).encode()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 2


@given(HOSTILE.map(lambda text: " ".join(text.split())).filter(bool))
def test_whatever_a_name_holds_each_format_keeps_its_lines(name: str) -> None:
    plain, odd = many(2), agenda(SalesMoment(inventory(feature("f0", name=name), feature("f1")), (
        deal("d0", "f0", customer=name), deal("d1", "f1"),
    )))  # fmt: skip
    for render in (agenda_text.render, agenda_markdown.render):
        assert len(render(odd).splitlines()) == len(render(plain).splitlines())


@given(st.lists(st.integers(min_value=0, max_value=10**6), max_size=40))
def test_a_sparkline_has_a_bar_for_each_number(numbers: list[int]) -> None:
    bars = sparkline(numbers)
    assert len(bars) == len(numbers)
    if any(numbers):
        assert bars[numbers.index(max(numbers))] == "█"


def test_levels_are_compared_with_the_last_meeting() -> None:
    before = inventory(feature("fx", "beta", caveats=["slow"]))
    made = agenda(
        SalesMoment(inventory(feature("fx")), (deal("acme", "fx"),), (record("2026-10-05"),), before)
    )
    assert made.items[0].before is Level.BETA
    assert "fx is shipped, beta at the last sync." in agenda_text.render(made)
    assert made.as_of == TODAY


def test_what_changed_about_features_that_nobody_sells_is_left_out() -> None:
    before = inventory(feature("fx", "beta", caveats=["slow"]), feature("unsold", "beta", caveats=["slow"]))
    after = inventory(feature("fx"), feature("unsold"))
    made = agenda(SalesMoment(after, (deal("acme", "fx"),), (record("2026-10-05"),), before))
    assert {change.feature for change in made.changes} == {"fx"}


def test_what_needs_a_decision_comes_first_and_the_first_sentence_says_how_many() -> None:
    features = (feature("quiet"), feature("idea", "planned"))
    notes = (deal("acme", "quiet", stage="contract"), deal("globex", "idea", stage="discovery"))
    made = agenda(SalesMoment(inventory(*features), notes))
    assert [item.view.id for item in made.items] == ["idea", "quiet"]
    text = agenda_text.render(made)
    assert text.startswith("Sync of 2026-11-22: 1 of 2 items needs a decision; 2 open deals")
    assert "\n2. quiet is shipped. Signed" in text


def test_deals_in_which_nobody_wrote_down_a_promise_are_told_by_stage_and_money() -> None:
    notes = (
        deal("small", stage="contract", value={"amount": 5, "currency": "EUR"}),
        deal(
            "large", stage="contract", value={"amount": 1200000, "currency": "EUR"}, close_date="2026-12-15"
        ),
        deal("early", stage="discovery", value={"amount": 9000000, "currency": "EUR"}),
        deal("acme", "quiet"),
    )
    made = agenda(SalesMoment(inventory(feature("quiet")), notes))
    assert [note.id for note in made.unpromised] == ["large", "small", "early"]
    for render in (agenda_text.render, agenda_markdown.render, agenda_slack):
        text = render(made)
        assert "Nobody wrote down what was promised" in text
        assert "Large (contract), 1,200,000 EUR, closes 2026-12-15" in text.replace("\\", "")
    assert json.loads(agenda_json.render(made))["without_promise"] == ["large", "small", "early"]
    text = agenda_text.render(made)
    assert text.index("Nobody wrote") < text.index("Nothing to decide")


def test_a_feature_that_a_note_names_is_walked_without_a_promise() -> None:
    line = {"launch": [{"text": "Global sync runs nightly", "status": "confirmed"}]}
    named = feature("sync", "planned", name="Global sync")
    made = agenda(SalesMoment(inventory(named, feature("other")), (deal("acme", day_one=line),)))
    (item,) = made.items
    assert (item.view.id, [note.id for note in item.named]) == ("sync", ["acme"])
    assert "Acme (proposal) names it" in agenda_text.render(made)


def test_a_promise_is_walked_as_itself_though_one_above_it_has_ended() -> None:
    ended = {"on": "2026-01-02", "reason": "moved"}
    promises = [
        {"feature": "f", "kind": "contract", "status": "confirmed", "withdrawn": ended},
        {"feature": "g", "kind": "mention", "status": "confirmed"},
        {"feature": "f", "kind": "demo", "status": "confirmed"},
    ]
    made = agenda(SalesMoment(inventory(feature("f"), feature("g")), (deal("d", promises=promises),)))
    walked = {item.view.id: [line.check.promise.kind.value for line in item.promises] for item in made.items}
    assert walked == {"f": ["demo"], "g": ["mention"]}


def test_what_is_shipped_is_not_to_be_delivered() -> None:
    late = feature("fx", delivery={"date": "2026-12-24", "scope": "s", "capacity": "c"})
    made = agenda(SalesMoment(inventory(late), (deal("acme", "fx"),)))
    assert not [date for date in made.ahead if "to be delivered" in date.what]


def test_a_promise_that_does_not_hold_is_outstanding_though_its_feature_is_there() -> None:
    limits: list[Node] = [{"metric": "sync interval", "at_least": "24 h"}]
    promise = {"feature": "fx", "kind": "contract", "status": "confirmed", "due": "2026-12-24"}
    asked = {"limits": [{"metric": "sync interval", "at_most": "1 h"}]}
    note = deal("acme", promises=[{**promise, **asked}])
    text = agenda_text.render(agenda(SalesMoment(inventory(feature("fx", limits=limits)), (note,))))
    assert "1 open promise, 1 that may not be made" in text
    assert "kept" not in text


def test_the_events_of_two_registries_have_nothing_in_common() -> None:
    there, notes = inventory(feature("fx")), (deal("acme", "fx", close_date="2026-12-10"),)
    made = (agenda(SalesMoment(there, notes, registry=name)) for name in ("a1", "b2"))
    first, second = (
        {str(event["UID"]) for event in Calendar.from_ical(agenda_calendar(one)).walk("VEVENT")}
        for one in made
    )
    assert first
    assert first.isdisjoint(second)


def request(feature_id: str) -> OpenProposal:
    return OpenProposal(feature_id, "a", Level.SHIPPED, {}, "pat@example.com", "why", TODAY, "Ada")


@pytest.mark.parametrize("render", [agenda_text.render, agenda_markdown.render, agenda_slack])
def test_what_is_asked_for_with_no_deal_behind_it_is_told_in_a_few_lines(
    render: Callable[[Agenda], str],
) -> None:
    ids = [f"wish{number}" for number in range(200)]
    moment = SalesMoment(
        inventory(*(feature(each, "planned") for each in ids)),
        (deal("acme", "wish0"),),
        asked={each: request(each) for each in ids},
    )
    text = render(agenda(moment))
    assert "Asked of engineering, with no open deal behind it" in text
    assert "wish5: asked of engineering by pat" in text.replace("\\", "")
    assert "wish0: asked of engineering" not in text
    assert "wish6" not in text
    assert "and 194 more: " in text
    assert json.loads(agenda_json.render(agenda(moment)))["requests"] == ids[1:]


def test_what_is_left_open_of_a_feature_in_no_deal_has_a_number_and_a_command_and_no_value_is_no_words() -> (
    None
):
    made = agenda(SalesMoment(inventory(feature("quiet")), (deal("acme", "quiet", stage="contract"),)))
    left = replace(made, undecided=(Mismatch(feature="gone", found="late"),))
    text = agenda_text.render(left)
    assert (
        "\n1. gone is in no open deal.\n   > still open: late.\n   Who sees to it: readyctl inbox --all"
        in text
    )
    assert "\n2. quiet is shipped. Signed" in text
    assert "\n   1 open promise: Acme (contract) demo, kept.\n" in text
