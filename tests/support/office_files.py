"""Office files for tests: from the usual libraries, with raw XML put in where those cannot write it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    """One run of a Word paragraph."""
    how = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{how}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """One Word paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="Legal" w:date="2026-11-02T10:00:00Z">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="2" w:author="Legal"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def text_box(text: str) -> str:
    """A text box as Word writes it: twice, for new readers and for old ones."""
    box = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def content_control(inside: str) -> str:
    """A content control around a run."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def footnote_reference(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def add_xml(document: Document, xml: str) -> None:
    """Append raw XML to a python-docx document's body, before its section properties."""
    from docx.oxml import parse_xml

    element = parse_xml(f"<w:holder {NAMESPACES}>{xml}</w:holder>")
    body: Any = document.element.body
    for child in list(element):
        body.insert(len(body) - 1, child)


def list_level(depth: int, text: str, form: str = "decimal", more: str = "", start: int | None = 1) -> str:
    """One level of a list: `text` is what is printed, `%1` for the first level's number."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{depth}">{begins}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def list_definition(number: int, *levels: str, more: str = "") -> str:
    """A definition that lists refer to."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{more}{"".join(levels)}</w:abstractNum>'


def list_instance(number: int, definition: int, overrides: str = "") -> str:
    """A list that paragraphs refer to."""
    refers = f'<w:abstractNumId w:val="{definition}"/>'
    return f'<w:num w:numId="{number}">{refers}{overrides}</w:num>'


def numbered(text: str, list_number: int, depth: int = 0, outline: int | None = None) -> str:
    """A paragraph of a list; with an outline level a heading."""
    heading = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_number}"/></w:numPr>'
    return paragraph(run(text), place + heading)


def put_lists(document: Document, *parts: str) -> None:
    """Put definitions and lists in the place of those that python-docx's own template brings."""
    from docx.oxml import parse_xml

    part: Any = document.part.numbering_part.element
    for known in list(part):
        part.remove(known)
    for element in parse_xml(f"<w:holder {NAMESPACES}>{''.join(parts)}</w:holder>"):
        part.append(element)


def save_docx(
    path: Path, build: Callable[[Document], None], footnotes: Mapping[int, str] | None = None
) -> Path:
    """Build a .docx, and add a footnotes part where there are footnotes, which python-docx cannot write."""
    document = docx.Document()
    build(document)
    held = io.BytesIO()
    document.save(held)
    path.write_bytes(_with_footnotes(held.getvalue(), footnotes) if footnotes else held.getvalue())
    return path


def _with_footnotes(data: bytes, footnotes: Mapping[int, str]) -> bytes:
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(run(text))}</w:footnote>' for n, text in footnotes.items()
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    relation = (
        '<Relationship Id="rIdNotes" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
    )
    override = (
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
    )
    changes = {
        "word/_rels/document.xml.rels": ("</Relationships>", relation + "</Relationships>"),
        "[Content_Types].xml": ("</Types>", override + "</Types>"),
    }
    part = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {NAMESPACES}>{separator}{notes}</w:footnotes>'
    return rezip(
        data, {n: _replace(*pair) for n, pair in changes.items()}, {"word/footnotes.xml": part.encode()}
    )


def _replace(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode())


def rezip(
    data: bytes,
    changes: Mapping[str, Callable[[bytes], bytes]] | None = None,
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """Copy an archive, changing some parts and adding others."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, (changes or {}).get(info.filename, bytes)(content))
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return held.getvalue()


def zip_of(parts: Mapping[str, bytes | str]) -> bytes:
    """Make an archive from names and contents."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()
