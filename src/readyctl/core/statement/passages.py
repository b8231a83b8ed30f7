"""What every reader of documents hands over: passages of text, each with the place where it stands."""

from dataclasses import dataclass
from enum import StrEnum

from readyctl.errors import Refused


class Unreadable(Refused):
    """The file is hostile, damaged, protected, or has no text: nothing can be said about its claims."""


class PassageKind(StrEnum):
    """What a passage is in its document; a judge reads a heading otherwise than a sentence."""

    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    CELL = "cell"
    NOTE = "note"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True)
class Passage:
    """One paragraph, bullet, cell or note.

    `place` is for a person (`section 12.2, paragraph 3`, `slide 4, shape "Badge"`). `line` is the line of
    the file on which `text` starts, for text files; `page_line` the line on its page, for PDF.
    `label` is the first cell of a table row, for the row's other cells. `slide` counts from 1.
    """

    text: str
    place: str
    kind: PassageKind = PassageKind.BODY
    line: int | None = None
    page_line: int | None = None
    label: str = ""
    slide: int | None = None

    def line_at(self, offset: int) -> int | None:
        """Tell the line of the file on which the character at `offset` stands, where there are lines."""
        return None if self.line is None else self.line + self.text.count("\n", 0, offset)

    def place_at(self, offset: int) -> str:
        """Tell the place of the character at `offset`, with the line on its page where pages have lines."""
        if self.page_line is None:
            return self.place
        return f"{self.place}, line {self.page_line + self.text.count(chr(10), 0, offset)}"


@dataclass(frozen=True)
class DocumentText:
    """All that a document says. `pictures` are the places that hold a picture and no text."""

    passages: tuple[Passage, ...]
    pictures: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Places that show another file, and that file, which was not read."""

    @property
    def readable(self) -> bool:
        """Whether there is any text to judge."""
        return any(passage.text.strip() for passage in self.passages)
