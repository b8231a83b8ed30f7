import datetime as dt
import json

import jsonschema
import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.ask import AnswerWord, FoundFeature, Inquiry
from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.kind import Kind
from readyctl.core.statement.asked import asked
from readyctl.render.json_schemas import schema
from readyctl.render.painting import plain_text
from readyctl.render.statement.asked import lines
from readyctl.render.statement.asked_json import render
from support.inventories import TODAY, inventory, signed, status


@pytest.fixture(scope="module")
def known() -> Inventory:
    delivery: dict[str, Node] = {"date": "2027-06-30", "scope": "One way.", "capacity": "2 engineers"}
    evidence: dict[str, Node] = {"production": "p", "tests": "t", "docs": "d", "support": "s"}
    return inventory(
        status({"id": "sso", "name": "SSO", "level": "shipped", "evidence": evidence}, signed()),
        status({"id": "fx", "name": "FX matching", "level": "committed", "delivery": delivery}, signed()),
        status({"id": "feeds", "name": "Bank feeds", "level": "exploratory"}, signed()),
    )


def told(words: str, known: Inventory, **more: Kind | dt.date) -> str:
    return plain_text(lines(asked(Inquiry(words, **more), known), TODAY))  # type: ignore[arg-type]


def verdicts(words: str, known: Inventory) -> list[tuple[str, str | None, AnswerWord]]:
    return [
        (
            reply.view.id if isinstance(reply, FoundFeature) else reply.question.words,
            reply.question.by.isoformat() if reply.question.by else None,
            reply.answer,
        )
        for reply in asked(Inquiry(words), known).replies
    ]


def test_each_thing_that_is_asked_is_answered_by_its_name(known: Inventory) -> None:
    assert verdicts("is SSO and FX matching ready by March?", known) == [
        ("sso", "2027-03-31", AnswerWord.YES),
        ("fx", "2027-03-31", AnswerWord.NO),
    ]
    shown = told("is SSO and FX matching ready by March?", known)
    assert shown.startswith(
        "It asks two things:\n  SSO by 2027-03-31: yes\n"
        "  FX matching by 2027-03-31: no: 2027-03-31 is before the date engineering signed, 2027-06-30\n"
    )
    assert "SSO is available today." in shown
    assert "we plan to deliver it by 2027-06-30" in shown


@pytest.mark.parametrize(
    "words",
    [
        "FX matching by 2027-06-30 and SSO in the next release",
        "SSO in the next release and FX matching by 2027-06-30",
        "SSO next release, FX matching by 2027-06-30",
    ],
)
def test_a_time_that_is_no_day_is_told_and_takes_no_other_day(words: str, known: Inventory) -> None:
    assert sorted(verdicts(words, known)) == [
        ("fx", "2027-06-30", AnswerWord.WITH_WORDS),
        ("sso", None, AnswerWord.YES),
    ]
    assert 'Nothing is said here of "next release", which is no day' in told(words, known)


def test_what_stands_on_lines_of_its_own_is_asked_by_itself(known: Inventory) -> None:
    assert verdicts("SSO\nFX matching by 2027-06-30", known) == [
        ("sso", "2027-06-30", AnswerWord.YES),
        ("fx", "2027-06-30", AnswerWord.WITH_WORDS),
    ]


def test_each_day_that_is_asked_is_answered_and_what_may_be_said_told_once(known: Inventory) -> None:
    words = "can we promise FX matching in Q1 or Q2"
    assert [answer for *_, answer in verdicts(words, known)] == [AnswerWord.NO, AnswerWord.WITH_WORDS]
    shown = told(words, known)
    assert (shown.count("By 2027-03-31:"), shown.count("By 2027-06-30:"), shown.count("You may say:")) == (
        1,
        1,
        1,
    )


def test_what_no_entry_is_about_is_named_in_its_own_words_and_decides(known: Inventory) -> None:
    found = asked(Inquiry("do you have SSO, warp drives and FX matching?"), known)
    assert found.answer is AnswerWord.UNKNOWN
    shown = told("do you have SSO, warp drives and FX matching?", known)
    assert '  "warp drives": unknown: no entry is called so\n' in shown
    assert "do you have" not in shown


def test_of_a_single_thing_that_nobody_knows_the_question_is_not_repeated_as_its_name(
    known: Inventory,
) -> None:
    assert told("can we tell them that there are teleporters in Q1?", known).startswith(
        'Unknown: no feature is called "teleporters".'
    )


def test_what_was_not_understood_beside_a_name_is_told_plainly(known: Inventory) -> None:
    shown = told("can I tell Northwind that they get FX matching with 20 currencies in Q1", known)
    assert shown.startswith('Unknown: "Northwind" and "20 currencies" were not understood.\nIt names:\n')
    assert "mention: no: 2027-03-31 is before the date" in shown


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("can I demo SSO", {Kind.DEMO}),
        ("may we put SSO into their contract", {Kind.CONTRACT}),
        ("can we demo or offer early access to SSO", {Kind.DEMO, Kind.EARLY_ACCESS}),
        ("can we mention SSO", set(Kind)),
    ],
)
def test_the_kind_that_a_question_names_is_the_one_answered(
    known: Inventory, words: str, kinds: set[Kind]
) -> None:
    replies = asked(Inquiry(words), known).replies
    found = [reply for reply in replies if isinstance(reply, FoundFeature)]
    assert len(found) == len(replies)
    assert {kind for reply in found for kind in reply.answers} == kinds


def test_a_time_that_is_no_day_is_told_beside_the_answer(known: Inventory) -> None:
    shown = told("is FX matching in the next release", known)
    assert 'Nothing is said here of "next release", which is no day: ask again with --by DATE.' in shown


def test_the_day_given_beside_the_question_is_asked_about_first(known: Inventory) -> None:
    replies = asked(Inquiry("FX matching in Q1", by=dt.date(2028, 1, 1)), known).replies
    assert [reply.question.by for reply in replies] == [dt.date(2028, 1, 1), dt.date(2027, 3, 31)]


@pytest.mark.parametrize("words", ["SSO and warp drives in Q1 or Q2", "SSO", "is SSO in the next release"])
def test_json_holds_each_answer_and_the_worst_of_them(known: Inventory, words: str) -> None:
    found = asked(Inquiry(words), known)
    said = json.loads(render(found, known))
    jsonschema.validate(said, json.loads(schema("ask-1")))
    assert (said["question"], said["answer"]) == (words, found.answer)
    assert len(said["parts"]) == (len(found.replies) if len(found.replies) > 1 else 0)
    assert (said["feature"] is None) == (len(found.replies) > 1)


def test_nobody_knows_it_on_every_day_and_that_is_said_once(known: Inventory) -> None:
    assert verdicts("SSO and warp drives in Q1 or Q2", known) == [
        ("sso", "2027-03-31", AnswerWord.YES),
        ("sso", "2027-06-30", AnswerWord.YES),
        ("warp drives", "2027-03-31", AnswerWord.UNKNOWN),
    ]
