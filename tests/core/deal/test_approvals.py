import pytest

from readyctl.core.deal.approvals import ApprovalPart, approver_in, find_approval
from readyctl.core.deal.note import Handoff

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(*steps: dict[str, str], **more: object) -> Handoff:
    lines = [step | {"status": "confirmed"} for step in steps]
    return Handoff.model_validate({**HEAD, "workflow": {"steps": lines, **more}})


def missing(*texts: str) -> set[ApprovalPart]:
    found = find_approval(note(*({"text": text} for text in texts)))
    assert found is not None
    return set(found.missing)


@pytest.mark.parametrize("text", ["needs no approval", "nobody approves it", "finance pays it"])
def test_where_nobody_approves_there_is_no_approval(text: str) -> None:
    assert find_approval(note({"text": text})) is None


def test_an_approval_begins_at_the_first_line_that_has_one() -> None:
    found = find_approval(note({"text": "asks"}, {"who": "CFO", "text": "approves it"}))
    assert found is not None
    assert (found.at, found.text) == (("workflow", "steps", 1, "text"), "approves it")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the CFO approves it", ApprovalPart.APPROVER),
        ("managers approve all above 500 EUR", ApprovalPart.THRESHOLD),
        ("the CFO approves it; urgent ones skip the approval", ApprovalPart.OVERRIDE),
        ("the CFO approves or rejects it", ApprovalPart.REJECTION),
        ("the CFO approves it, her deputy where she is away", ApprovalPart.ABSENCE),
        ("the CFO approves it, and again if it is changed after approval", ApprovalPart.EDITS),
    ],
)
def test_a_part_that_is_said_is_not_missing(text: str, part: ApprovalPart) -> None:
    assert part not in missing(text)
    assert missing("somebody approves it") >= {part} - {ApprovalPart.EDITS}


def test_a_time_of_day_is_no_threshold() -> None:
    assert ApprovalPart.THRESHOLD in missing("the CFO approves it from 9 to 17 o'clock")


def test_a_right_to_override_answers_for_an_absence() -> None:
    assert ApprovalPart.ABSENCE not in missing("the CFO approves it, finance may override")


@pytest.mark.parametrize(("text", "who"), [("managers approve refunds", "managers"), ("to approve it", None)])
def test_who_approves(text: str, who: str | None) -> None:
    assert approver_in(text) == who
