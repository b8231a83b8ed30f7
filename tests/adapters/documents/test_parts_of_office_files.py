"""No part of an office file passes in silence: what it says is read, or the part is named as not read."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docx.document import Document
from pptx import Presentation

from readyctl.adapters.documents.reading import read
from readyctl.core.statement.passages import DocumentText, PassageKind
from support.office_files import WORD, add_xml, rezip, save_docx, zip_of
from support.workbooks import OFFICE, sheet, workbook

SAID = "Backups come with every plan"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
P = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
LINES = f'<x xmlns:a="{DRAWN}"><a:p><a:r><a:t>{SAID}</a:t></a:r></a:p></x>'


def opened(data: bytes, ending: str) -> DocumentText:
    return read(io.BytesIO(data), f"a{ending}", ending)


def places(found: DocumentText) -> list[str]:
    return [passage.place for passage in found.passages if SAID in passage.text]


def related(data: bytes, source: str, relation: str, parts: Mapping[str, bytes]) -> bytes:
    """The package with one more relation and the parts that it leads to."""
    ends = b"</Relationships>"
    return rezip(data, {source: lambda old: old.replace(ends, relation.encode() + ends)}, parts)


def relation(kind: str, target: str, *, mode: str = "") -> str:
    kinds = kind if "://" in kind else f"{OFFICE}/{kind}"
    outside = ' TargetMode="External"' if mode else ""
    return f'<Relationship Id="new" Type="{kinds}" Target="{target}"{outside}/>'


def word(folder: Path, inside: str = "") -> bytes:
    def fill(document: Document) -> None:
        document.add_paragraph("Hello.")
        add_xml(document, inside)

    return save_docx(folder / "a.docx", fill).read_bytes()


FORM = "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData>{}</w:ffData></w:fldChar></w:r></w:p>"
EMPTY_ROW = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
SHAPE = "<w:p><w:r><w:pict><v:shape>{}</v:shape></w:pict></w:r></w:p>"
CHUNK = f'<w:altChunk xmlns:r="{OFFICE}" r:id="new"/>'


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        (f"<w:sdt><w:sdtContent>{P}</w:sdtContent></w:sdt>", "paragraph 2"),
        (f"<w:moveTo>{P}</w:moveTo>", "paragraph 2"),
        (
            FORM.format(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="x"/>'
                f'<w:listEntry w:val="{SAID}"/></w:ddList>'
            ),
            "paragraph 2",
        ),
        (FORM.format(f'<w:ddList><w:listEntry w:val="{SAID}"/></w:ddList>'), "paragraph 2"),
        (SHAPE.format(f'<v:textpath string="{SAID}"/>'), "alternative text"),
        (SHAPE.format(f"<v:textbox><w:txbxContent>{P}</w:txbxContent></v:textbox>"), "text box 1"),
        (
            f'<w:p><w:hyperlink w:tooltip="{SAID}"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>',
            "alternative text",
        ),
        (
            f'<w:tbl><w:tblPr><w:tblDescription w:val="{SAID}"/></w:tblPr>{EMPTY_ROW}</w:tbl>',
            "table 1, alternative text",
        ),
    ],
)
def test_what_word_shows_outside_of_its_paragraphs_is_read(tmp_path: Path, inside: str, place: str) -> None:
    assert places(opened(word(tmp_path, inside), ".docx")) == [place.removeprefix("table 1, ")]


@pytest.mark.parametrize("around", ["{}", "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"])
def test_a_file_in_the_text_of_word_is_read_wherever_it_stands(tmp_path: Path, around: str) -> None:
    page = f"<p>{SAID}<iframe src='more.html'></iframe>".encode()
    data = related(
        word(tmp_path, around.format(CHUNK)),
        "word/_rels/document.xml.rels",
        relation("aFChunk", "c.html"),
        {"word/c.html": page},
    )
    found = opened(data, ".docx")
    assert [place.removeprefix("table 1, row 1, column 1, ") for place in places(found)] == [
        "inserted part 1, line 1"
    ]
    assert found.elsewhere == (("inserted part 1", "more.html"),)


def test_a_document_that_word_shows_from_elsewhere_is_named(tmp_path: Path) -> None:
    shown = relation("subDocument", "part-2.docx", mode="External")
    inside = f'<w:subDoc xmlns:r="{OFFICE}" r:id="new"/>'
    found = opened(related(word(tmp_path, inside), "word/_rels/document.xml.rels", shown, {}), ".docx")
    assert [file for _, file in found.elsewhere] == ["part-2.docx"]


def test_a_workbook_inside_of_word_is_read_and_a_damaged_one_named(tmp_path: Path) -> None:
    held = {"word/a.xlsx": workbook({"Plan": sheet({1: [SAID]})})}
    source = "word/_rels/document.xml.rels"
    found = opened(related(word(tmp_path), source, relation("package", "a.xlsx"), held), ".docx")
    assert places(found) == ['embedded file "a.xlsx", sheet "Plan", cell A1']
    cut = opened(
        related(word(tmp_path), source, relation("package", "a.xlsx"), {"word/a.xlsx": b"PK"}), ".docx"
    )
    assert [place for place, _ in cut.unread] == ['embedded file "a.xlsx"']


def test_a_document_within_itself_ends(tmp_path: Path) -> None:
    source, inner = "word/_rels/document.xml.rels", word(tmp_path)
    for _ in range(4):
        inner = related(word(tmp_path), source, relation("package", "a.docx"), {"word/a.docx": inner})
    assert "within a document" in opened(inner, ".docx").unread[0][1]


def test_comments_are_named_and_judged_nowhere(tmp_path: Path) -> None:
    text = f'<w:comments xmlns:w="{WORD}"><w:comment w:id="1">{P}</w:comment></w:comments>'.encode()
    source = "word/_rels/document.xml.rels"
    data = related(word(tmp_path), source, relation("comments", "notes.xml"), {"word/notes.xml": text})
    found = opened(data, ".docx")
    assert (places(found), found.unread) == ([], (("", "one comment"),))


def deck(change: Callable[[object, object], None] | None = None) -> bytes:
    held, made = io.BytesIO(), Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Hello."
    if change:
        change(made, slide)
    made.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("comments", f"<l><cm><text>{SAID}</text></cm></l>"),
        (
            "http://a.test/2018/10/relationships/comments",
            LINES.replace("x xmlns", "cm xmlns").replace("/x", "/cm"),
        ),
    ],
)
def test_comments_on_a_slide_are_named(kind: str, content: str) -> None:
    parts = {"ppt/c.xml": content.encode()}
    data = related(deck(), "ppt/slides/_rels/slide1.xml.rels", relation(kind, "../c.xml"), parts)
    found = opened(data, ".pptx")
    assert (places(found), found.unread) == ([], (("slide 1", "one comment"),))


def test_a_workbook_on_a_slide_is_read() -> None:
    held = {"ppt/a.xlsx": workbook({"Plan": sheet({1: [SAID]})})}
    data = related(deck(), "ppt/slides/_rels/slide1.xml.rels", relation("package", "../a.xlsx"), held)
    found = opened(data, ".pptx")
    assert places(found) == ['slide 1, embedded file "a.xlsx", sheet "Plan", cell A1']
    assert {passage.slide for passage in found.passages if SAID in passage.text} == {1}


BOX = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{0}">'
    '<p:nvSpPr><p:cNvPr id="9" name="Box"/><p:cNvSpPr/><p:nvPr>{1}</p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:p>{2}</a:p></p:txBody></p:sp>"
)
RUN = f"<a:r><a:t>{SAID}</a:t></a:r>"
MATH = f'<m:m xmlns:m="urn:m"><m:oMath><m:r><m:t>{SAID}</m:t></m:r></m:oMath></m:m>'
LINK = f'<a:r><a:rPr><a:hlinkClick xmlns:r="{OFFICE}" r:id="" tooltip="{SAID}"/></a:rPr><a:t>here</a:t></a:r>'


@pytest.mark.parametrize(
    ("part", "box", "place"),
    [
        ("slides/slide1.xml", BOX.format(DRAWN, "", MATH), 'slide 1, shape "Box"'),
        ("slides/slide1.xml", BOX.format(DRAWN, "", LINK), 'slide 1, shape "Box", alternative text'),
        ("slides/slide1.xml", BOX.format(DRAWN, '<p:ph type="ftr"/>', RUN), 'slide 1, shape "Box"'),
        ("notesSlides/notesSlide1.xml", BOX.format(DRAWN, '<p:ph type="ftr"/>', RUN), "slide 1, notes"),
        (
            "notesSlides/notesSlide1.xml",
            (
                f'<p:grpSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
                f"{BOX.format(DRAWN, '', RUN)}</p:grpSp>"
            ),
            "slide 1, notes",
        ),
        ("slideMasters/slideMaster1.xml", BOX.format(DRAWN, "", RUN), 'master, shape "Box"'),
    ],
)
def test_what_a_slide_shows_in_any_of_its_parts_is_read(part: str, box: str, place: str) -> None:
    def notes(_: object, slide: object) -> None:
        slide.notes_slide.notes_text_frame.text = "Say hello."  # type: ignore[attr-defined]

    ends = b"</p:spTree>"
    data = rezip(deck(notes), {f"ppt/{part}": lambda old: old.replace(ends, box.encode() + ends, 1)})
    assert places(opened(data, ".pptx")) == [place]


def cells(after: str = "", *, first: str = "Hello.") -> bytes:
    return workbook({"One": sheet({1: [first]}, after=after)})


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (f"<headerFooter><oddHeader>&amp;L&amp;8{SAID}&amp;R&amp;P</oddHeader></headerFooter>", "header"),
        (f'<headerFooter><firstFooter>&amp;C&amp;"Arial,Bold"{SAID}</firstFooter></headerFooter>', "footer"),
        (
            f'<dataValidations><dataValidation sqref="B1" prompt="{SAID}"/></dataValidations>',
            "hint at B1",
        ),
        (f'<hyperlinks><hyperlink ref="A1" tooltip="{SAID}"/></hyperlinks>', "hint at A1"),
    ],
)
def test_what_a_sheet_shows_outside_of_its_cells_is_read(after: str, place: str) -> None:
    assert places(opened(cells(after), ".xlsx")) == [f'sheet "One", {place}']


def drawing(inside: str) -> bytes:
    frame = f'<xdr:wsDr xmlns:xdr="urn:d" xmlns:a="{DRAWN}"><xdr:sp>{inside}</xdr:sp></xdr:wsDr>'
    return hung(relation("drawing", "../d.xml"), {"xl/d.xml": frame.encode()})


def hung(relations: str, parts: Mapping[str, bytes]) -> bytes:
    """A workbook whose only sheet refers to other parts."""
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = f'<Relationships xmlns="{name}">{relations}</Relationships>'.encode()
    return rezip(cells(), {}, {"xl/worksheets/_rels/sheet1.xml.rels": listed, **parts})


def test_text_boxes_alternative_texts_and_charts_over_cells_are_read() -> None:
    assert places(opened(drawing(f"<a:p><a:r><a:t>{SAID}</a:t></a:r></a:p>"), ".xlsx")) == [
        'sheet "One", text box'
    ]
    assert places(opened(drawing(f'<xdr:cNvPr id="1" name="t" descr="{SAID}"/>'), ".xlsx")) == [
        'sheet "One", alternative text'
    ]
    chart = {
        "xl/d.xml": b"<d/>",
        "xl/_rels/d.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relation('chart', 'c.xml')}</Relationships>"
        ).encode(),
        "xl/c.xml": LINES.encode(),
    }
    assert places(opened(hung(relation("drawing", "../d.xml"), chart), ".xlsx")) == ['sheet "One", diagram']


@pytest.mark.parametrize(
    ("relations", "parts", "what"),
    [
        (
            relation("comments", "../c.xml"),
            {"xl/c.xml": f'<c xmlns="{SPREADSHEET}"><comment ref="A1"/><comment ref="A2"/></c>'.encode()},
            "two comments",
        ),
        (
            relation("threadedComment", "../c.xml"),
            {"xl/c.xml": b"<c><threadedComment/></c>"},
            "one comment",
        ),
        (relation("oleObject", "../o.bin"), {"xl/o.bin": b"x"}, "one embedded object"),
    ],
)
def test_what_hangs_on_a_sheet_and_is_not_read_is_named(
    relations: str, parts: Mapping[str, bytes], what: str
) -> None:
    assert opened(hung(relations, parts), ".xlsx").unread == (('sheet "One"', what),)


def test_a_formula_that_was_never_worked_out_is_named_and_one_that_was_is_read() -> None:
    row = '<row r="2"><c r="A2"><f>"Backups are "&amp;"live"</f></c></row></sheetData>'
    data = rezip(
        cells(first="=1"),
        {"xl/worksheets/sheet1.xml": lambda old: old.replace(b"</sheetData>", row.encode())},
    )
    found = opened(data, ".xlsx")
    assert found.unread == (('sheet "One"', "one formula without its result"),)
    assert [passage.text for passage in found.passages] == ["sum"]


NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"),
        ("style", "style"), ("presentation", "presentation"), ("table", "table"), ("form", "form"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def opendocument(body: str, styles: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    content = f"<office:document-content {NAMES}><office:body>{body}</office:body></office:document-content>"
    return zip_of(
        {
            "content.xml": content,
            "styles.xml": f"<office:document-styles {NAMES}>{styles}</office:document-styles>",
            **(parts or {}),
        }
    )


def text(inside: str, styles: str = "") -> DocumentText:
    body = f"<office:text><text:p>Hello.</text:p>{inside}</office:text>"
    return opened(opendocument(body, styles), ".odt")


T = f"<text:p>{SAID}</text:p>"
CELL = "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>"


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        (
            CELL.format(f"<text:list><text:list-item>{T}</text:list-item></text:list>"),
            "table 1, row 1, column 1",
        ),
        (CELL.format(f"<text:section>{T}</text:section>"), "table 1, row 1, column 1"),
        (CELL.format(CELL.format(T)), "table 1, row 1, column 1, inner table, row 1, column 1"),
        (
            (
                f"<table:table><table:table-header-rows><table:table-row><table:table-cell>{T}</table:table-cell>"
                "</table:table-row></table:table-header-rows></table:table>"
            ),
            "table 1, row 1, column 1",
        ),
        (f'<text:p><text:a office:title="{SAID}">here</text:a></text:p>', "alternative text"),
        (
            f"<text:p><draw:custom-shape><svg:desc>{SAID}</svg:desc></draw:custom-shape></text:p>",
            "alternative text",
        ),
        (
            f'<office:forms><form:form><form:text form:current-value="{SAID}"/></form:form></office:forms>',
            "form",
        ),
        (f'<office:forms><form:form><form:button form:label="{SAID}"/></form:form></office:forms>', "form"),
    ],
)
def test_what_a_text_of_opendocument_shows_is_read(inside: str, place: str) -> None:
    assert places(text(inside)) == [place]


@pytest.mark.parametrize("state", ["checked", "unchecked"])
def test_a_box_of_a_form_is_read_as_it_is_ticked(state: str) -> None:
    box = f'<form:checkbox form:label="{SAID}" form:current-state="{state}"/>'
    (said,) = [p for p in text(f"<office:forms>{box}</office:forms>").passages if SAID in p.text]
    assert (said.kind is PassageKind.UNTICKED) == (state == "unchecked")


@pytest.mark.parametrize("margin", ["header", "header-first", "footer-left"])
def test_headers_and_footers_of_first_and_left_pages_are_read_with_their_pictures(margin: str) -> None:
    picture = "<text:p><draw:frame><draw:image/></draw:frame></text:p>"
    found = text("", f"<style:{margin}>{T}{picture}</style:{margin}>")
    assert (places(found), found.pictures) == ([margin.partition("-")[0]], (margin.partition("-")[0],))


@pytest.mark.parametrize(
    ("inside", "file"),
    [
        ('<text:section><text:section-source xlink:href="more.odt"/></text:section>', "more.odt"),
        ('<text:p><draw:frame><draw:floating-frame xlink:href="a.html"/></draw:frame></text:p>', "a.html"),
        ('<text:p><draw:frame><draw:plugin xlink:href="a.mp4"/></draw:frame></text:p>', "a.mp4"),
    ],
)
def test_what_a_text_of_opendocument_shows_from_elsewhere_is_named(inside: str, file: str) -> None:
    assert [name for _, name in text(inside).elsewhere] == [file]


def test_a_comment_of_opendocument_is_named_and_not_judged_in_a_box_either() -> None:
    note = f"<office:annotation>{T}</office:annotation>"
    box = f"<draw:frame><draw:text-box><text:p>x{note}</text:p></draw:text-box></draw:frame>"
    found = text(f"<text:p>a{note}{box}</text:p>")
    assert (places(found), found.unread) == ([], (("", "two comments"),))


def slides(inside: str, *, styles: str = "", before: str = "", **parts: str) -> DocumentText:
    hello = "<draw:text-box><text:p>Hello.</text:p></draw:text-box>"
    title = f'<draw:frame presentation:class="title">{hello}</draw:frame>'
    page = f'<draw:page draw:master-page-name="Plain">{title}{inside}</draw:page>'
    body = f"<office:presentation>{before}{page}</office:presentation>"
    return opened(
        opendocument(body, styles, {name.replace("_", "/"): x for name, x in parts.items()}), ".odp"
    )


MASTER = (
    '<style:master-page style:name="{}"><draw:frame {}><draw:text-box>{}</draw:text-box></draw:frame>'
    "</style:master-page>"
)


def test_what_a_slide_of_opendocument_shows_is_read() -> None:
    group = f"<draw:g><draw:custom-shape>{T}<svg:desc>x</svg:desc></draw:custom-shape></draw:g>"
    assert places(slides(group)) == ["slide 1"]
    shape = f"<draw:custom-shape><svg:title>{SAID}</svg:title></draw:custom-shape>"
    assert places(slides(shape)) == ["slide 1, alternative text"]
    footer = f'<presentation:footer-decl presentation:name="f">{SAID}</presentation:footer-decl>'
    assert places(slides("", before=footer)) == ["footer"]
    assert places(slides("", styles=MASTER.format("Plain", "", T))) == ['master "Plain"']
    chart = '<draw:frame><draw:object xlink:href="./Chart"/></draw:frame>'
    inner = f'<x xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{T}</x>'
    assert places(slides(chart, **{"Chart_content.xml": inner})) == ["slide 1, diagram 1"]


def test_hints_in_placeholders_and_masters_that_no_slide_uses_are_no_text() -> None:
    for master in (MASTER.format("Other", "", T), MASTER.format("Plain", 'presentation:class="title"', T)):
        assert places(slides("", styles=master)) == []


def test_comments_and_films_on_a_slide_of_opendocument_are_named() -> None:
    found = slides(
        f"<office:annotation>{T}</office:annotation>"
        '<draw:frame><draw:plugin xlink:href="a.mp4"/></draw:frame>'
    )
    assert (places(found), found.unread) == ([], (("slide 1", "one comment"),))
    assert found.elsewhere == (("slide 1", "a.mp4"),)


def test_headings_of_opendocument_know_how_deep_they_are() -> None:
    heading = "<text:h{}>x</text:h>"
    found = text(
        "".join(heading.format(level) for level in (' text:outline-level="2"', ' text:outline-level="3"', ""))
    )
    assert [passage.depth for passage in found.passages if passage.kind is PassageKind.HEADING] == [2, 3, 1]
