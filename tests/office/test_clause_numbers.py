"""LibreOffice as a second opinion: the numbers that it prints before paragraphs are the ones that we count.

Left out are the two things that its version 7.4 does not do and Word does: `isLgl`, and `lvlRestart`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx.document import Document

from readyctl.adapters.documents.docx_styles import read_styles
from readyctl.adapters.documents.packages import relations
from readyctl.adapters.documents.reading import read_file
from readyctl.adapters.documents.xml_parts import local, parse
from readyctl.adapters.safe_zip import opened
from support.office_files import (
    add_xml,
    list_definition,
    list_instance,
    list_level,
    numbered,
    paragraph,
    put_lists,
    run,
    save_docx,
)
from support.office_program import convert

pytestmark = pytest.mark.office

_ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
_LISTS = (
    list_definition(
        1,
        list_level(0, "%1."),
        list_level(1, "%1.%2."),
        list_level(2, "(%3)", "lowerLetter"),
        list_level(3, "(%4)", "lowerRoman"),
    ),
    list_definition(2, list_level(0, "5.%1.", start=37)),
    list_definition(
        3,
        list_level(0, "Article %1.", "upperRoman"),
        list_level(1, "%1-%2"),
        list_level(2, "%3)", "decimalZero"),
    ),
    list_definition(4, list_level(0, "%1)", "upperLetter"), list_level(1, "%2.")),
    list_definition(
        5,
        list_level(0, "%1.", "ordinal"),
        list_level(1, "%2", "cardinalText"),
        list_level(2, "%3", "ordinalText"),
    ),
    list_definition(8, list_level(0, "%1.", start=None)),
    list_definition(9, list_level(0, "%1."), list_level(1, "%1.%2."), list_level(2, "%1.%2.%3.")),
    list_definition(10, list_level(0, "%1.", "lowerLetter", start=25)),
    *(list_instance(number, number) for number in (1, 2, 3, 4, 5, 8, 9, 10)),
    list_instance(6, 1, _ANEW),
    list_instance(7, 1),
)
_ORDER = (
    *((1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)),
    *((2, 0), (2, 0), (3, 0), (3, 1), (3, 1), (3, 0), (3, 1), (3, 2), (4, 0), (4, 1), (4, 0), (4, 1)),
    *((5, 0), (5, 0), (5, 1), (5, 2), (5, 2), (7, 0), (6, 0), (6, 0), (6, 1), (1, 0), (8, 0), (8, 0)),
    *((9, 1), (9, 1), (9, 0), (9, 2), (9, 1), (10, 0), (10, 0), (10, 0), (10, 0)),
)


def contract(document: Document) -> None:
    put_lists(document, *_LISTS)
    for list_number, depth in _ORDER:
        add_xml(document, numbered(f"of list {list_number} on level {depth}", list_number, depth))
    add_xml(document, paragraph(run("without a number")))


def counted(path: Path) -> Iterator[str]:
    """Each paragraph with the number that readyctl counts for it."""
    with path.open("rb") as source, opened(source, path.name) as archive:
        parts = {r.kind: parse(archive.read(r.part), r.part) for r in relations(archive, "word/document.xml")
                 if r.kind in {"styles", "numbering"}}  # fmt: skip
        root = parse(archive.read("word/document.xml"), "word/document.xml")
    styles = read_styles(parts["styles"], parts["numbering"])
    texts = (passage.text for passage in read_file(path).passages)
    for element, text in zip((e for e in root.iter() if local(e) == "p"), texts, strict=True):
        label = styles.shape(element).label
        yield f"{label.text} {text}" if label else text


def test_the_numbers_of_clauses_are_those_that_another_program_prints(tmp_path: Path) -> None:
    path = save_docx(tmp_path / "msa.docx", contract)
    printed = convert(path, "txt", ":Text").read_text(encoding="utf-8-sig").splitlines()
    assert list(counted(path)) == [line.strip() for line in printed if line.strip()]
