"""Long documents by programs that people use, read whole: no word that another program finds is missing.

The words are counted, each with a number of its own; what another extractor finds of them (pandoc, Poppler,
LibreOffice's own export) has to be found here too.
"""

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]

from readyctl.adapters.documents.reading import read_file
from support.office_program import convert
from support.workbooks import sheet, workbook

pytestmark = pytest.mark.office
SECTIONS = 40
_WORD = re.compile(r"w\d{5}")


def numbered(count: int, start: list[int]) -> str:
    """So many words that are nowhere else."""
    first = start[0]
    start[0] += count
    return " ".join(f"w{n:05}" for n in range(first, start[0]))


def contract(sections: int = SECTIONS) -> Iterator[str]:
    """A long text in Markdown, with all that a contract has."""
    at = [10_000]
    for section in range(1, sections + 1):
        yield f"# {section} {numbered(3, at)}\n"
        yield f"{numbered(60, at)}, *{numbered(2, at)}* and [{numbered(2, at)}](https://a.test).[^{section}]\n"
        yield f"- {numbered(8, at)}\n- {numbered(8, at)}\n    1. {numbered(4, at)}\n    2. {numbered(4, at)}"
        yield ""
        yield f"> {numbered(12, at)}\n"
        yield f"| {numbered(1, at)} | {numbered(1, at)} |\n|---|---|"
        yield f"| {numbered(2, at)} | {numbered(3, at)} |\n"
        yield f"[^{section}]: {numbered(6, at)}\n"


def pandoc(folder: Path, to: str) -> Path:
    source, made = folder / "contract.md", folder / f"contract.{to}"
    source.write_text("\n".join(contract()), encoding="utf-8")
    subprocess.run(["pandoc", "--standalone", str(source), "-o", str(made)], check=True, timeout=180)
    return made


def slides(folder: Path) -> Path:
    """Slides by pandoc, short enough for each to show all that it has."""
    at = [10_000]
    parts = [f"# {numbered(3, at)}\n\n- {numbered(6, at)}\n- {numbered(6, at)}\n" for _ in range(SECTIONS)]
    (folder / "deck.md").write_text("\n".join(parts), encoding="utf-8")
    made = folder / "deck.pptx"
    subprocess.run(["pandoc", str(folder / "deck.md"), "-o", str(made)], check=True, timeout=180)
    return made


def saved(made: Path, to: str) -> Path:
    """The same by LibreOffice, which writes every part anew."""
    return convert(made, to)


def by_python_docx(folder: Path) -> Path:
    document, at = docx.Document(), [10_000]
    for _ in range(SECTIONS):
        document.add_heading(numbered(3, at), 1)
        document.add_paragraph(numbered(60, at), style="List Number")
        table = document.add_table(rows=2, cols=2)
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.text = numbered(4, at)
    document.sections[0].header.paragraphs[0].text = numbered(2, at)
    document.save(str(folder / "made.docx"))
    return folder / "made.docx"


def by_python_pptx(folder: Path) -> Path:
    show, at = Presentation(), [10_000]
    for _ in range(SECTIONS):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = numbered(3, at)
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(1))
        box.text_frame.text = numbered(6, at)
        table = slide.shapes.add_table(2, 2, Inches(1), Inches(4), Inches(8), Inches(1)).table
        for cell in table.iter_cells():
            cell.text = numbered(1, at)
    show.save(str(folder / "made.pptx"))
    return folder / "made.pptx"


def by_reportlab(folder: Path) -> Path:
    at, style = [10_000], getSampleStyleSheet()["BodyText"]
    story = [Paragraph(numbered(80, at), style) for _ in range(SECTIONS)]
    SimpleDocTemplate(str(folder / "made.pdf")).build(story)
    return folder / "made.pdf"


def a_workbook(folder: Path) -> Path:
    at, shared = [10_000], list[str]()
    rows = {n: [numbered(4, at), numbered(2, at)] for n in range(1, 400)}
    (folder / "made.xlsx").write_bytes(workbook({"RFP": sheet(rows, shared=shared)}, shared=shared))
    return folder / "made.xlsx"


MADE: dict[str, Callable[[Path], Path]] = {
    "pandoc docx": lambda folder: pandoc(folder, "docx"),
    "pandoc odt": lambda folder: pandoc(folder, "odt"),
    "pandoc html": lambda folder: pandoc(folder, "html"),
    "pandoc rst": lambda folder: pandoc(folder, "rst"),
    "pandoc pptx": slides,
    "writer docx": lambda folder: saved(pandoc(folder, "odt"), "docx"),
    "writer odt": lambda folder: saved(pandoc(folder, "docx"), "odt"),
    "writer pdf": lambda folder: saved(pandoc(folder, "docx"), "pdf"),
    "writer html": lambda folder: saved(pandoc(folder, "docx"), "html"),
    "impress pptx": lambda folder: saved(saved(slides(folder), "odp"), "pptx"),
    "impress odp": lambda folder: saved(slides(folder), "odp"),
    "calc xlsx": lambda folder: saved(saved(a_workbook(folder), "ods"), "xlsx"),
    "python-docx": by_python_docx,
    "python-pptx": by_python_pptx,
    "reportlab pdf": by_reportlab,
    "markdown": lambda folder: pandoc(folder, "docx").with_suffix(".md"),
}


def elsewhere(path: Path) -> str:
    """What another program finds in the file."""
    match path.suffix:
        case ".docx" | ".odt" | ".html" | ".rst" | ".md":
            command = ["pandoc", str(path), "-t", "plain", "--wrap=none"]
        case ".pdf":
            command = ["pdftotext", str(path), "-"]
        case ".xlsx":
            return convert(path, "csv").read_text(encoding="utf-8")
        case _:
            return elsewhere(convert(path, "pdf"))
    found = subprocess.run(command, check=True, capture_output=True, timeout=180)
    return io.BytesIO(found.stdout).read().decode("utf-8")


@pytest.mark.parametrize("name", list(MADE))
def test_no_word_that_another_program_finds_is_missing(tmp_path: Path, name: str) -> None:
    path = MADE[name](tmp_path)
    ours = set(_WORD.findall(" ".join(passage.text for passage in read_file(path).passages)))
    theirs = set(_WORD.findall(elsewhere(path)))
    assert len(theirs) >= 10 * SECTIONS
    assert theirs - ours == set()
