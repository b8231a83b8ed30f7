"""Workbooks for tests, written part by part, in the ways in which different programs write them."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from readyctl.core.deal.questionnaire import column_letters
from support.office_files import zip_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
UNLOCKED, LOCKED = 1, 0
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc00000"
    "0301010018dd8db00000000049454e44ae426082"
)

Row = Sequence[str | None]
"""The texts of a row from column A on; None where there is no cell, an empty text for an empty cell."""


def sheet(  # noqa: PLR0913 - whatever a test wants to set
    rows: Mapping[int, Row],
    *,
    shared: list[str] | None = None,
    styles: Mapping[str, int] | None = None,
    before: str = "",
    after: str = "",
    prefix: str = "",
) -> str:
    """One sheet by row number. Texts go into the cells, or into `shared` where that is given."""
    p = prefix
    made = []
    for number, row in rows.items():
        cells = []
        for column, text in enumerate(row, 1):
            if text is None:
                continue
            reference = f"{column_letters(column)}{number}"
            style = f' s="{(styles or {})[reference]}"' if reference in (styles or {}) else ""
            cells.append(_cell(p, reference, style, text, shared))
        made.append(f'<{p}row r="{number}" spans="1:{len(row)}">{"".join(cells)}</{p}row>')
    name = f"xmlns:{p.rstrip(':')}" if p else "xmlns"
    width = column_letters(max(len(row) for row in rows.values()))
    return (
        f'<{p}worksheet {name}="{MAIN}" xmlns:r="{OFFICE}">'
        f'<{p}dimension ref="A1:{width}{max(rows)}"/>{before}'
        f"<{p}sheetData>{''.join(made)}</{p}sheetData>{after}</{p}worksheet>"
    )


def _cell(p: str, reference: str, style: str, text: str, shared: list[str] | None) -> str:
    if not text:
        return f'<{p}c r="{reference}"{style}/>'
    if text.startswith("="):
        return f'<{p}c r="{reference}"{style} t="str"><{p}f>{escape(text[1:])}</{p}f><{p}v>sum</{p}v></{p}c>'
    if shared is None:
        return f'<{p}c r="{reference}"{style} t="inlineStr"><{p}is><{p}t>{escape(text)}</{p}t></{p}is></{p}c>'
    if text not in shared:
        shared.append(text)
    return f'<{p}c r="{reference}"{style} t="s"><{p}v>{shared.index(text)}</{p}v></{p}c>'


def _relations(*found: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in found)
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{name}">{each}</Relationships>'


_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf applyProtection="1"><protection locked="0"/></xf></cellXfs></styleSheet>'
)
_ANCHOR = (
    "<xdr:twoCellAnchor><xdr:from><xdr:col>{0}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{1}</xdr:col><xdr:colOff>0</xdr:colOff>"
    "<xdr:row>30</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{2}<xdr:clientData/></xdr:twoCellAnchor>"
)
_PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="i"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
)
_DRAWING = (
    f'<xdr:wsDr xmlns:xdr="{_DRAWN}/spreadsheetDrawing" xmlns:a="{_DRAWN}/main" xmlns:r="{OFFICE}">'
    f"{_ANCHOR.format(0, 2, _PICTURE)}</xdr:wsDr>"
)


def workbook(
    sheets: Mapping[str, str],
    *,
    shared: Sequence[str] = (),
    hidden: Sequence[str] = (),
    pictured: bool = False,
    macros: bool = False,
) -> bytes:
    """A workbook of sheets by name; `pictured` gives the first one a picture, which it refers to as `d`."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="s{n}"{_HIDDEN if name in hidden else ""}/>'
        for n, name in enumerate(sheets, 1)
    )
    related = [(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    related += [("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(len(sheets), pictured=pictured, macros=macros),
        "_rels/.rels": _relations(("b", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(*related),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
    }
    for number, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<?xml version="1.0" encoding="UTF-8"?>\n{content}'
    if pictured:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = _relations(
            ("d", "drawing", "../drawings/drawing1.xml")
        )
        parts["xl/drawings/drawing1.xml"] = _DRAWING
        parts["xl/drawings/_rels/drawing1.xml.rels"] = _relations(("i", "image", "../media/image1.png"))
        parts["xl/media/image1.png"] = PICTURE
    if macros:
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 not read by anybody here"
    return zip_of(parts)


_HIDDEN = ' state="hidden"'


def _content_types(sheets: int, *, pictured: bool, macros: bool) -> str:
    main = "application/vnd.ms-excel.sheet.macroEnabled.main" if macros else f"{_SHEET}.sheet.main"
    parts = {
        "/xl/workbook.xml": f"{main}+xml",
        "/xl/styles.xml": f"{_SHEET}.styles+xml",
        "/xl/sharedStrings.xml": f"{_SHEET}.sharedStrings+xml",
        **{f"/xl/worksheets/sheet{n}.xml": f"{_SHEET}.worksheet+xml" for n in range(1, sheets + 1)},
    }
    if pictured:
        parts["/xl/drawings/drawing1.xml"] = "application/vnd.openxmlformats-officedocument.drawing+xml"
    overrides = "".join(f'<Override PartName="{k}" ContentType="{v}"/>' for k, v in parts.items())
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "bin": "application/vnd.ms-office.vbaProject",
    }
    named = "".join(f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in defaults.items())
    return f'<Types xmlns="{_TYPES}">{named}{overrides}</Types>'


def security() -> bytes:
    """A security questionnaire: shared texts, a picture, a formula, an answer given."""
    shared: list[str] = []
    rows: dict[int, Row] = {
        1: ("ID", "Question", "Response", "Comments"),
        2: ("S-1", "Do you support FX matching?", "", ""),
        3: ("S-2", "Is mobile approvals available to all users?", None, None),
        4: ("S-3", "Will there be webhooks for every event?", "", ""),
        5: ("S-4", "Do you offer single sign-on?", "", ""),
        6: ("S-5", "Where are your offices?", "", ""),
        7: ("S-6", "Does single sign-on work for 5,000 users?", "", ""),
        8: ("S-7", "Is single sign-on documented?", "Yes", ""),
        9: ("S-8", "Single sign-on and FX matching together?", "", "=1+1"),
    }
    content = sheet(rows, shared=shared, after='<drawing r:id="d"/>')
    return workbook({"Security": content}, shared=shared, pictured=True)


def procurement() -> bytes:
    """A buyer's form: protected, with a merged title and unlocked cells for answers; a hidden list."""
    rows: dict[int, Row] = {
        1: ("Acme procurement - functional requirements", "", "", "", ""),
        3: ("Please fill in the columns D and E only. Do not add columns.", None, None, None, None),
        5: ("Ref", "Requirement", "Priority", "Compliance code", "Vendor explanation"),
        6: ("1", "Payments", None, "", ""),
        7: ("1.1", "The solution shall support single sign-on.", "must", "", ""),
        8: ("1.2", "The solution shall support FX matching.", "must", "", ""),
        9: ("1.3", "The solution shall offer webhooks.", "should", "", ""),
        10: ("1.4", "The solution shall offer mobile approvals.", "should", "", ""),
    }
    styles = {f"{letter}{row}": UNLOCKED for letter in "DE" for row in (7, 8, 9)}
    merged = '<mergeCells count="2"><mergeCell ref="A1:E1"/><mergeCell ref="A6:E6"/></mergeCells>'
    asked = sheet(rows, styles=styles, after=f'<sheetProtection sheet="1"/>{merged}')
    lists = sheet({1: ("Question",), 2: ("Do you support single sign-on?",)})
    return workbook({"Requirements": asked, "Lists": lists}, hidden=("Lists",))


def plain_list() -> bytes:
    """Questions and nothing else, by a program that gives its own names to what Excel leaves unnamed."""
    rows: dict[int, Row] = {
        2: (None, "Do you have single sign-on?"),
        3: (None, "And FX matching, in which currencies?"),
        5: (None, "How do you hire people?"),
        6: (None, "Can managers use mobile approvals?"),
    }
    return workbook({"Fragen": sheet(rows, prefix="x:")})
