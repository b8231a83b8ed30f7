"""Messages for chats and mails: nothing that people typed steers them, and they fit."""

import datetime as dt
import json
from email import message_from_string
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.errors import UsageError
from readyctl.render import mail, slack, teams
from readyctl.render.message import Message, Part, first_lines

DAY = dt.date(2026, 11, 22)
HOSTILE = "<!channel> *x* <https://evil.example|click> & [a](b)\r\nBcc: all@example.com"
texts = st.text(max_size=1_500) | st.text('&<>"\\\x00\n\ud800', max_size=4_000)
parts = st.lists(
    st.builds(Part, texts, texts, texts, st.lists(texts, max_size=8).map(tuple)), max_size=60
).map(tuple)
messages = st.builds(Message, texts, parts, st.just("readyctl inbox"), parts)


def test_slack_gets_text_and_blocks_in_which_nobody_is_called() -> None:
    part = Part(HOSTILE, HOSTILE, "readyctl ask fx", (HOSTILE,))
    said = json.loads(slack.render(Message(HOSTILE, (part,), "readyctl inbox", (part,))))
    assert set(said) == {"text", "blocks"}
    assert "<" not in json.dumps(said)
    assert "`readyctl ask fx`" in said["blocks"][1]["text"]["text"]
    assert "\n• &lt;!channel&gt;" in said["blocks"][1]["text"]["text"]


def test_a_title_is_a_header_where_it_has_room_and_whole_where_it_has_not() -> None:
    short, long = (json.loads(slack.render(Message("x" * n, (), "")))["blocks"][0] for n in (150, 151))
    assert (short["type"], short["text"]["type"]) == ("header", "plain_text")
    assert (long["type"], long["text"]["text"]) == ("section", f"*{'x' * 151}*")


def test_teams_gets_one_card_of_plain_runs() -> None:
    part = Part("fx", HOSTILE, "readyctl ask fx", (HOSTILE,))
    said = json.loads(teams.render(Message("Title", (part,), "readyctl inbox", (part,))))
    card = said["attachments"][0]["content"]
    assert (said["type"], card["type"]) == ("message", "AdaptiveCard")
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    runs = [run for block in card["body"] for run in block["inlines"]]
    assert {run["type"] for run in runs} == {"TextRun"}
    assert not any("\n" in run["text"] for run in runs)


def test_a_mail_is_one_that_a_mail_program_reads_and_goes_to_one_person() -> None:
    told = Message(HOSTILE, (Part("fx", "größer", "readyctl ask fx", ("below",)),), "", (Part("last"),))
    text = mail.render(told, "sam@example.com", "ada@example.com", DAY)
    read = message_from_string(text, policy=default)
    assert (read["To"], read["From"], read["Bcc"]) == ("sam@example.com", "ada@example.com", None)
    assert read["Date"].datetime.date() == DAY
    body = read.get_content().replace("\r\n", "\n")
    assert body.endswith("- fx größer\n  below\n  readyctl ask fx\n- last\n")
    assert all(len(line) <= 998 for line in text.splitlines())


@pytest.mark.parametrize("address", ["Sam Sales", "", "sam@example.com\nBcc: x@example.com", "a@b, c@d"])
def test_what_is_no_address_gets_no_mail(address: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        mail.render(Message("t", (), ""), address, "ada@example.com", DAY)


def _left_out(last: str) -> int:
    number, more, _ = last.partition(" more in ")
    return int(number) if more and number.isdecimal() else 0


@given(messages)
def test_whatever_is_told_fits_slack_and_what_does_not_is_counted(message: Message) -> None:
    said = slack.render(message)
    assert len(said.encode()) <= slack.MOST_TOTAL
    read = json.loads(said)
    blocks = read["blocks"]
    assert len(blocks) <= slack.MOST_BLOCKS
    for block in blocks:
        most = slack.MOST_HEADER if block["type"] == "header" else slack.MOST_SECTION
        assert 0 < len(block["text"]["text"]) <= most
        assert "<" not in block["text"]["text"]
        bare = block["text"]["text"]
        for sign in ("&amp;", "&lt;", "&gt;"):
            bare = bare.replace(sign, "")
        assert "&" not in bare
    hidden = _left_out(blocks[-1]["text"]["text"])
    assert len(blocks) - 1 - bool(hidden) + hidden == len(message.told)


@given(messages)
def test_whatever_is_told_fits_teams_and_what_does_not_is_counted(message: Message) -> None:
    said = teams.render(message)
    assert len(said.encode()) <= teams.MOST_TOTAL
    body = json.loads(said)["attachments"][0]["content"]["body"]
    shown = sum(block["inlines"][0].get("weight") == "Bolder" for block in body) - 1
    assert shown + _left_out(body[-1]["inlines"][0]["text"]) == len(message.told)


@given(messages)
def test_whatever_is_told_a_mail_holds_all_of_it_in_ascii(message: Message) -> None:
    text = mail.render(message, "sam@example.com", "ada@example.com", DAY)
    assert text.isascii()
    body = message_from_string(text, policy=default).get_content()
    assert sum(line.startswith("-") for line in body.splitlines()) >= len(message.told)


@given(st.integers(1, 20))
def test_what_closes_a_message_stays_when_parts_have_to_go(number: int) -> None:
    many = Message("t", (Part("x" * 900),) * 60, "readyctl inbox", (Part("closes", "it"),) * number)
    blocks = json.loads(slack.render(many))["blocks"]
    assert sum("closes" in block["text"]["text"] for block in blocks) == len(many.closing)


@given(st.lists(texts).map(tuple), st.integers(0, 500))
def test_lines_that_have_no_room_are_counted(lines: tuple[str, ...], room: int) -> None:
    kept = first_lines(lines, room)
    whole = kept if kept == lines else kept[:-1]
    assert sum(len(line) + 1 for line in whole) <= room
    if whole != lines:
        assert kept[-1] == f"{len(lines) - len(whole)} more"
