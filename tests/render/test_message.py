"""Messages for chats and mails: nothing that people typed steers them, and they fit."""

import datetime as dt
import json
from email import message_from_string
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.errors import UsageError
from readyctl.render.message import (
    MOST_BLOCKS,
    MOST_SECTION,
    MOST_SLACK,
    MOST_TEAMS,
    Message,
    Part,
    mail,
    slack_json,
    teams_json,
)

DAY = dt.date(2026, 11, 22)
HOSTILE = "<!channel> *x* <https://evil.example|click> & [a](b)\r\nBcc: all@example.com"
texts = st.text(max_size=1_500)
messages = st.builds(
    Message,
    texts,
    st.lists(st.builds(Part, texts, texts, texts), max_size=80).map(tuple),
    st.just("readyctl inbox"),
)


def test_slack_gets_text_and_blocks_in_which_nobody_is_called() -> None:
    said = json.loads(
        slack_json(Message(HOSTILE, (Part(HOSTILE, HOSTILE, "readyctl ask fx"),), "readyctl inbox"))
    )
    assert set(said) == {"text", "blocks"}
    assert "<" not in json.dumps(said)
    assert "`readyctl ask fx`" in said["blocks"][1]["text"]["text"]


def test_teams_gets_one_card_of_plain_runs() -> None:
    said = json.loads(
        teams_json(Message("Title", (Part("fx", HOSTILE, "readyctl ask fx"),), "readyctl inbox"))
    )
    card = said["attachments"][0]["content"]
    assert (said["type"], card["type"]) == ("message", "AdaptiveCard")
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    runs = [run for block in card["body"] for run in block["inlines"]]
    assert {run["type"] for run in runs} == {"TextRun"}
    assert not any("\n" in run["text"] for run in runs)


def test_a_mail_is_one_that_a_mail_program_reads_and_goes_to_one_person() -> None:
    text = mail(
        Message(HOSTILE, (Part("fx", "größer", "readyctl ask fx"),), ""),
        "sam@example.com",
        "ada@example.com",
        DAY,
    )
    read = message_from_string(text, policy=default)
    assert (read["To"], read["From"], read["Bcc"]) == ("sam@example.com", "ada@example.com", None)
    assert read["Date"].datetime.date() == DAY
    assert "größer" in read.get_content()
    assert all(len(line) <= 998 for line in text.splitlines())


@pytest.mark.parametrize("address", ["Sam Sales", "", "sam@example.com\nBcc: x@example.com", "a@b, c@d"])
def test_what_is_no_address_gets_no_mail(address: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        mail(Message("t", (), ""), address, "ada@example.com", DAY)


@given(messages)
def test_whatever_is_told_fits_and_what_does_not_is_counted(message: Message) -> None:
    said, card = slack_json(message), teams_json(message)
    blocks = json.loads(said)["blocks"]
    assert len(said) <= MOST_SLACK
    assert len(blocks) <= MOST_BLOCKS
    assert all(len(block["text"]["text"]) <= MOST_SECTION for block in blocks)
    assert len(card.encode()) <= MOST_TEAMS
    if len(blocks) < len(message.parts) + 1:
        assert "more in" in blocks[-1]["text"]["text"]
    assert mail(message, "sam@example.com", "ada@example.com", DAY).isascii()
