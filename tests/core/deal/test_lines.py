import pytest

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.gate import count
from readyctl.core.deal.letter import letter
from readyctl.core.deal.lines import MAIN_PARTS, Part, describe, empty_parts, lines
from readyctl.core.deal.note import Handoff, Movement, Question, Step
from readyctl.core.deal.questions import Asked
from readyctl.core.deal.text import statements
from readyctl.core.entry.diagnostic import Severity
from readyctl.core.promise.model import Status, Tagged
from support.inventories import nothing_known

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(**more: object) -> Handoff:
    return Handoff.model_validate({**HEAD, **more})


def test_every_list_of_tagged_lines_in_the_model_is_a_part() -> None:
    parts = {part.value for part in Part}
    for name, field in Handoff.model_fields.items():
        inner = getattr(field.annotation, "__args__", ())
        holds = any(isinstance(kind, type) and issubclass(kind, Tagged) for kind in inner)
        assert not holds or name in parts


def test_unsorted_lines_are_no_lines_weigh_nothing_and_say_nothing() -> None:
    made = note(unsorted=["Just give admins full access", "budget 120k"])
    assert (list(lines(made)), list(statements(made))) == ([], [])
    assert count(made, 0.5) == count(note(), 0.5)
    assert empty_parts(made) == MAIN_PARTS


def test_a_movement_says_when_in_what_form_and_which_way() -> None:
    ends = {"what": "orders", "from": "CRM", "to": "ERP", "direction": "two-way"}
    line = Movement.model_validate(ends | {"when": "nightly", "format": "CSV", "status": "confirmed"})
    assert describe(line) == "orders from CRM to ERP, nightly, CSV (two-way)"


@pytest.mark.parametrize(
    ("who", "text", "said"),
    [
        ("CFO", "approval: CFO for all", "approval: CFO for all"),
        ("Managers", "Managers approve refunds", "Managers approve refunds"),
        ("support", "Escalates: to the support lead", "support: Escalates: to the support lead"),
        ("lead", "Reads it", "lead: Reads it"),
    ],
)
def test_a_step_names_who_acts_once(who: str, text: str, said: str) -> None:
    assert describe(Step(who=who, text=text, status=Status.CONFIRMED)) == said


def test_an_answered_question_says_its_answer() -> None:
    line = Question(text="Who pays?", answer="Finance.", status=Status.CONFIRMED)
    assert describe(line) == "Who pays? Finance."
    made = note(questions=[line.model_dump(mode="json")])
    assert [statement.at[-1] for statement in statements(made)] == ["text", "answer"]


def test_the_help_of_a_gap_is_its_question() -> None:
    gap = EmptyPart("nothing", ("roles",), "Who?", 8, Severity.INFO, about=("roles",))
    (found,) = as_findings([gap])
    assert (found.message, found.at, found.help) == ("nothing", ("roles",), "ask: Who?")
    assert found.severity is Severity.INFO
    assert gap != Gap("nothing", ("roles",), "Who?", 8, Severity.INFO, about=("roles",))


def test_the_letter_asks_one_answer_or_a_few_and_says_for_whom() -> None:
    one = [Asked("Who pays?", ("roles",), 5, asked_of="the CFO")]
    first, second = letter(note(), one, nothing_known())
    assert "one answer. A sentence is enough." in first.text
    assert second.text == "Who pays? (for the CFO)"
    assert "a few answers" in next(letter(note(), one * 2, nothing_known())).text
