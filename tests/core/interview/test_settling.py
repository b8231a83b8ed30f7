import datetime as dt

import pytest

from readyctl.core.deal.approvals import ApprovalGap, ApprovalPart, find_approval
from readyctl.core.deal.gaps import EmptyPart, Gap, OnlyNamed
from readyctl.core.deal.note import Direction, Handoff, Verb
from readyctl.core.entry.document import Node
from readyctl.core.interview.promised import Known
from readyctl.core.interview.settling import Reply, settle, shown
from readyctl.core.promise.model import Status

Data = dict[str, Node]


def told(
    at: tuple[str | int, ...], text: str, status: Status, question: str = "How is it?", **more: Node
) -> Data:
    data: Data = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery", **more}
    about = ("finance",) if at[0] == "roles" else ("orders",)
    settle(data, shown(data), Gap("m", at, question, 5, about=about), Reply(text, status))
    return data


def orders(**more: Node) -> list[Node]:
    return [{"what": "orders", "to": "ERP", "status": "confirmed", **more}]


def test_an_assumed_answer_makes_its_line_assumed() -> None:
    note = shown(told(("data", 0, "direction"), "one way", Status.ASSUMED, data=orders()))
    assert (note.data[0].direction, note.data[0].status) == (Direction.ONE_WAY, Status.ASSUMED)


def test_a_confirmed_answer_makes_an_assumed_line_no_surer() -> None:
    line: list[Node] = [{"what": "orders", "status": "assumed"}]
    note = shown(told(("data", 0, "to"), "ERP", Status.CONFIRMED, data=line))
    assert (note.data[0].to, note.data[0].status) == ("ERP", Status.ASSUMED)


@pytest.mark.parametrize("at", [("data", 0, "direction"), ("roles", 0), ("workflow", "steps", 0)])
def test_an_answer_that_was_not_discussed_fills_no_field_and_stays_a_question(
    at: tuple[str | int, ...],
) -> None:
    made = told(
        at,
        "view one way",
        Status.NOT_DISCUSSED,
        data=orders(),
        roles=[{"role": "finance", "status": "confirmed"}],
        workflow={"steps": [{"text": "pays", "status": "confirmed"}]},
    )
    note = shown(made)
    assert (note.data[0].direction, note.roles[0].can, note.workflow.steps[0].who) == (None, (), None)
    (question,) = note.questions
    assert question.status is Status.NOT_DISCUSSED
    assert question.text == "We noted “view one way”, and have not talked about it yet. How is it?"


def test_rights_with_a_limit_keep_the_limit_in_words() -> None:
    finance: list[Node] = [{"role": "finance", "status": "confirmed"}]
    note = shown(told(("roles", 0), "approve refunds up to 500 EUR", Status.ASSUMED, roles=finance))
    assert (note.roles[0].can[0].value, note.roles[0].status) == ("approve", Status.ASSUMED)
    assert [line.text for line in note.constraints] == ["finance: approve refunds up to 500 EUR"]


def test_denied_rights_stay_open_and_keep_their_words() -> None:
    finance: list[Node] = [{"role": "finance", "status": "confirmed"}]
    note = shown(told(("roles", 0), "view, but never delete", Status.CONFIRMED, roles=finance))
    assert note.roles[0].can == ()
    assert [line.text for line in note.constraints] == ["finance: view, but never delete"]


def test_an_answer_writes_over_nothing_that_was_said_before() -> None:
    started: Data = {"trigger": {"text": "A simple call", "status": "confirmed"}}
    note = shown(told(("workflow", "trigger", "text"), "The buyer rings", Status.CONFIRMED, workflow=started))
    assert note.workflow.trigger is not None
    assert note.workflow.trigger.text == "A simple call"
    note = shown(told(("data", 0, "what"), "all orders of the week", Status.CONFIRMED, data=orders()))
    assert note.data[0].what == "orders"
    assert [line.text for line in note.constraints] == ["orders: all orders of the week"]


def test_a_bare_no_is_kept_with_what_it_is_about_and_without_the_question() -> None:
    note = shown(
        told(("data", 0, "on_error"), "no", Status.CONFIRMED, "Does anybody repair rows?", data=orders())
    )
    assert note.data[0].on_error is None
    assert [line.text for line in note.constraints] == ["orders: no"]


def approval(step: dict[str, Node], part: ApprovalPart, text: str) -> Data:
    data: Data = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
    data["workflow"] = {"steps": [step | {"status": "confirmed"}]}
    data["day_one"] = {"launch": [{"text": "approve on the phone works", "status": "confirmed"}]}
    at = ("workflow", "steps", 0, "text")
    gap = ApprovalGap("m", at, "How is it?", 9, about=("approves it",), part=part)
    settle(data, shown(data), gap, Reply(text, Status.CONFIRMED))
    return data


def test_who_approves_goes_to_the_step_and_to_the_roles() -> None:
    note = shown(approval({"text": "approves it"}, ApprovalPart.APPROVER, "CFO, for all"))
    assert note.workflow.steps[0].who == "CFO"
    assert (note.roles[0].role, note.roles[0].can) == ("CFO", (Verb.APPROVE,))
    (case,) = note.workflow.exceptions
    assert (case.when, case.text) == ("it has to be approved", "CFO, for all")
    assert [line.text for line in note.day_one.launch] == ["approve on the phone works"]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (ApprovalPart.THRESHOLD, "every one"),
        (ApprovalPart.OVERRIDE, "nobody"),
        (ApprovalPart.REJECTION, "goes back to controller, again allowed"),
        (ApprovalPart.ABSENCE, "her deputy"),
        (ApprovalPart.EDITS, "no"),
    ],
)
def test_the_answer_about_a_part_of_an_approval_settles_that_part(part: ApprovalPart, text: str) -> None:
    note = shown(approval({"who": "CFO", "text": "approves it"}, part, text))
    (case,) = note.workflow.exceptions
    assert case.text == text
    assert note.constraints == ()
    found = find_approval(note)
    assert found is not None
    assert part not in found.missing


def empty_roles(text: str) -> Handoff:
    data: Data = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
    gap = EmptyPart("m", ("roles",), "Who works with this?", 8, about=("roles",))
    settle(data, shown(data), gap, Reply(text, Status.CONFIRMED))
    return shown(data)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("controllers can edit, CFO can approve", ["controllers", "CFO"]),
        ("controllers can edit and the CFO can approve", ["controllers", "the CFO"]),
        ("store managers: view; AP: view and edit", ["store managers", "AP"]),
        ("mostly the finance team", ["mostly the finance team"]),
    ],
)
def test_an_answer_about_roles_goes_to_the_roles(text: str, names: list[str]) -> None:
    note = empty_roles(text)
    assert [role.role for role in note.roles] == names
    assert note.constraints == ()


def test_an_open_question_of_the_note_takes_its_answer_and_is_settled() -> None:
    asked: list[Node] = [{"text": "Who pays?", "status": "not_discussed"}]
    data = told(("questions", 0), "finance", Status.CONFIRMED, "Who pays?", questions=asked)
    (question,) = shown(data).questions
    assert (question.text, question.answer, question.status) == ("Who pays?", "finance", Status.CONFIRMED)
    again: list[Node] = [{"text": "Who pays?", "status": "not_discussed"}]
    data = told(("questions", 0), "no idea", Status.CONFIRMED, "Who pays?", questions=again)
    assert shown(data).questions[0].answer is None


def test_a_date_settles_a_promise_that_had_none() -> None:
    data: Data = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
    data["promises"] = [{"feature": "fx", "kind": "contract", "status": "confirmed"}]
    gap = Gap("m", ("promises", 0), "By which day?", 9, about=("fx",))
    known = Known(today=dt.date(2026, 1, 5))
    settle(data, shown(data), gap, Reply("end of June", Status.CONFIRMED, known))
    assert shown(data).promises[0].due == dt.date(2026, 6, 30)


def expected(text: str) -> Handoff:
    data: Data = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
    data["notes"] = "first call"
    gap = OnlyNamed("m", ("day_one", "launch", 0, "text"), "What of it?", 7, about=("audit export",))
    known = Known(lambda words: "audit-export" if "audit" in words else None, dt.date(2026, 11, 25))
    settle(data, shown(data), gap, Reply(text, Status.CONFIRMED, known))
    return shown(data)


def test_what_they_expect_of_a_feature_is_a_promise_of_it_with_its_day() -> None:
    note = expected("csv by end of march, their boss was told by me")
    (made,) = note.promises
    assert (made.feature, made.due) == ("audit-export", dt.date(2027, 3, 31))
    assert made.quote == "audit export: csv by end of march, their boss was told by me"
    assert note.constraints == ()


@pytest.mark.parametrize("text", ["we said nothing about when", "no", "nobody told them anything"])
def test_that_nothing_was_said_of_a_feature_is_no_promise_and_for_our_own_eyes(text: str) -> None:
    note = expected(text)
    assert (note.promises, note.constraints, note.questions) == ((), (), ())
    assert note.notes == f"first call\naudit export: {text}"


def test_an_answer_about_an_approval_reads_as_a_case() -> None:
    note = shown(approval({"text": "manager approves it"}, ApprovalPart.REJECTION, "back to the shift lead"))
    (case,) = note.workflow.exceptions
    assert f"when {case.when}: {case.text}" == "when it is rejected: back to the shift lead"


def test_a_role_that_only_looks_is_a_role() -> None:
    made = told(("roles",), "agents can edit, mgrs can approve. finance only looks", Status.CONFIRMED)
    note = shown(made)
    assert [(role.role, role.can) for role in note.roles] == [
        ("agents", (Verb.EDIT,)),
        ("mgrs", (Verb.APPROVE,)),
        ("finance", (Verb.VIEW,)),
    ]
    assert note.constraints == ()
