"""Where a reader finds a paragraph of a Word document: by the number that Word prints, and its heading."""

import re

from msgspec import Struct, field

from readyctl.adapters.documents.docx_numbers import Label
from readyctl.adapters.documents.docx_styles import Shape

_TYPED_NUMBER = re.compile(r"(?:(?:section|article|clause|§)\s*)?(\d{1,3}(?:\.\d{1,3})+)\.?\s", re.IGNORECASE)
_HEADING_NUMBER = re.compile(
    r"(?:(?:section|article|clause|§)\s*)?(\d{1,3}(?:\.\d{1,3})*)[.)]?\s", re.IGNORECASE
)
_TITLE_LENGTH = 40
_NAMED = re.compile(r"[^\W\d_]{4,}\s")
"""A label that says by itself what it numbers: `Article IV`."""
_INNER = re.compile(r"\(?[a-z]{1,6}[.)]")
"""A letter or small Roman numeral, as it stands before the parts of a clause."""
_CONTENTS = frozenset({"contents", "table of contents"})
_CONTENTS_LINE = re.compile(r".*[\s.…]\d+", re.DOTALL)


class Whereabouts(Struct):
    """How far a walk through a document has come."""

    section: str = ""
    """What a place begins with: `section 12.2`, or `clause 21, under "Fees"`."""
    heading: str = ""
    """The nearest heading above, with its number."""
    clause: str = ""
    """The nearest numbered paragraph above that other numbered paragraphs may be parts of."""
    paragraph: int = 0
    numbered: bool = False
    """Whether the section is a numbered paragraph, and no heading."""
    contents: bool = False
    """Whether the nearest heading is the table of contents', and only its lines came after it."""
    counts: dict[str, int] = field(default_factory=dict)

    def enter(self, text: str, shape: Shape) -> bool:
        """Go on to the next paragraph; tells whether a section begins there."""
        section = self._heading(text, shape) if shape.level is not None else self._numbered(text, shape)
        if section is None and self._behind_contents(text, shape):
            section = ""
        if section is not None:
            self.section, self.paragraph = section, 0
            self.numbered = shape.level is None and shape.label is not None
            self.counts.pop("table", None)
        if shape.level is None:
            self.paragraph += 1
        return bool(section)

    def _heading(self, text: str, shape: Shape) -> str:
        typed = _HEADING_NUMBER.match(f"{text} ")
        number = _whole(shape.label) if shape.label else (typed[1] if typed else "")
        title = _short(text)
        self.heading = f"{number} {title}" if shape.label else title
        self.clause = ""
        self.contents = text.strip().lower() in _CONTENTS
        return _called("section", number) if number else f'section "{title}"'

    def _numbered(self, text: str, shape: Shape) -> str | None:
        if shape.label is not None and shape.label.text:
            number = _whole(shape.label)
            if not _INNER.fullmatch(shape.label.text) or shape.label.above:
                self.clause = number if not shape.label.above else self.clause
            elif self.clause:
                number = f"{self.clause} {number}"
            under = f', under "{self.heading}"' if self.heading else ""
            return f"{_called('clause', number)}{under}"
        typed = _TYPED_NUMBER.match(text)
        return f"section {typed[1]}" if typed else None

    def _behind_contents(self, text: str, shape: Shape) -> bool:
        if not self.contents or shape.style.lower().startswith("toc") or _CONTENTS_LINE.fullmatch(text):
            return False
        self.contents, self.heading = False, ""
        return True

    @property
    def here(self) -> str:
        """The paragraph that was entered last. The first of a clause is where its number stands."""
        if self.paragraph == 1 and self.numbered:
            return self.section
        return self.at(f"paragraph {self.paragraph}")

    def at(self, spot: str) -> str:
        """A spot in the present section."""
        return f"{self.section}, {spot}" if self.section else spot

    def next(self, what: str) -> int:
        """Count one more thing of a sort."""
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]


def _whole(label: Label) -> str:
    """The label with what it stands under, without the stop behind it."""
    return f"{label.above} {label.text}".strip().removesuffix(".")


def _called(what: str, number: str) -> str:
    return number if _NAMED.match(number) else f"{what} {number}"


def _short(text: str) -> str:
    return text if len(text) <= _TITLE_LENGTH else f"{text[:_TITLE_LENGTH].rstrip()}…"
