import io
from pathlib import Path

import pytest
from docx.document import Document

from readyctl.adapters.documents.docx import read
from readyctl.core.statement.passages import Passage, PassageKind, Unreadable
from support.office_files import (
    add_xml,
    content_control,
    deleted,
    footnote_reference,
    inserted,
    list_definition,
    list_instance,
    list_level,
    numbered,
    paragraph,
    put_lists,
    run,
    save_docx,
    text_box,
    zip_of,
)


def passages(path: Path) -> tuple[Passage, ...]:
    with path.open("rb") as source:
        return read(source, path.name).passages


def places(path: Path) -> dict[str, str]:
    return {passage.text: passage.place for passage in passages(path)}


def contract(document: Document) -> None:
    document.add_heading("12.2 Latency", level=2)
    document.add_paragraph("Provider shall deliver the Service.")
    add_xml(document, paragraph(run("Sync shall be ") + deleted("slow") + inserted("fast") + run(".")))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "FX matching"
    table.cell(0, 1).text = "Included"
    add_xml(document, paragraph(run("Uptime is as agreed.") + footnote_reference(1)))
    add_xml(document, paragraph(text_box("Webhooks for everybody.")))
    add_xml(document, paragraph(run("Bulk export ") + content_control(run("is included."))))
    add_xml(document, paragraph(run("SSO is ") + run("never ", "<w:strike/>") + run("included")))
    document.sections[0].header.paragraphs[0].text = "Draft of the MSA"
    document.sections[0].footer.paragraphs[0].text = "Confidential"


@pytest.fixture
def msa(tmp_path: Path) -> Path:
    return save_docx(tmp_path / "MSA.docx", contract, {1: "99.99% at all times."})


def test_each_kind_of_text_is_read_once_with_its_place(msa: Path) -> None:
    assert places(msa) == {
        "12.2 Latency": "section 12.2, heading",
        "Provider shall deliver the Service.": "section 12.2, paragraph 1",
        "Sync shall be fast.": "section 12.2, paragraph 2",
        "FX matching": "section 12.2, table 1, row 1, column 1",
        "Included": "section 12.2, table 1, row 1, column 2",
        "Uptime is as agreed.": "section 12.2, paragraph 3",
        "99.99% at all times.": "section 12.2, footnote 1",
        "Webhooks for everybody.": "section 12.2, text box 1",
        "Bulk export is included.": "section 12.2, paragraph 4",
        "SSO is included": "section 12.2, paragraph 5",
        "Draft of the MSA": "header",
        "Confidential": "footer",
    }
    assert len(passages(msa)) == 12


def test_a_cell_knows_the_first_cell_of_its_row(msa: Path) -> None:
    assert [(p.text, p.label) for p in passages(msa) if p.kind is PassageKind.CELL] == [
        ("FX matching", ""),
        ("Included", "FX matching"),
    ]


def test_a_deleted_row_and_an_unreferenced_note_are_not_said(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Kept.")
        row = f'<w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc>{paragraph(run("Gone"))}</w:tc></w:tr>'
        add_xml(document, f"<w:tbl>{row}</w:tbl>")

    path = save_docx(tmp_path / "a.docx", build, {1: "Nobody refers to this."})
    assert list(places(path)) == ["Kept."]


def test_whatever_stands_in_a_tracked_deletion_is_not_said(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        moved = f'<w:moveFrom w:id="4">{run("old")}</w:moveFrom><w:moveTo w:id="5">{run("moved")}</w:moveTo>'
        gone = f'<w:del w:id="3">{run("plain text")}</w:del><w:ins w:id="6">{deleted("never was")}</w:ins>'
        add_xml(document, paragraph(run("Kept ") + gone + moved))

    assert list(places(save_docx(tmp_path / "a.docx", build))) == ["Kept moved"]


def test_numbered_headings_count_as_word_shows_them(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        put_lists(
            document, list_definition(7, list_level(0, "%1"), list_level(1, "%1.%2.")), list_instance(7, 7)
        )
        for level, text in ((0, "Scope"), (0, "Service levels"), (1, "Availability"), (1, "Latency")):
            add_xml(document, numbered(text, 7, level, outline=level))
        document.add_paragraph("It is fast.")

    path = save_docx(tmp_path / "a.docx", build)
    assert places(path)["It is fast."] == "section 2.2, paragraph 1"


def test_a_typed_clause_number_starts_a_section(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("12.2 The Service synchronises within 12 ms.")
        document.add_paragraph("It does so at peak load.")

    path = save_docx(tmp_path / "a.docx", build)
    assert places(path)["It does so at peak load."] == "section 12.2, paragraph 2"


def test_lists_are_told_from_text_and_a_block_quote_is_text(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Single sign-on", style="List Bullet")
        document.add_paragraph("We need it.", style="Quote")

    kinds = [passage.kind for passage in passages(save_docx(tmp_path / "a.docx", build))]
    assert kinds == [PassageKind.BULLET, PassageKind.BODY]


def test_another_kind_of_archive_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"has no part word/document\.xml"):
        read(io.BytesIO(zip_of({"a.txt": "hello"})), "a.docx")
