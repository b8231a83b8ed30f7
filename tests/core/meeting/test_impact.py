import datetime as dt
import json

import pytest

from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.table import Level
from readyctl.core.meeting.impact import Impact, WhatIf, impact
from readyctl.core.meeting.record import SyncRecord
from readyctl.render.meeting.impact import render, summary
from readyctl.render.meeting.impact_json import render as render_json
from support.inventories import inventory, signed, status


def shipped() -> Inventory:
    evidence: Node = {"production": "p", "tests": "t", "docs": "d", "support": "s"}
    return inventory(
        status(
            {
                "id": "fx",
                "name": "FX matching",
                "level": "shipped",
                "evidence": evidence,
                "links": ["decks/q4.pptx"],
            },
            signed(),
        )
    )


def committed(date: str = "2027-06-30") -> Inventory:
    delivery: Node = {"date": date, "scope": "One way.", "capacity": "2 engineers"}
    return inventory(
        status({"id": "fx", "name": "FX matching", "level": "committed", "delivery": delivery}, signed())
    )


def deal(
    name: str, *promises: dict[str, str], amount: int = 100, currency: str = "EUR", stage: str = "proposal"
) -> Handoff:
    return Handoff.model_validate(
        {
            "id": name, "customer": name.title(), "owner": "sam@example.com", "stage": stage,
            "value": {"amount": amount, "currency": currency},
            "promises": [{"feature": "fx", "status": "confirmed", **promise} for promise in promises],
        }
    )  # fmt: skip


def found(to: Level | None, date: str | None, at: Inventory, *notes: Handoff) -> Impact:
    result = impact("fx", WhatIf(to, dt.date.fromisoformat(date) if date else None), at, notes)
    assert result is not None
    return result


def test_a_lower_level_makes_contracts_untrue_and_leaves_mentions() -> None:
    acme = deal("acme", {"kind": "contract", "due": "2027-01-31"}, {"kind": "mention"}, stage="contract")
    other = deal("other", {"kind": "demo"}, amount=70, currency="USD")
    lower = found(Level.BETA, None, shipped(), other, acme)
    assert [(one.note.id, one.promise.kind) for one in lower.untrue] == [("acme", "contract")]
    assert summary(lower) == [
        "1 promise in 1 deal would become untrue, 100 EUR",
        "Acme (contract): contract by 2027-01-31: not while it is beta",
    ]
    lowest = found(Level.EXPLORATORY, None, shipped(), other, acme)
    assert [note.id for note in lowest.deals] == ["acme", "other"]
    assert summary(lowest)[0].endswith("3 promises in 2 deals would become untrue, 100 EUR and 70 USD"[2:])


def test_a_date_that_has_passed_is_no_date_to_promise() -> None:
    acme = deal("acme", {"kind": "contract", "due": "2027-12-31"}, {"kind": "mention"})
    passed = found(Level.COMMITTED, "2026-11-21", shipped(), acme)
    assert passed.then.overdue
    assert [one.promise.kind for one in passed.untrue] == ["contract"]
    today = found(Level.COMMITTED, "2026-11-22", shipped(), acme)
    assert not today.then.overdue
    assert today.untrue == ()


def test_a_date_at_a_level_without_one_is_never_overdue() -> None:
    assert not found(Level.BETA, "2026-11-21", shipped()).then.overdue


def test_a_later_date_makes_earlier_promises_untrue() -> None:
    early = deal("early", {"kind": "contract", "due": "2027-07-31", "said_on": "2026-11-03"})
    late = deal("late", {"kind": "contract", "due": "2027-12-31"})
    slipped = found(None, "2027-09-30", committed(), early, late)
    (one,) = slipped.untrue
    assert one.why == "2027-07-31 was promised, and it would come on 2027-09-30"
    assert one.draft == (
        "Early: We can no longer stand by our promise of FX matching by 2027-07-31, of 2026-11-03. "
        "FX matching is not available today; we plan to deliver it by 2027-09-30. What it covers: One way. "
        "We would like to talk with you about what this means for you."
    )


def test_what_may_not_be_said_today_is_named_apart_with_its_money() -> None:
    lower = found(Level.PLANNED, None, committed(), deal("acme", {"kind": "demo"}, {"kind": "mention"}))
    assert (lower.untrue, [one.note.id for one in lower.already]) == ((), ["acme"])
    assert "No more promise to a customer becomes untrue." in render(lower)
    assert "Untrue already, as it is today: 1 promise, 100 EUR:\n  Acme (proposal): demo: " in render(lower)


def test_decisions_of_the_last_sync_and_links_are_shown() -> None:
    record = SyncRecord.model_validate(
        {
            "date": "2026-11-02", "revision": "abc",
            "mismatches": [
                {"feature": "fx", "found": "slow", "decision": "measure it", "owner": "ada@example.com"},
                {"feature": "fx", "found": "old", "decision": "sign it", "done": "2026-11-03"},
                {"feature": "else", "found": "slow", "decision": "nothing"},
            ],
        }
    )  # fmt: skip
    result = impact("fx", WhatIf(Level.BETA), shipped(), [], [record])
    assert result is not None
    text = render(result)
    assert "measure it (ada@example.com)" in text
    assert "sign it" not in text
    assert "decks/q4.pptx" in text


def test_the_same_as_data() -> None:
    said = json.loads(render_json(found(Level.BETA, None, shipped(), deal("acme", {"kind": "contract"}))))
    assert said["schema"] == "readyctl.impact/1"
    assert (said["from"]["level"], said["to"]["level"], said["deals"]) == ("shipped", "beta", ["acme"])
    assert said["value"] == [{"amount": "100", "currency": "EUR"}]


@pytest.mark.parametrize("level", [Level.SHIPPED, Level.BETA, Level.COMMITTED])
def test_nothing_becomes_untrue_where_nothing_is_promised(level: Level) -> None:
    assert found(level, "2027-01-01", shipped()).untrue == ()


def test_an_unknown_feature_has_no_impact() -> None:
    assert impact("teleporter", WhatIf(Level.BETA), shipped(), []) is None


def noted(name: str, text: str, stage: str = "proposal") -> Handoff:
    said = {"launch": [{"text": text, "status": "confirmed"}]}
    return deal(name, stage=stage).model_copy(
        update={"day_one": Handoff.model_validate({**USUAL, "day_one": said}).day_one}
    )


USUAL = {"id": "a", "customer": "A", "owner": "s", "stage": "proposal"}


def test_what_notes_say_becomes_untrue_too_and_what_is_untrue_already_is_marked_so() -> None:
    works = noted("acme", "FX matching works")
    down = found(Level.named("planned"), None, shipped(), works, noted("cold", "FX matching works", "lost"))
    assert [(one.note.id, one.words, one.already) for one in down.said] == [
        (
            "acme",
            "the note of Acme says that it is available, and it is planned, and so in no proposal",
            False,
        )
    ]
    assert "Said in notes, and not so any more then:" in render(down)
    assert summary(down) == [f"{down.said[0].words} (acme)"]
    assert [one["already"] for one in json.loads(render_json(down))["said"]] == [False]
    down = found(Level.named("planned"), None, committed(), works)
    assert [one.already for one in down.said] == [True]
    assert "Said in notes, and not so today either:" in render(down)
    assert "where nothing of it becomes untrue" not in render(down)
    assert summary(down) == []
