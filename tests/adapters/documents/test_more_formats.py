"""Spreadsheets, presentations of OpenDocument, transcripts, and text with markup of other kinds."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.documents.reading import read
from readyctl.core.statement.passages import DocumentText, Unreadable
from support.office_files import zip_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
ROWS = (
    '<row r="1"><c r="A1"><v>1.1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Yes, </t>'
    '<r><t>today</t></r></is></c><c r="D1" t="b"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>SSO</v></c><c r="B2"/><c r="C2" t="s"><v>99</v></c><c r="D2">'
    "<v>5</v></c></row>"
)


def relation(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def workbook(rows: str = ROWS) -> bytes:
    sheets = '<sheets><sheet name="RFP" r:id="s1"/></sheets>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>'
    inner = relation("s1", "worksheet", "sheet1.xml") + relation("t", "sharedStrings", "strings.xml")
    strings = f'<sst xmlns="{MAIN}"><si><t>Do you have backups?</t><rPh><t>x</t></rPh></si></sst>'
    return zip_of(
        {
            "_rels/.rels": RELATIONS.format(relation("b", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": RELATIONS.format(inner),
            "xl/strings.xml": strings,
            "xl/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
            "xl/_rels/sheet1.xml.rels": RELATIONS.format(relation("d", "drawing", "drawing.xml")),
            "xl/drawing.xml": "<d/>",
            "xl/_rels/drawing.xml.rels": RELATIONS.format(relation("i", "image", "a.png")),
            "xl/a.png": "png",
        }
    )


def opened(data: bytes | str, ending: str) -> DocumentText:
    return read(io.BytesIO(data.encode() if isinstance(data, str) else data), f"a{ending}", ending)


def test_each_row_of_a_spreadsheet_is_a_question_with_its_answers() -> None:
    found = opened(workbook(), ".xlsx")
    assert [(p.text, p.label, p.place) for p in found.passages] == [
        ("1.1", "", 'sheet "RFP", cell A1'),
        ("Do you have backups?", "", 'sheet "RFP", cell B1'),
        ("Yes, today", "Do you have backups?", 'sheet "RFP", cell C1'),
        ("yes", "Do you have backups?", 'sheet "RFP", cell D1'),
        ("SSO", "", 'sheet "RFP", cell A2'),
        ("5", "SSO", 'sheet "RFP", cell D2'),
    ]
    assert (found.pictures, found.counts) == (('sheet "RFP"',), (("sheet", 1), ("cell", 6)))


@pytest.mark.parametrize("ending", [".xlsx", ".odp"])
def test_what_is_no_such_file_says_so(ending: str) -> None:
    with pytest.raises(Unreadable):
        opened(zip_of({"content.xml": "<a/>", "x": ""}), ending)
    with pytest.raises(Unreadable, match="damaged"):
        opened(workbook()[:200], ending)


def test_a_presentation_of_opendocument_is_read_by_slides() -> None:
    spaces = (
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:t="t" xmlns:svg="svg" '
        'xmlns:p="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"'
    )
    content = (
        f'<b {spaces}><draw:page><draw:frame p:class="title"><draw:text-box><t:p>Roadmap</t:p>'
        "</draw:text-box></draw:frame><draw:frame><svg:desc>Backups are live</svg:desc>"
        "<draw:image/></draw:frame>"
        "<p:notes><t:p>Say it.</t:p></p:notes></draw:page><draw:page><t:table><t:table-row><t:table-cell>"
        "<t:p>SSO</t:p></t:table-cell><t:table-cell><t:p>yes</t:p></t:table-cell></t:table-row>"
        "</t:table></draw:page></b>"
    )
    found = opened(zip_of({"content.xml": content}), ".odp")
    assert [(p.text, p.label, p.place) for p in found.passages] == [
        ("Roadmap", "", "slide 1"),
        ("Backups are live", "", "slide 1, alternative text"),
        ("Say it.", "", "slide 1, notes"),
        ("SSO", "", "slide 2"),
        ("yes", "SSO", "slide 2"),
    ]
    assert (found.pictures, found.counts) == (("slide 1",), (("slide", 2),))


VTT = """WEBVTT

NOTE Backups are live

1
00:00:01.000 --> 00:00:02.000
<v Ann>Backups are

00:00:02.000 --> 00:00:03.000
<v Ann>available <i>today</i>.

01:00:03.000 --> 01:00:04.000
<v Bob>Great.
"""
SRT = "1\n00:00:01,000 --> 00:00:02,000\nBackups\nare here.\n\n2\n00:00:03,000 --> 00:00:04,000\nYes.\n"


@pytest.mark.parametrize(
    ("text", "ending", "said"),
    [
        (VTT, ".vtt", [("Backups are available today .", "00:00:01", 7), ("Great.", "01:00:03", 13)]),
        (SRT, ".srt", [("Backups are here.", "00:00:01", 3), ("Yes.", "00:00:03", 8)]),
    ],
)
def test_a_transcript_is_read_by_sentences_with_their_times(
    text: str, ending: str, said: list[tuple[str, str, int]]
) -> None:
    found = opened(text, ending).passages
    assert [(" ".join(p.text.split()).replace("today.", "today ."), p.place, p.line) for p in found] == said
    assert found[0].line_at(found[0].text.index("are")) in {4, 7}


MDX = """import { Tick } from './tick'
export const meta = {
  title: 'Backups are live',
}

# Plan

{/* Backups are live */}
<Tick>SSO is **here**.</Tick>

```js
import x
```
"""


def test_the_program_in_mdx_is_no_text() -> None:
    found = opened(MDX, ".mdx").passages
    assert [(p.text, p.line, p.kind.value) for p in found] == [
        ("Plan", 6, "heading"),
        ("SSO is here.", 9, "body"),
        ("import x", 12, "code"),
    ]


RST = """Plan
====

SSO is **here**, see `the page <a.html>`_ and :ref:`login <x>`.

.. note::
   RBAC is live.

.. code-block:: python

   backups = "are live"

.. Backups are live

- ``audit-log`` is there::

    Backups are live

End.
"""


def test_restructured_text_is_read_without_its_markup() -> None:
    found = opened(RST, ".rst").passages
    assert [(" ".join(p.text.split()), p.line, p.kind.value) for p in found] == [
        ("Plan", 1, "heading"),
        ("SSO is here, see the page and login.", 4, "body"),
        ("RBAC is live.", 7, "body"),
        ("`audit-log` is there:", 15, "bullet"),
        ("End.", 19, "body"),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab \n:.-=`*<>{}/|0123->,_", max_size=80),
    st.sampled_from([".vtt", ".srt", ".mdx", ".rst"]),
)
def test_any_text_is_read_with_lines_inside_the_file(text: str, ending: str) -> None:
    try:
        found = opened(text, ending)
    except Unreadable:
        return
    lines = len(re.split("\n", text))
    assert all(1 <= (p.line or 1) <= lines for p in found.passages)


NOTED = """
Offer [1]_

..

   Backups are quoted.

.. note:: Backups are noted.

.. a comment about backups
   that goes on

.. image:: a.png
   :alt: Backups drawn

.. figure:: b.png
   :width: 3

   Backups below a figure.

======= ===
Backups yes
======= ===

.. [1]
   Backups in a footnote.
.. [2] Backups in another.
"""


def test_notes_footnotes_pictures_and_tables_of_restructuredtext_are_read_and_comments_are_not() -> None:
    found = opened(NOTED, ".rst")
    assert [passage.text.strip() for passage in found.passages] == [
        "Offer [1]_",
        "Backups are quoted.",
        "Backups are noted.",
        "Backups below a figure.",
        "Backups",
        "yes",
        "Backups in a footnote.\nBackups in another.",
        "Backups drawn",
    ]
    assert found.pictures == ("the document", "the document")
