"""Word documents: body, tables, notes, text boxes, content controls, headers and footers, with their places.

A contract under negotiation is tracked changes, tables and footnotes, which reading the plain paragraphs
misses; so this walks the XML parts themselves. Word has no stable page numbers: places are sections,
paragraphs, tables and notes.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.documents.docx_places import Whereabouts
from readyctl.adapters.documents.docx_runs import Words, words
from readyctl.adapters.documents.docx_styles import Shape, Styles, read_styles
from readyctl.adapters.documents.files_inside import FilesInside
from readyctl.adapters.documents.packages import comments, diagrams, main_part, relations
from readyctl.adapters.documents.xml_parts import (
    attribute,
    child,
    chosen,
    is_alternative,
    local,
    parse,
    value,
    whole_number,
)
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
from readyctl.core.text.counting import counted

_MOST_COLUMNS = 63
"""Word has no more in a table."""
_SHOWING = frozenset({"altChunk", "subDoc"})
"""What shows another file in its place."""
_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .docx file. Raises Unreadable where it is damaged, protected, hostile or no Word document."""
    with opened(source, name) as archive:
        part = main_part(archive) or "word/document.xml"
        root = parse(archive.read(part), part)
        body = child(root, "body")
        if body is None:
            raise Unreadable(f"{name} is no Word document", help="give the file its true ending and retry")
        story = _Story.of(archive, part)
        passages = tuple(story.blocks(body))
        margins = tuple(_margins(archive, part, story))
        drawn = _drawn(archive, part)
        inside = story.inside
        embedded = tuple(inside.embedded())
        hanging = comments(archive, part)
        return DocumentText(
            (*passages, *drawn, *margins, *story.alternatives, *embedded),
            (*story.pictures, *inside.pictures),
            tuple(inside.elsewhere),
            (("paragraph", len(passages)), ("table", story.tables)) if story.tables else (),
            (*inside.unread, *((("", counted(hanging, "comment")),) if hanging else ())),
        )


class _Story(Struct, dict=True):
    """One walk through a text in reading order, knowing where it is."""

    styles: Styles
    inside: FilesInside
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    where: Whereabouts = field(default_factory=Whereabouts)
    tables: int = 0
    pictures: list[str] = field(default_factory=list)
    """The place of each picture."""
    alternatives: list[Passage] = field(default_factory=list)

    @classmethod
    def of(cls, archive: Archive, part: str) -> "_Story":
        parts = {r.kind: r.part for r in relations(archive, part)}

        def root(kind: str) -> Element | None:
            return parse(archive.read(parts[kind]), parts[kind]) if kind in parts else None

        notes = {}
        for kind in ("footnote", "endnote"):
            for note in root(f"{kind}s") or ():
                if attribute(note, "type") in {None, "normal"}:
                    notes[kind, attribute(note, "id") or ""] = note
        return cls(read_styles(root("styles"), root("numbering")), FilesInside(archive, part), notes)

    def blocks(self, parent: Iterable[Element]) -> Iterator[Passage]:
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif is_alternative(element):
                for branch in chosen(element):
                    if local(branch) == "p":
                        yield from self._paragraph(branch)
            elif name in _CONTAINERS:
                yield from self.blocks(element)
            elif name in _SHOWING:
                yield from self.inside.shown(attribute(element, "id") or "")

    def _paragraph(self, element: Element) -> Iterator[Passage]:
        said = words(element)
        if not said.text and _gone(element):
            return
        shape = self.styles.shape(element)
        if said.text:
            yield self._located(said.text, shape)
        yield from self._attached(said)

    def _located(self, text: str, shape: Shape) -> Passage:
        begins = self.where.enter(text, shape)
        if shape.level is not None:
            return Passage(text, self.where.at("heading"), PassageKind.HEADING, depth=shape.level + 1)
        listed = shape.bullet and not (begins and (shape.label is None or shape.label.compound))
        return Passage(text, self.where.here, PassageKind.BULLET if listed else PassageKind.BODY)

    def _attached(self, said: Words) -> Iterator[Passage]:
        where = self.where.section or WHOLE
        self.pictures += [where] * said.pictures
        self._described(said.alternatives)
        for box in said.boxes:
            place = self.where.at(f"text box {self.where.next('text box')}")
            yield from self._loose(box, place, PassageKind.BODY)
        for reference in said.notes:
            note = self.notes.get(reference)
            if note is not None:
                place = self.where.at(f"{reference[0]} {self.where.next(reference[0])}")
                yield from self._loose(note, place, PassageKind.NOTE)

    def _described(self, texts: Iterable[str]) -> None:
        place = self.where.at(ALTERNATIVE)
        said = (text.strip() for text in texts if describes(text))
        self.alternatives += [Passage(text, place, PassageKind.NOTE, story=ALTERNATIVE) for text in said]

    def _table(self, table: Element, inside: str = "") -> Iterator[Passage]:
        self.tables += 1
        number = inside or self.where.at(f"table {self.where.next('table')}")
        about = child(table, "tblPr")
        self._described(filter(None, (value(about, key) for key in ("tblCaption", "tblDescription"))))
        rows = (row for row in _inner(table, "tr") if child(child(row, "trPr"), "del") is None)
        above: dict[int, list[Passage]] = {}
        stands = Table()
        for row_number, row in enumerate(rows, 1):
            stands.row()
            at = 0
            for column, cell in enumerate(_inner(row, "tc"), 1):
                place = f"{number}, row {row_number}, column {column}"
                label, head = stands.label, stands.column(at + 1)
                found = list(self._loose(cell, place, PassageKind.CELL, label, head))
                if _continues(cell):
                    # What is merged stands beside every row that it reaches over.
                    found = [replace(each, place=place, label=label) for each in above.get(at, ())]
                spanned = whole_number(value(child(cell, "tcPr"), "gridSpan")) or 1
                above[at] = found
                for covered in range(at + 1, at + min(spanned, _MOST_COLUMNS)):
                    above.pop(covered, None)
                yield from () if _continues(cell) and column == 1 else found
                stands.said(at + 1, " ".join(passage.text for passage in found))
                at += spanned

    def _loose(
        self, parent: Element, place: str, kind: PassageKind, label: str = "", column: str = ""
    ) -> Iterator[Passage]:
        """Read paragraphs that share one place: a cell, a note, a text box."""
        for element in parent:
            name = local(element)
            if name == "p":
                said = words(element)
                self.styles.shape(element)
                if said.text:
                    yield Passage(said.text, place, kind, label=label, column=column)
                yield from self._attached(said)
            elif name == "tbl":
                yield from self._table(element, f"{place}, inner table")
            elif name in _CONTAINERS:
                yield from self._loose(element, place, kind, label, column)
            elif name in _SHOWING:
                for passage in self.inside.shown(attribute(element, "id") or ""):
                    yield replace(passage, place=f"{place}, {passage.place}", label=label, column=column)


def _gone(paragraph: Element) -> bool:
    """Whether a tracked deletion takes the paragraph's end away, so that it is not counted (17.13.5.15)."""
    mark = child(child(paragraph, "pPr"), "rPr")
    return child(mark, "del") is not None


def _continues(cell: Element) -> bool:
    """Whether the cell is merged with the one above it (ECMA-376 part 1, 17.4.84)."""
    merged = child(child(cell, "tcPr"), "vMerge")
    return merged is not None and (attribute(merged, "val") or "continue") == "continue"


def _inner(element: Element, name: str) -> Iterator[Element]:
    """Give the rows of a table, or the cells of a row, through content controls and tracked insertions."""
    for item in element:
        if local(item) == name:
            yield item
        elif local(item) in _CONTAINERS:
            yield from _inner(item, name)


def _drawn(archive: Archive, part: str) -> Iterator[Passage]:
    """Read the words of diagrams and charts."""
    for number, texts in enumerate(diagrams(archive, part), 1):
        for text in texts:
            yield Passage(text, f"diagram {number}", PassageKind.BULLET, story="diagram")


def _margins(archive: Archive, part: str, main: _Story) -> Iterator[Passage]:
    """Read headers and footers; a text that several of them share is given once."""
    seen = set()
    for relation in relations(archive, part):
        if relation.kind not in {"header", "footer"}:
            continue
        inside = FilesInside(
            archive, relation.part, elsewhere=main.inside.elsewhere, unread=main.inside.unread
        )
        story = _Story(main.styles, inside, where=Whereabouts(relation.kind))
        passages = tuple(story.blocks(parse(archive.read(relation.part), relation.part)))
        main.pictures += dict.fromkeys((*story.pictures, *inside.pictures))
        for passage in (*passages, *story.alternatives):
            if (relation.kind, passage.text) not in seen:
                seen.add((relation.kind, passage.text))
                place = f"{relation.kind}, {ALTERNATIVE}" if passage in story.alternatives else relation.kind
                yield replace(passage, place=place, kind=PassageKind.BODY, story=relation.kind)
