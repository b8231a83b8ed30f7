"""Mails as programs send them: encoded, in parts, with attachments."""

import io
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.documents.reading import read
from readyctl.core.statement.passages import DocumentText, Unreadable

CLAIM = "Our plan includes backups for every customer, at no extra cost."


def read_mail(message: EmailMessage) -> DocumentText:
    return read(io.BytesIO(message.as_bytes(policy=SMTP)), "a.eml", ".eml")


def mail(subject: str = "Offer") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@a.test", "b@b.test", subject
    return message


def told(found: DocumentText) -> list[tuple[str, str, str]]:
    return [(passage.text, passage.place, passage.kind.value) for passage in found.passages]


@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_an_encoded_message_is_decoded(cte: str) -> None:
    message = mail("Grüße")
    message.set_content(f"{CLAIM} Für Sie.\n\n> Do you have them?\n", cte=cte)
    assert told(read_mail(message)) == [
        ("Grüße", "subject", "heading"),
        (f"{CLAIM} Für Sie.", "", "body"),
        ("Do you have them?", "", "quote"),
    ]


def test_what_stands_in_text_and_page_is_read_once_and_what_only_the_page_says_is_read_too() -> None:
    message = mail()
    message.set_content(f"{CLAIM}\n")
    message.add_alternative(
        f"<p>{CLAIM}</p><p>And SSO.</p><blockquote>We need it.</blockquote>", subtype="html"
    )
    assert told(read_mail(message))[1:] == [
        (CLAIM, "", "body"),
        ("And SSO.", "", "body"),
        ("We need it.", "", "quote"),
    ]


def test_attachments_are_read_by_their_own_readers_and_named() -> None:
    held = io.BytesIO()
    offer = docx.Document()
    offer.add_paragraph(CLAIM)
    offer.save(held)
    message = mail()
    message.set_content("See below.\n")
    message.add_attachment(held.getvalue(), "application", "octet-stream", filename="offer.docx")
    message.add_attachment(b"# Plan\n\nSSO.\n", "application", "octet-stream", filename="plan.md")
    message.add_attachment(b"\x89PNG", "image", "png", filename="roadmap.png")
    message.add_attachment(b"MZ", "application", "octet-stream", filename="tool.exe")
    message.add_attachment(b"PK", "application", "octet-stream", filename="cut.docx")
    inner = mail("Earlier")
    inner.set_content("We promised RBAC.\n")
    message.add_attachment(inner)
    found = read_mail(message)
    assert told(found)[1:] == [
        ("See below.", "", "body"),
        (CLAIM, 'attachment "offer.docx", paragraph 1', "body"),
        ("Plan", 'attachment "plan.md", line 1', "heading"),
        ("SSO.", 'attachment "plan.md", line 3', "body"),
        ("Earlier", 'attachment "Earlier", subject', "heading"),
        ("We promised RBAC.", 'attachment "Earlier", message', "body"),
    ]
    assert found.pictures == ('attachment "roadmap.png"',)
    assert [place for place, _ in found.unread] == ['attachment "tool.exe"', 'attachment "cut.docx"']
    assert found.counts == (("message", 1), ("attachment", 3))


def test_a_mail_of_pictures_only_says_so() -> None:
    message = mail(" ")
    message.add_attachment(b"\x89PNG", "image", "png", filename="roadmap.png")
    with pytest.raises(Unreadable, match="only pictures"):
        read_mail(message)


def test_mails_within_mails_end() -> None:
    message = mail("deepest")
    message.set_content("Hello.\n")
    for number in range(12):
        outer = mail(f"level {number}")
        outer.add_attachment(message)
        message = outer
    assert "too deeply" in read_mail(message).unread[0][1]


def test_an_attached_bomb_is_named_and_the_rest_is_read() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", "")
        file.writestr("word/document.xml", b"\0" * (64 << 20))
    message = mail()
    message.set_content(CLAIM)
    message.add_attachment(held.getvalue(), "application", "zip", filename="bomb.docx")
    found = read_mail(message)
    assert [place for place, _ in found.unread] == ['attachment "bomb.docx"']
    assert CLAIM in found.passages[-1].text


HEADERS = ("Content-Type", "Content-Transfer-Encoding", "Subject", "Content-Disposition")


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(HEADERS), st.text(alphabet="abc/;=\"'\n *%?-_.utf8Qmultiprxdigesnva", max_size=40)
    ),
    st.text(max_size=60),
)
def test_any_headers_end_in_text_or_in_a_reason(headers: dict[str, str], body: str) -> None:
    written = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in headers.items())
    with suppress(Unreadable):
        assert read(io.BytesIO(f"{written}\n{body}".encode()), "a.eml", ".eml").passages
