"""OpenDocument texts: body, lists, tables, notes, frames, headers and footers, with their places."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from readyctl.adapters.documents.odf_elements import (
    NOT_SAID,
    attribute,
    comments,
    depth,
    described,
    drawn_passages,
    fields,
    files_shown,
    inner_tables,
    namespace,
    own_paragraphs,
    paragraphs_in,
    rows,
    rows_spanned,
    words,
)
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
                *(() if old else _margins(archive, story)),
                *drawn_passages(archive, body),
                *story.alternatives,
            ),
            tuple(story.pictures),
            tuple((WHOLE, file) for file in files_shown(body)),
            tuple((what, number) for what, number in counts if number),
            comments(body),
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


class _Story(Struct):
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
            elif name == "forms":
                for text in fields(element):
                    yield Passage(text, self._place("form"), PassageKind.BODY, story="form")
            elif name not in NOT_SAID:
                yield from self.blocks(element, kind)
            elif name == "frame":
                yield from self._hanging((element,))

    def _paragraph(self, element: Element, kind: PassageKind) -> Iterator[Passage]:
        text = "".join(words(element)).strip()
        if text and local(element) == "h":
            self.section, self.paragraph = f'section "{text}"', 0
            number = text.split(" ", 1)[0].rstrip(".")
            if number.replace(".", "").isdigit():
                self.section = f"section {number}"
            yield Passage(text, self._place("heading"), PassageKind.HEADING, depth=depth(element))
        elif text:
            self.paragraph += 1
            yield Passage(text, self._place(f"paragraph {self.paragraph}"), kind)
        yield from self._hanging(element)

    def _table(self, table: Element, inside: str = "") -> Iterator[Passage]:
        self._next("tables")
        number = inside or self._place(f"table {self._next('table')}")
        reaching, stands = 0, Table()
        for row_number, row in enumerate(rows(table), 1):
            stands.row(stands.label if reaching > 0 else "")
            reaching -= 1
            cells = (e for e in row if local(e) in {"table-cell", "covered-table-cell"})
            for column, cell in enumerate(cells, 1):
                place = f"{number}, row {row_number}, column {column}"
                texts = [text for p in own_paragraphs(cell) if (text := "".join(words(p)).strip())]
                label, head = stands.label if column > 1 else "", stands.column(column)
                for text in texts:
                    yield Passage(text, place, PassageKind.CELL, label=label, column=head)
                for inner in inner_tables(cell):
                    yield from self._table(inner, f"{place}, inner table")
                yield from self._hanging(cell)
                if column == 1 and local(cell) == "table-cell":
                    # A first cell is the label of every row that it reaches over.
                    reaching = rows_spanned(cell) - 1
                stands.said(column, " ".join(texts))

    def _hanging(self, element: Iterable[Element]) -> Iterator[Passage]:
        """Read the notes and text boxes that are describes in an element, and take note of its pictures."""
        for inner in element:
            name = local(inner)
            if name == "note":
                yield from self._loose(
                    inner, inner.get(f"{namespace(inner)}note-class") or "note", PassageKind.NOTE
                )
            elif name == "text-box":
                yield from self._loose(inner, "text box", PassageKind.BODY)
            elif name not in {"annotation", "tracked-changes", "table", "list"}:
                if name == "frame":
                    self._frame(inner)
                elif name == "a" and describes(title := attribute(inner, "title")):
                    self._aside(title)
                elif name not in {"h", "p"}:
                    self._described(inner)
                yield from self._hanging(inner)

    def _frame(self, frame: Element) -> None:
        """A frame shows one picture, in several forms, or an object with a picture of it."""
        shown = {local(each) for each in frame}
        if "image" in shown and "object" not in shown and "text-box" not in shown:
            self.pictures.append(self.section or WHOLE)
        self._described(frame)

    def _described(self, shape: Element) -> None:
        for text in described(shape):
            self._aside(text)

    def _aside(self, text: str) -> None:
        self.alternatives.append(Passage(text, self._place(ALTERNATIVE), PassageKind.NOTE, story=ALTERNATIVE))

    def _loose(self, parent: Element, what: str, kind: PassageKind) -> Iterator[Passage]:
        place = self._place(f"{what} {self._next(what)}")
        for element in paragraphs_in(parent):
            text = "".join(words(element)).strip()
            if text:
                yield Passage(text, place, kind)

    def _place(self, spot: str) -> str:
        return f"{self.section}, {spot}" if self.section else spot

    def _next(self, what: str) -> int:
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]


def _margins(archive: Archive, main: _Story) -> Iterator[Passage]:
    """Read headers and footers, also those of first and left pages; one that several share is given once."""
    if "styles.xml" not in archive:
        return
    seen = set()
    for element in parse(archive.read("styles.xml"), "styles.xml").iter():
        kind = local(element).partition("-")[0]
        if kind in {"header", "footer"} and local(element) in _MARGINS and "style:1.0}" in element.tag:
            story = _Story()
            passages = (*story.blocks(element), *story.alternatives)
            main.pictures += [kind for _ in story.pictures]
            for passage in passages:
                if (kind, passage.text) not in seen:
                    seen.add((kind, passage.text))
                    place = f"{kind}, {ALTERNATIVE}" if passage in story.alternatives else kind
                    yield Passage(passage.text, place, PassageKind.BODY, story=kind)


_MARGINS = frozenset(f"{kind}{which}" for kind in ("header", "footer") for which in ("", "-first", "-left"))
