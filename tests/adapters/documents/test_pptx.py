import io
from pathlib import Path

from pptx import Presentation
from pptx.util import Inches

from readyctl.adapters.documents.pptx import read
from readyctl.core.statement.passages import DocumentText, PassageKind

BOX = (Inches(1), Inches(1), Inches(3), Inches(1))


def deck(path: Path) -> DocumentText:
    show = Presentation()
    first = show.slides.add_slide(show.slide_layouts[5])
    first.shapes.title.text = "Multi-currency reconciliation"
    group = first.shapes.add_group_shape()
    inner = group.shapes.add_textbox(*BOX)
    inner.name, inner.text_frame.text = "Badge", "Shipped"
    table = first.shapes.add_table(1, 2, *BOX)
    table.name = "Answers"
    table.table.cell(0, 0).text, table.table.cell(0, 1).text = "SSO", "yes"
    first.notes_slide.notes_text_frame.text = "Say that it is live."
    second = show.slides.add_slide(show.slide_layouts[6])
    second.shapes.add_textbox(*BOX).text_frame.text = "Backup slide"
    second._element.set("show", "0")  # noqa: SLF001 - python-pptx cannot hide a slide
    layout = show.slide_layouts[6]
    shape = _copy(inner.element, "Sold with offline mode", "Footer")
    layout.shapes.element.append(shape)
    show.save(str(path))
    with path.open("rb") as source:
        return read(source, path.name)


def _copy(element: object, text: str, name: str) -> object:
    from copy import deepcopy

    copied = deepcopy(element)
    for node in copied.iter():  # type: ignore[attr-defined]
        if node.tag.endswith("}t"):
            node.text = text
        if node.tag.endswith("}cNvPr"):
            node.set("name", name)
    return copied


def test_groups_tables_notes_hidden_slides_and_layouts_are_read(tmp_path: Path) -> None:
    found = deck(tmp_path / "pitch.pptx")
    assert [(p.text, p.place) for p in found.passages] == [
        ("Multi-currency reconciliation", 'slide 1, shape "Title 1"'),
        ("Shipped", 'slide 1, shape "Badge"'),
        ("SSO", 'slide 1, shape "Answers", row 1, column 1'),
        ("yes", 'slide 1, shape "Answers", row 1, column 2'),
        ("Say that it is live.", "slide 1, notes"),
        ("Backup slide", 'slide 2 (hidden), shape "TextBox 1"'),
        ("Sold with offline mode", 'layout "Blank", shape "Footer"'),
    ]
    assert found.passages[0].kind is PassageKind.HEADING
    assert found.passages[3].label == "SSO"


def test_a_slide_that_is_a_picture_is_named(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(picture)
    show = Presentation()
    show.slides.add_slide(show.slide_layouts[6]).shapes.add_picture(str(picture), 0, 0)
    show.slides.add_slide(show.slide_layouts[6]).shapes.add_textbox(*BOX).text_frame.text = "Hello"
    held = io.BytesIO()
    show.save(held)
    held.seek(0)
    assert read(held, "a.pptx").pictures == ("slide 1",)


def test_the_words_of_charts_are_read() -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    show = Presentation()
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["Q1", "Backups available today"]
    data.add_series("Sold", (1, 2))  # type: ignore[no-untyped-call]
    slide = show.slides.add_slide(show.slide_layouts[6])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *BOX, data)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "Offline mode is included"
    held = io.BytesIO()
    show.save(held)
    held.seek(0)
    found = read(held, "a.pptx").passages
    assert {p.place for p in found} == {'slide 1, shape "diagram"'}
    assert [p.text for p in found] == [
        "Offline mode is included",
        "Sold",
        "Q1",
        "Backups available today",
    ]
