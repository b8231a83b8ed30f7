"""Mails: the subject, the message itself, and each attachment by the reader of its own format."""

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import PurePath
from typing import BinaryIO

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.decoding import decoded as text_and_encoding
from readyctl.adapters.documents import html, reading
from readyctl.adapters.documents.plain_text import paragraphs
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind, Unreadable
from readyctl.core.text.folding import folded
from readyctl.errors import UsageError

MAX_MAIL = 64 << 20
"""Bytes of a mail with its attachments; few servers take more than 50 MB."""
MAX_PARTS = 1_000
MAX_DEPTH = 8
"""Mails attached to mails; people forward three or four."""


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .eml file: what is encoded is decoded. What of it cannot be read is named in `unread`.

    Raises Unreadable for a mail beyond the bounds.
    """
    data = source.read(MAX_MAIL + 1)
    if len(data) > MAX_MAIL:
        raise Unreadable(
            f"{name} has more than {MAX_MAIL >> 20} MiB", help="save its attachments and check those"
        )
    found = _Mail(name)
    found.message(message_from_bytes(data, policy=default), "")
    counts = (("message", found.messages), ("attachment", found.attachments))
    return DocumentText(
        tuple(found.passages),
        tuple(found.pictures),
        tuple(found.elsewhere),
        tuple((what, number) for what, number in counts if number),
        tuple(found.unread),
    )


class _Mail(Struct):
    name: str
    passages: list[Passage] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    messages: int = 0
    attachments: int = 0
    parts: int = 0

    def message(self, message: Message, place: str, depth: int = 1) -> None:
        """Read one mail; `place` is where it hangs, empty for the mail itself."""
        self.messages += not place
        subject = _header(message, "subject")
        if subject:
            self.passages.append(Passage(subject, _at(place, "subject"), PassageKind.HEADING, story=place))
        if depth > MAX_DEPTH:
            self.unread.append((place, "a mail that is attached too deeply"))
            return
        said: list[Passage] = []
        begins = len(self.passages)
        for part in self._leaves(message):
            if part.get_content_type() == "message/rfc822":
                self.attachments += 1
                for inner in part.get_payload():
                    if isinstance(inner, Message):
                        self.message(inner, _at(place, _called(part, inner)), depth + 1)
            elif part.get_content_maintype() == "text" and not _is_file(part):
                said += self._body(part, place, said)
            else:
                self._attachment(part, place)
        # The message comes before what hangs on it, as people read it, and right below its subject.
        self.passages[begins:begins] = said

    def _leaves(self, message: Message) -> Iterator[Message]:
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise Unreadable(
                f"{self.name} has more than {MAX_PARTS:,} parts", help="save its attachments and check those"
            )
        payload = message.get_payload()
        if message.get_content_type() == "message/rfc822" or not isinstance(payload, list):
            yield message
            return
        for part in payload:
            if isinstance(part, Message):
                yield from self._leaves(part)

    def _body(self, part: Message, place: str, before: list[Passage]) -> Iterator[Passage]:
        """Read a text; where it is there as a page as well, only what the page says besides."""
        text = _text(part)
        where = _at(place, "message") if place else ""
        if part.get_content_subtype() in {"html", "xhtml"}:
            found = html.document_text(text, mail=True)
            known = folded(" ".join(passage.text for passage in before)) if before else ""
            said = found.passages
            self.pictures += [place or "the message" for _ in found.pictures]
            self.elsewhere += [(place or "the message", file) for _, file in found.elsewhere]
        else:
            text = _UUENCODED.sub(lambda file: self._encoded(file[1], place), text)
            known, said = "", tuple(paragraphs(text, mail=True))
        for passage in said:
            if not (known and folded(passage.text) in known):
                yield replace(
                    passage, place=where or passage.place, line=None, story=_at(place, passage.story)
                )

    def _encoded(self, name: str, place: str) -> str:
        """Name a file that stands in the text itself, as mail programs sent them before there were parts."""
        self.unread.append(
            (_at(place, f'attachment "{name.strip()}"'), "it is written in the text (uuencode)")
        )
        return "\n"

    def _attachment(self, part: Message, place: str) -> None:
        name = str(part.get_filename() or "").strip() or part.get_content_type()
        where = _at(place, f'attachment "{name}"')
        if part.get_content_maintype() == "image":
            self.pictures.append(where)
            return
        ending = PurePath(name).suffix.lower() or _ENDINGS.get(part.get_content_type(), "")
        data = part.get_payload(decode=True)
        try:
            found = reading.read(io.BytesIO(data if isinstance(data, bytes) else b""), name, ending)
        except (Unreadable, UsageError) as error:
            self.unread.append((where, error.message))
            return
        self.attachments += 1
        self.passages += [
            replace(
                passage,
                place=_at(where, _line(passage)),
                line=None,
                slide=None,
                story=_at(where, passage.story),
            )
            for passage in found.passages
        ]
        self.pictures += [_at(where, each) for each in found.pictures]
        self.elsewhere += [(_at(where, each), file) for each, file in found.elsewhere]
        self.unread += [(_at(where, each), what) for each, what in found.unread]


_UUENCODED = re.compile(r"^begin [0-7]{3,4} (\S[^\n]*)\n(?:[ -`]{1,62}\n)*?end$", re.MULTILINE)
_ENDINGS = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "text/markdown": ".md"}


def _line(passage: Passage) -> str:
    return f"line {passage.line}" if passage.line else passage.place


def _at(place: str, spot: str) -> str:
    return ", ".join(filter(None, (place, spot)))


def _called(part: Message, inner: Message) -> str:
    name = part.get_filename() or _header(inner, "subject") or "mail"
    return f'attachment "{name}"'


def _header(message: Message, name: str) -> str:
    """A header as people see it; what is no header at all is none."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return ""  # the standard library's parser of headers gives up on some that break its grammar


def _is_file(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return False


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    charset = part.get_content_charset()
    try:
        text = data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = text_and_encoding(data)[0]
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
