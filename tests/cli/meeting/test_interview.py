"""The questions of `sync record`, asked of an agenda that is built by hand."""

import datetime as dt

import pytest
from msgspec.structs import replace

from readyctl.cli.meeting.interview import Sitting, interview
from readyctl.core.level.table import Level
from readyctl.core.meeting.agenda import agenda
from readyctl.core.meeting.draft import MeetingDraft
from readyctl.core.meeting.owners import Owners
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.record import Mismatch
from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.core.meeting.waits import waits
from support.inventories import TODAY, inventory, status, unsigned
from support.waiting import ROSTER, deal, waiting

FX = status({"id": "fx", "name": "FX", "level": "beta"}, unsigned())
ASKED = OpenProposal("fx", "a", Level.SHIPPED, {}, "pat@example.com", "Acme waits", TODAY, "Ada")
PROMISE = {"feature": "fx", "kind": "demo", "status": "confirmed"}
OWNED = "decision, fx, it is late"


def sitting(**answers: str) -> Sitting:
    draft = MeetingDraft("2026-11-22", "abc", answers)
    day = dt.date(2026, 12, 22)
    return Sitting(
        draft, lambda _: None, today=TODAY, following=day, owner="us", owners=Owners(ROSTER, ("Sam Sales",))
    )


def test_what_is_asked_who_has_to_do_what_and_what_is_in_no_deal_is_gone_through_as_the_agenda_has_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = iter(["", "2026-11-20", *[""] * 20])
    monkeypatch.setattr("builtins.input", lambda: next(asked))
    moment = SalesMoment(
        inventory(FX), (deal("acme", PROMISE),), asked={"fx": ASKED}, waits=waits(waiting(FX))
    )
    made = replace(agenda(moment), undecided=(Mismatch(feature="gone", found="late", owner="Zed"),))
    given = interview(made, sitting())
    said = capsys.readouterr().err
    assert "gone, still open: late (no decision)" in said
    assert given["mismatches"] == [{"feature": "gone", "found": "late", "done": "2026-11-20", "owner": "Zed"}]
    assert said.count("\n  Bob Byte signs: readyctl feature sign fx") == 1
    assert "FX: asked of engineering by pat@example.com since 2026-11-22: shipped (Acme waits)" in said


def test_an_owner_is_asked_for_until_somebody_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["sam", "SAM SALES"])
    monkeypatch.setattr("builtins.input", lambda: next(answers))
    assert sitting().owner("owner, fx") == "SAM SALES"
    said = capsys.readouterr().err
    assert "no file of the registry names 'sam'; did you mean Sam Sales? known are Ada Lovelace" in said
    assert "[us]" not in said


def test_a_kept_answer_that_names_nobody_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda: "bob@example.com")
    assert sitting(**{OWNED: "us"}).owner(OWNED) == "bob@example.com"
    assert sitting(**{OWNED: ""}).owner(OWNED) == ""
