"""What every reader of documents hands over: passages of text, each with the place where it stands."""

import re
from enum import StrEnum

from msgspec import Struct

from readyctl.errors import Refused


class Unreadable(Refused):
    """The file is hostile, damaged, protected, or has no text: nothing can be said about its claims."""


LINE_BREAK = "\u2028"
"""A line that ends inside a passage by its writer's will, where the file itself has no line end."""
_ANCHOR = "readyctl:"


def anchored(name: str) -> bool:
    """Whether a picture's or shape's alternative text only says which badge it is."""
    return name.strip().lower().startswith(_ANCHOR)


_FILE = re.compile(r"\S*\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?|webp)", re.IGNORECASE)


def describes(text: str) -> bool:
    """Whether an alternative text says what is shown, and not only which badge or which file it is."""
    return bool(text.strip()) and not anchored(text) and _FILE.fullmatch(text.strip()) is None


class PassageKind(StrEnum):
    """What a passage is in its document; a judge reads a heading otherwise than a sentence."""

    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    CELL = "cell"
    NOTE = "note"
    QUOTE = "quote"
    """What somebody else wrote, in the mail that is answered."""
    CODE = "code"
    UNTICKED = "unticked"
    """What stands behind a box that nobody ticked."""


class Passage(Struct, frozen=True):
    """One paragraph, bullet, cell or note.

    `place` is for a person (`section 12.2, paragraph 3`, `slide 4, shape "Badge"`). `line` is the line of
    the file on which `text` starts, for text files; `page_line` the line on its page, for PDF.
    `label` is the first cell of a table row that says something, for the row's other cells, and `column`
    the heading of its column. `under` is what it stands under, the nearest first: a line that ends in a
    colon, the heading; `above` the headings over that one, the nearest first. `depth` is how deep a heading
    is, the highest being 1; 0 where nobody says. `slide` counts from 1. `beside` is what stands behind the
    cell that labels a row, empty where nothing does; None for all that labels no row. `story` is the text
    that it belongs to where that is not the document's own: a footer, an attachment, the words of pictures.
    """

    text: str
    place: str
    kind: PassageKind = PassageKind.BODY
    line: int | None = None
    page_line: int | None = None
    label: str = ""
    slide: int | None = None
    column: str = ""
    under: tuple[str, ...] = ()
    depth: int = 0
    above: tuple[str, ...] = ()
    beside: str | None = None
    story: str = ""

    def line_at(self, offset: int) -> int | None:
        """Tell the line of the file on which the character at `offset` stands, where there are lines."""
        return None if self.line is None else self.line + self.text.count("\n", 0, offset)

    def place_at(self, offset: int) -> str:
        """Tell the place of the character at `offset`, with the line on its page where pages have lines."""
        if self.page_line is None:
            return self.place
        return f"{self.place}, line {self.page_line + self.text.count(chr(10), 0, offset)}"


class DocumentText(Struct, frozen=True):
    """All that a document says, and what of it was not read.

    `pictures` are the places that hold a picture, one for each picture. `counts` are the parts that were
    read, each with its name in the singular (`slide`, 8), in the order of their size.
    """

    passages: tuple[Passage, ...]
    pictures: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Places that show another file, and that file, which was not read."""
    counts: tuple[tuple[str, int], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    """Other parts that were not read: the place, and what is there with the reason."""

    @property
    def readable(self) -> bool:
        """Whether there is any text to judge besides what stands beside it, such as for pictures."""
        return any(passage.text.strip() and not _stands_in(passage) for passage in self.passages)

    @property
    def read_parts(self) -> tuple[tuple[str, int], ...]:
        """What was read; paragraphs where the reader counted nothing else."""
        return self.counts or (("paragraph", len(self.passages)),)

    def only_drawn(self, place: str) -> bool:
        """Whether a place that holds a picture says nothing besides, notes apart."""
        said = [passage.place for passage in self.passages if not _stands_in(passage)]
        if place == WHOLE:
            return not said
        return not any(
            each == place or (each.startswith(f"{place}, ") and not each.endswith(", notes")) for each in said
        )


def _stands_in(passage: Passage) -> bool:
    return _ASIDE.search(passage.place) is not None


ALTERNATIVE = "alternative text"
"""How the place ends of words that stand for a picture."""
PAGE_TITLE, ATTRIBUTE = "title", "attribute"
"""How it ends, or what stands before its last word, of words that a page shows outside of its text."""
_ASIDE = re.compile(rf"(?:^|, )(?:{ALTERNATIVE}|{PAGE_TITLE}|{ATTRIBUTE} [\w:-]+)$")
WHOLE = "the document"
"""The place of what has no place of its own."""
