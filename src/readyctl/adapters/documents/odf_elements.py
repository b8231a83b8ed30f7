"""Elements of OpenDocument files: what they say, what they hold, what they show from elsewhere."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.xml_parts import local, parse
from readyctl.adapters.safe_zip import Archive
from readyctl.core.statement.passages import Passage, PassageKind, describes
from readyctl.core.statement.ticks import CHECKED, UNCHECKED
from readyctl.core.text.counting import counted

NOT_SAID = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "note", "frame", "text-box", "ruby-text"}
)
"""Comments and deletions are never said; notes and frames have places of their own."""
_SPACES = {"tab": "\t", "line-break": "\n"}
_DIGITS = 3
_APART = NOT_SAID | {"table"}


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also in groups and repeated headings, without those of tables inside."""
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from rows(element)


def own_paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs of a cell, also in its lists and sections; without those of what hangs in it."""
    for inner in element:
        if local(inner) in {"h", "p"}:
            yield inner
        elif local(inner) not in _APART:
            yield from own_paragraphs(inner)


def paragraphs_in(element: Element) -> Iterator[Element]:
    """All paragraphs in an element, of its tables too; without comments."""
    for inner in element:
        if local(inner) in {"h", "p"}:
            yield inner
        if local(inner) not in {"annotation", "tracked-changes"}:
            yield from paragraphs_in(inner)


def inner_tables(element: Element) -> Iterator[Element]:
    """The tables in a cell."""
    for inner in element:
        if local(inner) == "table":
            yield inner
        elif local(inner) not in NOT_SAID and local(inner) not in {"h", "p"}:
            yield from inner_tables(inner)


def rows_spanned(cell: Element) -> int:
    """Over how many rows a cell reaches."""
    text = cell.get(f"{namespace(cell)}number-rows-spanned", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 1


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name; empty for none."""
    return next((text.strip() for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def files_shown(body: Element) -> Iterator[str]:
    """The other files that a text or a slide shows: linked sections, frames of pages, films and sounds."""
    for element in body.iter():
        if local(element) in {"section-source", "floating-frame", "plugin"} and (
            file := attribute(element, "href")
        ):
            yield file


def comments(body: Element) -> tuple[tuple[str, str], ...]:
    """How many comments there are, as something that was not read."""
    number = sum(local(element) == "annotation" for element in body.iter())
    return (("", counted(number, "comment")),) if number else ()


def said(paragraph: Element) -> str:
    """Give the text of a paragraph or heading."""
    return "".join(words(paragraph)).strip()


def described(frame: Element) -> Iterator[str]:
    """Give the words that stand for a picture: its title and its description, if they name no badge."""
    for each in frame:
        text = (each.text or "").strip()
        if _describes(each) and describes(text):
            yield text


def _describes(element: Element) -> bool:
    """Whether the element stands for a shape; a field shows the title of the document by the same name."""
    return local(element) in {"title", "desc"} and "svg" in namespace(element)


def drawn_passages(archive: Archive, body: Element) -> Iterator[Passage]:
    """Read the words of charts and other objects, which are documents of their own inside this one."""
    objects = (e for e in body.iter() if e.tag.endswith("drawing:1.0}object"))
    for number, element in enumerate(objects, 1):
        link = next((text for key, text in element.attrib.items() if key.endswith("}href")), "")
        part = f"{link.removeprefix('./').rstrip('/')}/content.xml"
        if part in archive:
            texts = (
                "".join(words(e)).strip() for e in parse(archive.read(part), part).iter() if local(e) == "p"
            )
            for text in dict.fromkeys(text for text in texts if any(map(str.isalpha, text))):
                yield Passage(text, f"diagram {number}", PassageKind.BULLET, story="diagram")


def words(element: Element) -> Iterator[str]:
    """The pieces of an element's text, spaces and tabs among them."""
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name in _SPACES:
            yield _SPACES[name]
        elif name == "s":
            count = inner.get(f"{namespace(inner)}c", "1")
            yield " " * (int(count) if count.isascii() and count.isdigit() and len(count) <= _DIGITS else 1)
        elif name not in NOT_SAID and not _describes(inner):
            yield from words(inner)
        yield inner.tail or ""


def depth(heading: Element) -> int:
    """How deep a heading is; one that does not say is of the first level (OpenDocument 1.2, 19.844)."""
    text = attribute(heading, "outline-level") or attribute(heading, "level") or "1"
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 1


def namespace(element: Element) -> str:
    """The namespace of an element in its braces, which its attributes mostly share."""
    return element.tag[: element.tag.rfind("}") + 1]


def fields(forms: Element) -> Iterator[str]:
    """Read the fields of forms: what they say, or what is chosen; a box as it is ticked."""
    for element in forms.iter():
        if local(element) in {"hidden", "property", "form"}:
            continue
        texts = (attribute(element, name) for name in ("label", "current-value", "value"))
        text = next(filter(None, texts), "")
        if text and local(element) in {"checkbox", "radio"}:
            states = {attribute(element, name) for name in ("current-state", "state", "current-selected")}
            text = f"{CHECKED if states & {'checked', 'true'} else UNCHECKED} {text}"
        if text:
            yield text
