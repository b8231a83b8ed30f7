"""OpenDocument texts: body, lists, tables, notes, frames, headers and footers, with their places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.sxw import is_old, renewed
from readyctl.adapters.documents.xml_parts import local, parse
from readyctl.adapters.safe_zip import Archive, opened
from readyctl.core.statement.passages import (
    ALTERNATIVE,
    WHOLE,
    DocumentText,
    Passage,
    PassageKind,
    Unreadable,
    describes,
)
from readyctl.core.statement.tables import Table

_NOT_SAID = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "note", "frame", "text-box", "ruby-text"}
)
"""Comments and deletions are never said; notes and frames have places of their own."""
_SPACES = {"tab": "\t", "line-break": "\n"}
_DIGITS = 3


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .odt or .sxw file. Raises Unreadable where it is damaged, protected, hostile or neither."""
    with opened(source, name) as archive:
        if encrypted(archive):
            raise Unreadable(f"{name} is protected by a password", help="save it without one, and check that")
        old = is_old(archive)
        root = parse(archive.read("content.xml"), "content.xml", typed=old)
        body = renewed(root) if old else _body(root)
        if body is None:
            raise Unreadable(
                f"{name} is no OpenDocument text", help="give the file its true ending and retry"
            )
        story = _Story()
        passages = tuple(story.blocks(body))
        counts = (("paragraph", len(passages)), ("table", story.counts.get("tables", 0)))
        return DocumentText(
            (
                *passages,
                *(() if old else _margins(archive)),
                *drawn_passages(archive, body),
                *story.alternatives,
            ),
            tuple(story.pictures),
            counts=tuple((what, number) for what, number in counts if number),
        )


def _body(root: Element) -> Element | None:
    return next((e for e in root.iter() if local(e) == "text" and e.tag.endswith("office:1.0}text")), None)


def encrypted(archive: Archive) -> bool:
    """Whether the manifest says that a part is encrypted."""
    manifest = "META-INF/manifest.xml"
    if manifest not in archive:
        return False
    return any(
        local(e) == "encryption-data" for e in parse(archive.read(manifest), manifest, typed=True).iter()
    )


@dataclass
class _Story:
    section: str = ""
    paragraph: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    """The place of each picture."""
    alternatives: list[Passage] = field(default_factory=list)

    def blocks(self, parent: Element, kind: PassageKind = PassageKind.BODY) -> Iterator[Passage]:
        for element in parent:
            name = local(element)
            if name in {"h", "p"}:
                yield from self._paragraph(element, kind)
            elif name == "table":
                yield from self._table(element)
            elif name == "list":
                yield from self.blocks(element, PassageKind.BULLET)
            elif name not in _NOT_SAID:
                yield from self.blocks(element, kind)
            elif name == "frame":
                yield from self._hanging((element,))

    def _paragraph(self, element: Element, kind: PassageKind) -> Iterator[Passage]:
        text = "".join(_words(element)).strip()
        if text and local(element) == "h":
            self.section, self.paragraph = f'section "{text}"', 0
            number = text.split(" ", 1)[0].rstrip(".")
            if number.replace(".", "").isdigit():
                self.section = f"section {number}"
            yield Passage(text, self._place("heading"), PassageKind.HEADING)
        elif text:
            self.paragraph += 1
            yield Passage(text, self._place(f"paragraph {self.paragraph}"), kind)
        yield from self._hanging(element)

    def _table(self, table: Element) -> Iterator[Passage]:
        self._next("tables")
        number = self._place(f"table {self._next('table')}")
        rows = (e for e in table.iter() if local(e) == "table-row")
        reaching, stands = 0, Table()
        for row_number, row in enumerate(rows, 1):
            stands.row(stands.label if reaching > 0 else "")
            reaching -= 1
            cells = (e for e in row if local(e) in {"table-cell", "covered-table-cell"})
            for column, cell in enumerate(cells, 1):
                place = f"{number}, row {row_number}, column {column}"
                texts = ["".join(_words(p)).strip() for p in cell if local(p) in {"h", "p"}]
                label, head = stands.label if column > 1 else "", stands.column(column)
                for text in filter(None, texts):
                    yield Passage(text, place, PassageKind.CELL, label=label, column=head)
                yield from self._hanging(cell)
                if column == 1 and local(cell) == "table-cell":
                    # A first cell is the label of every row that it reaches over.
                    reaching = _rows_spanned(cell) - 1
                stands.said(column, " ".join(filter(None, texts)))

    def _hanging(self, element: Iterable[Element]) -> Iterator[Passage]:
        """Read the notes and text boxes that are describes in an element, and take note of its pictures."""
        for inner in element:
            name = local(inner)
            if name == "note":
                yield from self._loose(
                    inner, inner.get(f"{_namespace(inner)}note-class") or "note", PassageKind.NOTE
                )
            elif name == "text-box":
                yield from self._loose(inner, "text box", PassageKind.BODY)
            elif name not in {"annotation", "tracked-changes", "table", "list"}:
                if name == "frame":
                    self._frame(inner)
                yield from self._hanging(inner)

    def _frame(self, frame: Element) -> None:
        """A frame shows one picture, in several forms, or an object with a picture of it."""
        shown = {local(each) for each in frame}
        if "image" in shown and "object" not in shown and "text-box" not in shown:
            self.pictures.append(self.section or WHOLE)
        for text in described(frame):
            self.alternatives.append(
                Passage(text, self._place(ALTERNATIVE), PassageKind.NOTE, story=ALTERNATIVE)
            )

    def _loose(self, parent: Element, what: str, kind: PassageKind) -> Iterator[Passage]:
        place = self._place(f"{what} {self._next(what)}")
        for element in parent.iter():
            if local(element) in {"h", "p"}:
                text = "".join(_words(element)).strip()
                if text:
                    yield Passage(text, place, kind)

    def _place(self, spot: str) -> str:
        return f"{self.section}, {spot}" if self.section else spot

    def _next(self, what: str) -> int:
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]


def _rows_spanned(cell: Element) -> int:
    text = cell.get(f"{_namespace(cell)}number-rows-spanned", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 1


def said(paragraph: Element) -> str:
    """Give the text of a paragraph or heading."""
    return "".join(_words(paragraph)).strip()


def described(frame: Element) -> Iterator[str]:
    """Give the words that stand for a picture: its title and its description, if they name no badge."""
    for each in frame:
        text = (each.text or "").strip()
        if local(each) in {"title", "desc"} and describes(text):
            yield text


def drawn_passages(archive: Archive, body: Element) -> Iterator[Passage]:
    """Read the words of charts and other objects, which are documents of their own inside this one."""
    objects = (e for e in body.iter() if e.tag.endswith("drawing:1.0}object"))
    for number, element in enumerate(objects, 1):
        link = next((text for key, text in element.attrib.items() if key.endswith("}href")), "")
        part = f"{link.removeprefix('./').rstrip('/')}/content.xml"
        if part in archive:
            texts = (
                "".join(_words(e)).strip() for e in parse(archive.read(part), part).iter() if local(e) == "p"
            )
            for text in dict.fromkeys(text for text in texts if any(map(str.isalpha, text))):
                yield Passage(text, f"diagram {number}", PassageKind.BULLET, story="diagram")


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name in _SPACES:
            yield _SPACES[name]
        elif name == "s":
            count = inner.get(f"{_namespace(inner)}c", "1")
            yield " " * (int(count) if count.isascii() and count.isdigit() and len(count) <= _DIGITS else 1)
        elif name not in _NOT_SAID:
            yield from _words(inner)
        yield inner.tail or ""


def _namespace(element: Element) -> str:
    return element.tag[: element.tag.rfind("}") + 1]


def _margins(archive: Archive) -> Iterator[Passage]:
    if "styles.xml" not in archive:
        return
    for element in parse(archive.read("styles.xml"), "styles.xml").iter():
        if element.tag.endswith("style:1.0}header") or element.tag.endswith("style:1.0}footer"):
            for passage in _Story().blocks(element):
                yield Passage(passage.text, local(element), PassageKind.BODY, story=local(element))
