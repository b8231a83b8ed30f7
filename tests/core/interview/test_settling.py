import pytest

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.note import Direction
from readyctl.core.entry.document import Node
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
