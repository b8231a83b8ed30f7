"""Where office files keep words that a plain walk through their paragraphs passes by."""

import base64
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx.document import Document
from pptx import Presentation
from pptx.util import Inches

from readyctl.adapters.documents.reading import read
from readyctl.core.statement.passages import DocumentText, Unreadable
from support.office_files import add_xml, paragraph, rezip, run, save_docx, zip_of

SYM = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
EMOJI = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="urn:s" '
    'w16se:font="Segoe UI Emoji" w16se:char="2705"/></mc:Choice><mc:Fallback><w:t>✅</w:t></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)
EMPTY_CHOICE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:contentPart/></mc:Choice>'
    "<mc:Fallback><w:t>Backups are live</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{}"/>{}</w:checkBox>'
    "</w:ffData></w:fldChar></w:r>"
)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def word(tmp_path: Path, *blocks: str) -> DocumentText:
    path = save_docx(tmp_path / "a.docx", lambda document: add_xml(document, "".join(blocks)))
    return read(io.BytesIO(path.read_bytes()), "a.docx", ".docx")


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (SYM.format("Wingdings", "F0FC"), "✓"),
        (SYM.format("Wingdings", "F0FE") + run(" SSO"), "☑ SSO"),
        (SYM.format("Wingdings 2", "F050"), "✓"),
        (SYM.format("Wingdings", "F0FB"), "✗"),
        (run("ü", '<w:rFonts w:ascii="Wingdings"/>'), "✓"),
        (run("\uf0fc", '<w:rFonts w:hAnsi="Wingdings"/>'), "✓"),
        (run("ü", '<w:rFonts w:ascii="Arial"/>'), "ü"),
        (EMOJI, "✅"),
        (EMPTY_CHOICE, "Backups are live"),
        (run("☒ Backups"), "☑ Backups"),
        (FORM.format("0", "<w:checked/>") + run(" SSO"), "☑ SSO"),
        (FORM.format("1", "") + run(" SSO"), "☑ SSO"),
        (FORM.format("1", '<w:checked w:val="0"/>') + run(" SSO"), "☐ SSO"),
    ],
)
def test_marks_in_word_are_what_a_reader_sees(tmp_path: Path, inside: str, said: str) -> None:
    assert [passage.text for passage in word(tmp_path, paragraph(inside)).passages] == [said]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text) if text else '')}</w:tc>"


def test_what_is_merged_stands_beside_every_row_that_it_reaches_over(tmp_path: Path) -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("Backups", start) + cell("nightly"),
        cell("", more) + cell("available today", start),
        cell("SSO") + cell("", more),
        cell("RBAC", '<w:gridSpan w:val="2"/>'),
        cell("Audit") + cell("", more),
    ]
    found = word(tmp_path, f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    assert [(p.text, p.label, p.place) for p in found.passages] == [
        ("Backups", "", "table 1, row 1, column 1"),
        ("nightly", "Backups", "table 1, row 1, column 2"),
        ("available today", "Backups", "table 1, row 2, column 2"),
        ("SSO", "", "table 1, row 3, column 1"),
        ("available today", "SSO", "table 1, row 3, column 2"),
        ("RBAC", "", "table 1, row 4, column 1"),
        ("Audit", "", "table 1, row 5, column 1"),
    ]
    assert found.counts == (("paragraph", 7), ("table", 1))


def saying(path: Path, text: str) -> Path:
    def build(document: Document) -> None:
        document.add_paragraph(text)

    return save_docx(path, build)


def with_parts(tmp_path: Path, **parts: bytes) -> DocumentText:
    return read(io.BytesIO(holding(tmp_path, **parts)), "a.docx", ".docx")


def holding(tmp_path: Path, **parts: bytes) -> bytes:
    """A Word file with a cover page, and files of these endings in its text."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    relations = "".join(
        f'<Relationship Id="chunk{ending}" Type="{relation}" Target="part.{ending}"/>' for ending in parts
    )
    path = save_docx(tmp_path / "a.docx", lambda document: add_xml(document, paragraph(run("Cover."))))
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    marks = "".join(f'<w:altChunk xmlns:r="{space}" r:id="chunk{ending}"/>' for ending in parts)
    return rezip(
        path.read_bytes(),
        {
            "word/document.xml": lambda old: old.replace(b"<w:sectPr", marks.encode() + b"<w:sectPr", 1),
            "word/_rels/document.xml.rels": lambda old: old.replace(
                b"</Relationships>", relations.encode() + b"</Relationships>"
            ),
        },
        {f"word/part.{ending}": content for ending, content in parts.items()},
    )


def test_files_in_a_document_s_text_are_read_or_named(tmp_path: Path) -> None:
    inner = saying(tmp_path / "b.docx", "Inner.")
    mht = b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Saved page.</p>"
    found = with_parts(
        tmp_path, html=b"<h1>A</h1><p>Backups.</p>", mht=mht, docx=inner.read_bytes(), rtf=b"{\\rtf1}"
    )
    assert [(p.text, p.place) for p in found.passages] == [
        ("Cover.", "paragraph 1"),
        ("A", "inserted part 1, line 1"),
        ("Backups.", "inserted part 1, line 1"),
        ("Saved page.", "inserted part 2"),
        ("Inner.", "inserted part 3, paragraph 1"),
    ]
    assert [place for place, _ in found.unread] == ["inserted part 4"]
    assert with_parts(tmp_path, pdf=b"x").unread[0][0] == "inserted part 1"


def test_documents_in_documents_end(tmp_path: Path) -> None:
    data = saying(tmp_path / "c.docx", "Deep.").read_bytes()
    for _ in range(3):
        data = holding(tmp_path, docx=data)
    found = read(io.BytesIO(data), "a.docx", ".docx")
    assert [p.text for p in found.passages] == ["Cover.", "Cover."]
    assert "within a document" in found.unread[0][1]


def test_pictures_in_word_are_named_with_their_words(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_heading("2. Roadmap", level=1)
        document.add_paragraph("As shown:")
        document.add_picture(io.BytesIO(PNG))
        document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(PNG))

    path = save_docx(tmp_path / "a.docx", build)
    data = rezip(
        path.read_bytes(),
        {"word/document.xml": lambda old: old.replace(b"<wp:docPr ", b'<wp:docPr descr="Backups are live" ')},
    )
    found = read(io.BytesIO(data), "a.docx", ".docx")
    assert found.pictures == ("section 2", "header")
    assert ("Backups are live", "section 2, alternative text") in [(p.text, p.place) for p in found.passages]
    assert not found.only_drawn("section 2")


def test_pictures_on_slides_are_named_under_a_title_too() -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Roadmap"
    picture = slide.shapes.add_picture(io.BytesIO(PNG), Inches(1), Inches(1))
    picture._element.nvPicPr.cNvPr.set("descr", "Backups are live")  # noqa: SLF001 - no setter for it
    picture._element.nvPicPr.cNvPr.set("title", "Plan")  # noqa: SLF001
    badge = slide.shapes.add_picture(io.BytesIO(PNG), Inches(1), Inches(1))
    badge._element.nvPicPr.cNvPr.set("title", "readyctl:sso")  # noqa: SLF001
    show.slides.add_slide(show.slide_layouts[6]).shapes.add_picture(io.BytesIO(PNG), Inches(1), Inches(1))
    held = io.BytesIO()
    show.save(held)
    found = read(io.BytesIO(held.getvalue()), "a.pptx", ".pptx")
    assert found.pictures == ("slide 1", "slide 2")
    assert [found.only_drawn(place) for place in found.pictures] == [False, True]
    assert [p.text for p in found.passages] == ["Roadmap", "Backups are live", "Plan"]
    assert found.counts == (("slide", 2), ("shape", 4))


def test_a_merged_cell_of_a_slide_labels_the_rows_below() -> None:
    show = Presentation()
    table = show.slides.add_slide(show.slide_layouts[6]).shapes.add_table(2, 2, *[Inches(1)] * 4).table
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "SSO", "x", "yes"
    held = io.BytesIO()
    show.save(held)
    found = read(io.BytesIO(held.getvalue()), "a.pptx", ".pptx").passages
    assert [(p.text, p.label) for p in found if "column 2" in p.place] == [("x", "SSO"), ("yes", "SSO")]


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:t:text:1.0" '
    'xmlns:table="urn:t:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:t:svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def odt(inside: str, **more: str) -> DocumentText:
    body = f"<office:body><office:text>{inside}</office:text></office:body>"
    content = f"<office:document-content {ODF}>{body}</office:document-content>"
    parts: Mapping[str, str] = {"content.xml": content, **more}
    return read(io.BytesIO(zip_of(parts)), "a.odt", ".odt")


MANIFEST = '<!DOCTYPE manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"{}><m>{}</m>'


def test_a_text_of_openoffice_2_is_read_and_its_declared_type_does_no_harm() -> None:
    found = odt("<text:p>Backups.</text:p>", **{"META-INF/manifest.xml": MANIFEST.format("", "")})
    assert [passage.text for passage in found.passages] == ["Backups."]
    bomb = MANIFEST.format(' [<!ENTITY a "b"><!ENTITY c "&a;&a;">]', "&c;")
    with pytest.raises(Unreadable, match="entities"):
        odt("<text:p>Backups.</text:p>", **{"META-INF/manifest.xml": bomb})
    with pytest.raises(Unreadable, match="document type"):
        read(io.BytesIO(zip_of({"content.xml": MANIFEST.format("", "")})), "a.odt", ".odt")


def test_pictures_charts_and_merged_cells_of_opendocument_are_read_or_named() -> None:
    frame = "<text:p><draw:frame><draw:{}/><svg:title>Backups are live</svg:title></draw:frame></text:p>"
    chart = '<text:p><draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame></text:p>'
    rows = (
        '<table:table><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>SSO</text:p>'
        "</table:table-cell><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    cells = "<table:table><text:p>Live</text:p><text:p>3</text:p></table:table>"
    inner = f"<office:document-content {ODF}>{cells}</office:document-content>"
    found = odt(frame.format("image") + chart + rows, **{"Object 1/content.xml": inner})
    assert [(p.text, p.label) for p in found.passages] == [
        ("SSO", ""),
        ("a", "SSO"),
        ("b", "SSO"),
        ("Live", ""),
        ("Backups are live", ""),
    ]
    assert found.pictures == ("the document",)
