import datetime as dt

import pytest
from pydantic import ValidationError

from readyctl.core.deal.lines import MAIN_PARTS, Part, empty_parts, lines
from readyctl.core.deal.note import Custom, Direction, Handoff, Stage, Verb
from readyctl.core.promise.model import Status

HEAD = {"id": "acme-2026-11", "customer": "Acme", "owner": "sam@example.com", "stage": "proposal"}
FULL = HEAD | {
    "value": {"amount": "120000", "currency": "EUR"},
    "close_date": "2026-12-15",
    "source": {"system": "salesforce", "id": "0061x"},
    "promises": [
        {
            "feature": "multi-currency-reconciliation",
            "kind": "contract",
            "due": "2027-Q2",
            "quote": "that is coming",
            "said_on": "2026-11-03",
            "limits": [{"metric": "match latency", "at_most": "12 ms"}],
            "status": "confirmed",
        }
    ],
    "workflow": {
        "trigger": {"text": "A buyer files a refund request", "status": "confirmed"},
        "steps": [{"who": "team lead", "text": "Reviews it", "custom": "no", "status": "assumed"}],
        "result": {"text": "The refund is paid", "status": "confirmed"},
        "exceptions": [{"when": "the approver is away", "text": "Finance may", "status": "not_discussed"}],
    },
    "roles": [{"role": "finance reviewer", "can": ["view", "approve"], "status": "assumed"}],
    "data": [
        {"what": "customers", "from": "CRM", "to": "ERP", "direction": "one-way", "status": "confirmed"}
    ],
    "constraints": [{"text": "Seven years", "status": "assumed"}],
    "day_one": {"launch": [{"text": "Refunds", "status": "confirmed"}], "later": None, "manual": []},
    "questions": [{"text": "Who?", "asked_of": "buyer", "status": "not_discussed"}],
    "review": {"as_of": "2026-11-20", "verdict": "approved", "remarks": None},
}


def test_the_documented_example_reads() -> None:
    note = Handoff.model_validate(FULL)
    assert note.promises[0].due == dt.date(2027, 6, 30)
    assert note.workflow.steps[0].custom is Custom.NO
    assert note.roles[0].can == (Verb.VIEW, Verb.APPROVE)
    assert note.data[0].source == "CRM"
    assert note.data[0].direction is Direction.ONE_WAY


def test_four_keys_are_enough_and_null_is_empty() -> None:
    note = Handoff.model_validate(HEAD | {"workflow": None, "roles": None, "day_one": None, "promises": None})
    assert list(lines(note)) == []
    assert empty_parts(note) == MAIN_PARTS


@pytest.mark.parametrize("missing", ["id", "customer", "owner", "stage"])
def test_each_required_key_is_required(missing: str) -> None:
    with pytest.raises(ValidationError):
        Handoff.model_validate({key: value for key, value in HEAD.items() if key != missing})


@pytest.mark.parametrize(
    "bad",
    [
        {"constraints": [{"text": "no tag"}]},
        {"constraints": [{"text": "odd tag", "status": "maybe"}]},
        {"roles": [{"role": "admin", "can": ["fly"], "status": "assumed"}]},
        {"value": {"amount": "-1"}},
        {"value": {"amount": "NaN"}},
        {"stage": "signed"},
        {"surprise": "x"},
    ],
)
def test_what_the_format_does_not_know_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Handoff.model_validate(HEAD | bad)


def test_every_line_is_listed_once_with_its_place() -> None:
    found = {line.at: (line.part, line.status) for line in lines(Handoff.model_validate(FULL))}
    assert len(found) == 10
    assert found["workflow", "exceptions", 0] == (Part.WORKFLOW, Status.NOT_DISCUSSED)
    assert found["day_one", "launch", 0] == (Part.DAY_ONE, Status.CONFIRMED)
    assert found["promises", 0] == (Part.PROMISES, Status.CONFIRMED)


def test_lines_read_as_they_would_be_said() -> None:
    said = [line.text for line in lines(Handoff.model_validate(FULL))]
    assert "team lead: Reviews it" in said
    assert "finance reviewer can view, approve" in said
    assert "customers from CRM to ERP (one-way)" in said
    assert "contract of multi-currency-reconciliation by 2027-06-30: “that is coming”" in said


def test_stages_run_from_discovery_to_won_and_lost_stands_apart() -> None:
    assert [s for s in Stage if s.in_writing] == [Stage.PROPOSAL, Stage.CONTRACT, Stage.WON]
    assert Stage.LOST.rank < Stage.DISCOVERY.rank
