"""LibreOffice as a second opinion: a stamped deck still opens, shows its badge, and keeps its anchor."""

import io
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from readyctl.adapters.decks.deck import read, stamp
from readyctl.adapters.documents.reading import read_file
from readyctl.core.level.table import Level
from readyctl.core.statement.badges import Stamp
from support.office_program import convert

pytestmark = pytest.mark.office
STAMPS = {level.value: Stamp(level, f"readyctl:{level.value} {level.value} 3f2c9d1e3f2c") for level in Level}


def deck() -> bytes:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "What you may count on"
    for row, level in enumerate(Level):
        box = (Inches(1), Inches(1.8 + row), Inches(2.2), Inches(0.6))
        shape: Any = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box)
        shape.name, shape.text_frame.text = f"readyctl:{level.value}", "?"
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(18)
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(255, 255, 0)  # type: ignore[no-untyped-call]
    held = io.BytesIO()
    show.save(held)
    return held.getvalue()


@pytest.fixture
def stamped(tmp_path: Path) -> Path:
    path = tmp_path / "stamped.pptx"
    path.write_bytes(stamp(deck(), "a.pptx", STAMPS).data)
    return path


def test_a_stamped_deck_opens_and_shows_its_badges(stamped: Path) -> None:
    words = " ".join(passage.text for passage in read_file(convert(stamped, "pdf")).passages)
    for word in ("Exploratory", "Planned", "Committed", "Beta", "Shipped", "What you may count on"):
        assert word in words


def test_badges_are_still_found_after_another_program_saved_the_deck(stamped: Path) -> None:
    saved = convert(stamped, "pptx")
    found = read(saved.read_bytes(), saved.name).badges
    assert {(badge.id, badge.claimed) for badge in found} == {(level.value, level) for level in Level}


def test_a_contract_saved_as_opendocument_is_read_alike(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("12.2 Latency", level=2)
    document.add_paragraph("The service supports single sign-on.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Webhooks", "yes"
    path = tmp_path / "msa.docx"
    document.save(str(path))
    one, other = read_file(path), read_file(convert(path, "odt"))
    assert [(p.text, p.place) for p in one.passages] == [(p.text, p.place) for p in other.passages]
