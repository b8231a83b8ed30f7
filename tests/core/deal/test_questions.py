from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import questions

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def test_the_most_expensive_comes_first_and_each_text_once() -> None:
    note = Handoff.model_validate(
        HEAD
        | {
            "constraints": [
                {"text": "Seven years", "status": "assumed"},
                {"text": "Only in May", "status": "not_discussed"},
                {"text": "In English", "status": "confirmed"},
            ],
            "questions": [
                {"text": "Who approves?", "asked_of": "buyer", "status": "not_discussed"},
                {"text": "Answered?", "status": "confirmed"},
            ],
        }
    )
    gaps = [
        Gap("m", ("data",), "Which side wins?", 10, about=("it",)),
        Gap("m", ("roles",), "who  approves?", 9, about=("it",)),
        Gap("m", (), "Anything else?", 1, about=("it",)),
    ]
    asked = questions(note, gaps)
    assert [one.cost for one in asked] == [10, 9, 5, 3, 1]
    assert [one.at for one in asked] == [("data",), ("roles",), ("constraints", 1), ("constraints", 0), ()]
    assert "“Only in May”" in asked[2].text


def test_a_note_without_open_ends_asks_nothing() -> None:
    assert questions(Handoff.model_validate(HEAD), []) == ()
