"""What an assistant is given: never more than it can hold, and never half of what may be said."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.feature.ask import AnswerWord
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import STRONGEST
from readyctl.core.meeting.inbox import What
from readyctl.errors import UsageError
from readyctl.render import assistant_json
from readyctl.render.assistant_json import (
    ABOUT_TEXTS,
    MOST_ANSWER,
    MOST_ITEMS,
    MOST_TEXT,
    Answer,
    AssistantV1,
)
from readyctl.render.feature.ask_json import AskV1, CandidateV1
from readyctl.render.meeting.inbox_json import InboxV1, ItemV1
from support.inventories import TODAY

SIGNS = ["x", '"', "\x01", "😀", "\\", "é "]
texts = st.builds(lambda sign, number: sign * number, st.sampled_from(SIGNS), st.integers(0, 9_000))
FEW = settings(max_examples=40, deadline=None)


def item(text: str) -> ItemV1:
    return ItemV1(
        due=None, what=What.SIGN, subject=text[:64], since=TODAY, age_days=1, value=(), why=text, command=text
    )


def inbox(text: str, number: int) -> InboxV1:
    return InboxV1(for_=text, as_of=TODAY, items=(item(text),) * number)


def asked(text: str, number: int, feature: str | None) -> AskV1:
    like = CandidateV1(id="fx", name=text, level=STRONGEST, answer=AnswerWord.NO, why=text)
    return AskV1(
        feature=feature, kind=Kind.MENTION, answer=AnswerWord.UNKNOWN, words=text, why=text, as_of=TODAY,
        revision=None, question=text, by=None, read_as=text, kinds=(), disclaimer=text, talk_to=text,
        suggestions=("fx",) * number, about=None, candidates=(like,) * number,
    )  # fmt: skip


answers = st.one_of(
    st.builds(inbox, texts, st.integers(0, 200)),
    st.builds(asked, texts, st.integers(0, 200), st.sampled_from([None, "fx"])),
)


def whole(answer: Answer | None, source: tuple[str, ...] = (), tool: str = "can_i_say") -> AssistantV1:
    return AssistantV1(
        tool=tool, as_of=TODAY, revision="a" * 64, source=source, left_off=0, answer=answer, error=None
    )


def lists(value: Any) -> list[list[Any]]:
    if isinstance(value, list):
        return [value, *(each for one in value for each in lists(one))]
    return [each for one in value.values() for each in lists(one)] if isinstance(value, dict) else []


def strings(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [each for one in inner for each in strings(one)]
    return [value] if isinstance(value, str) else []


@FEW
@given(answers, st.lists(texts, max_size=60).map(tuple), texts)
def test_no_answer_is_longer_than_it_may_be_and_what_is_left_off_is_counted(
    answer: Answer, source: tuple[str, ...], tool: str
) -> None:
    said = assistant_json.render(whole(answer, source, tool))
    assert len(said.text) <= MOST_ANSWER
    told = json.loads(said.text)
    AssistantV1.model_validate_json(said.text)
    assert told["about_texts"] == ABOUT_TEXTS
    assert all(len(each) <= MOST_ITEMS for each in lists(told))
    assert all(len(each) <= MOST_TEXT for each in strings(told))
    if said.fine and not told["left_off"]:
        assert told["answer"] == json.loads(answer.model_dump_json(by_alias=True))


@FEW
@given(texts, st.integers(0, 200))
def test_what_may_be_said_of_a_feature_is_told_whole_or_not_at_all(text: str, number: int) -> None:
    answer = asked(text, number, "fx")
    told = json.loads(assistant_json.render(whole(answer)).text)
    if told["answer"] is None:
        assert told["error"]["help"] == "ask yourself: readyctl ask fx"
    else:
        assert (told["answer"]["words"], told["left_off"]) == (text, 0)


@pytest.mark.parametrize("number", [MOST_ITEMS, MOST_ITEMS + 1, 1_000])
def test_of_a_long_list_the_first_things_are_kept(number: int) -> None:
    items = tuple(item(str(each)) for each in range(number))
    told = json.loads(assistant_json.render(whole(InboxV1(for_="a", as_of=TODAY, items=items))).text)
    assert [each["why"] for each in told["answer"]["items"]] == [str(each) for each in range(MOST_ITEMS)]
    assert told["left_off"] == number - MOST_ITEMS


@FEW
@given(texts, texts)
def test_an_error_fits_too(message: str, help_: str) -> None:
    said = assistant_json.render(assistant_json.problem(message, UsageError(message, help=help_)))
    assert (said.fine, len(said.text) <= MOST_ANSWER) == (False, True)
    assert json.loads(said.text)["answer"] is None
