import datetime as dt
import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.ask import AnswerWord, Fit, FoundFeature, Inquiry, NoFeature
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
    assert "mention by 2027-03-31: no: 2027-03-31 is before the date" in shown


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


def test_a_name_that_begins_like_a_day_is_a_name() -> None:
    known = inventory(
        status({"id": "nmf", "name": "Next month forecast", "level": "exploratory"}, signed()),
        status({"id": "forecast", "name": "Forecast", "level": "beta", "caveats": ["EUR"]}, signed()),
    )
    for words in ("Next month forecast", "is next month forecast ready?"):
        (reply,) = asked(Inquiry(words), known).replies
        assert isinstance(reply, FoundFeature)
        assert (reply.view.id, reply.question.by) == ("nmf", None)


def test_the_kind_of_the_whole_is_the_one_that_the_worst_answer_is_about(known: Inventory) -> None:
    found = asked(Inquiry("can I demo SSO and promise FX matching by March"), known)
    said = json.loads(render(found, known))
    assert (said["answer"], said["kind"]) == ("no", "contract")


def test_a_time_that_no_calendar_tells_takes_no_other_day_along(known: Inventory) -> None:
    shown = told("FX matching by 2027-06-30 or two weeks after signature", known)
    assert shown.startswith('Nothing is said here of "two weeks after signature", which is no day')
    assert "By 2027-06-30:" in shown


def test_which_one_is_asked_for_each_day_and_kind() -> None:
    more = inventory(
        status({"id": "bank-a", "name": "Bank feeds", "level": "planned"}, signed()),
        status({"id": "bank-b", "name": "Bank loans", "level": "planned"}, signed()),
    )
    shown = told("bank by Q1 or Q3 2027", more)
    assert "mention by 2027-03-31:" in shown
    assert "mention by 2027-09-30:" in shown
    kinds = told("demo or early access to bank", more)
    assert "demo: no" in kinds
    assert "early access: no" in kinds


def test_nobody_knows_it_on_every_day_and_that_is_said_once(known: Inventory) -> None:
    assert verdicts("SSO and warp drives in Q1 or Q2", known) == [
        ("sso", "2027-03-31", AnswerWord.YES),
        ("sso", "2027-06-30", AnswerWord.YES),
        ("warp drives", "2027-03-31", AnswerWord.UNKNOWN),
    ]


@pytest.fixture(scope="module")
def areas() -> Inventory:
    delivery: dict[str, Node] = {"date": "2030-06-30", "scope": "SAP.", "capacity": "2 engineers"}
    evidence: dict[str, Node] = {"production": "p", "tests": "t", "docs": "d", "support": "s"}
    return inventory(
        status(
            {"id": "approvals", "name": "Payment approvals", "level": "shipped", "evidence": evidence},
            signed(),
        ),
        status({"id": "fx", "name": "FX matching", "level": "committed", "delivery": delivery}, signed()),
        status({"id": "cash", "name": "Cash forecast", "level": "planned"}, signed(), area="treasury"),
        status({"id": "one", "name": "Single sign-on", "level": "planned"}, signed(), area="single"),
    )


@pytest.mark.parametrize("words", ["payments", "what about payments?", "Payment"])
def test_a_word_that_is_an_areas_asks_which_of_its_features_is_meant(words: str, areas: Inventory) -> None:
    (reply,) = asked(Inquiry(words), areas).replies
    assert isinstance(reply, NoFeature)
    assert (reply.fit, reply.suggestions, reply.answer) == (Fit.AREA, ("approvals", "fx"), AnswerWord.UNKNOWN)


@pytest.mark.parametrize(("words", "meant"), [("single", "one"), ("cash", "cash"), ("FX", "fx")])
def test_an_area_of_one_feature_and_what_is_no_areas_name_alone_mean_what_they_did(
    words: str, meant: str, areas: Inventory
) -> None:
    (reply,) = asked(Inquiry(words), areas).replies
    assert isinstance(reply, FoundFeature)
    assert reply.view.id == meant


def test_a_feature_that_is_called_like_an_area_is_meant_by_it() -> None:
    known = inventory(
        status({"id": "pay", "name": "Payments", "level": "planned"}, signed()),
        status({"id": "fx", "name": "FX", "level": "planned"}, signed()),
    )
    for words in ("payments", "do you have payments"):
        (reply,) = asked(Inquiry(words), known).replies
        assert isinstance(reply, FoundFeature), words
        assert reply.view.id == "pay"


@pytest.mark.parametrize(
    "words",
    [
        "when does FX matching come",
        "When is FX matching coming out?",
        "when will FX matching land",
        "when is FX matching expected",
        "FX matching ETA?",
        "what day is FX matching out",
    ],
)
def test_whoever_asks_when_is_told_the_day_that_engineering_signed(words: str, areas: Inventory) -> None:
    shown = told(words, areas)
    assert shown.startswith(
        "Not before 2030-06-30, the date engineering signed.\n\nFX matching (fx) is committed"
    )


def test_without_a_signed_day_whoever_asks_when_is_told_so(areas: Inventory) -> None:
    assert told("when does cash forecast come", areas).startswith("Engineering signed no date for it.\n")
    assert told("when do payment approvals arrive", areas).startswith("It is there today, as shipped.\n")


def test_words_of_asking_that_stand_beside_others_change_nothing(areas: Inventory) -> None:
    assert told("when does FX matching come with crypto", areas).startswith('Unknown: "crypto" was not')
    assert told("when does it come", areas).startswith("Unknown: ")
    assert told("is FX matching out and payment approvals", areas).startswith("It asks two things:")


def test_when_it_comes_is_told_beside_the_days_that_are_asked_about(areas: Inventory) -> None:
    shown = told("when does FX matching come and can we have it by Q1 or Q3 2027", areas)
    assert "Not before 2030-06-30, the date engineering signed." in shown


@pytest.mark.parametrize(
    ("words", "first", "answer"),
    [
        ("Is FX matching live?", "No: it cannot be used today, it is committed.", AnswerWord.NO),
        ("is cash forecast available", "No: it cannot be used today, it is planned.", AnswerWord.NO),
        ("are payment approvals there", "Yes.", AnswerWord.YES),
        ("is payment approvals out?", "Yes.", AnswerWord.YES),
    ],
)
def test_whether_it_is_live_is_answered_first(
    words: str, first: str, answer: AnswerWord, areas: Inventory
) -> None:
    assert told(words, areas).startswith(f"{first}\n")
    found = asked(Inquiry(words), areas)
    said = json.loads(render(found, areas))
    assert (found.answer, said["answer"], said["wondered"]) == (answer, answer.value, "live")


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Can I promise FX matching?", [("fx", Kind.CONTRACT, None)]),
        ("can we commit to FX matching", [("fx", Kind.CONTRACT, None)]),
        ("can I promise them a demo of FX matching", [("fx", Kind.DEMO, None)]),
        ("FX matching contract", [("fx", Kind.CONTRACT, None)]),
        ("show me FX matching", [("fx", None, None)]),
        (
            "Can I show the cash forecast tomorrow and promise FX matching for July 2030?",
            [("cash", Kind.DEMO, TODAY + dt.timedelta(days=1)), ("fx", Kind.CONTRACT, dt.date(2030, 7, 31))],
        ),
        (
            "can I demo payment approvals, FX matching or put cash forecast in the contract",
            [("approvals", Kind.DEMO, None), ("fx", Kind.DEMO, None), ("cash", Kind.CONTRACT, None)],
        ),
    ],
)
def test_each_half_of_a_question_keeps_its_own_kind_and_day(
    words: str, answers: list[tuple[str, Kind | None, dt.date | None]], areas: Inventory
) -> None:
    found = [
        (reply.view.id, reply.question.kind, reply.question.by)
        for reply in asked(Inquiry(words), areas).replies
        if isinstance(reply, FoundFeature)
    ]
    assert found == answers


_WORDS = st.sampled_from(
    "is when come out live promise show contract the FX matching cash and , tomorrow by March".split()  # noqa: SIM905
)


@given(st.lists(_WORDS, max_size=12))
def test_every_question_is_answered_and_the_worst_answer_decides(areas: Inventory, said: list[str]) -> None:
    found = asked(Inquiry(" ".join(said)), areas)
    assert found.replies
    ranked = list(AnswerWord)
    assert all(ranked.index(reply.answer) <= ranked.index(found.answer) for reply in found.replies)
    assert found.answer in {reply.answer for reply in found.replies}
    assert plain_text(lines(found, TODAY))
