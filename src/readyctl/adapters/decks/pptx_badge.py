"""The edits that turn one shape of a slide into the true badge: alternative text, words, colours.

Fonts, sizes and positions stay: only fills, the text, and the shape's name and description are written
(ECMA-376 part 1, 20.1.2 and 21.1.2, for the order of what stands inside an element).
"""

from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, unescape

from msgspec import Struct

from readyctl.adapters.xml_spans import Edit, Span, attributes, put_first, set_attribute
from readyctl.core.level.table import Face
from readyctl.core.statement.badges import anchor

_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")


class Look(Struct, frozen=True):
    """What a badge shows, and what it is called."""

    face: Face
    alt: str
    name: str


def badge_edits(text: str, element: Span, look: Callable[[str], Look | None]) -> Iterator[Edit]:
    """Give the edits for a shape or group that is a badge; none for anything else, and none for a picture."""
    if element.local not in {"sp", "grpSp"}:
        return
    head = next((child for child in element.children if child.local.startswith("nv")), None)
    named = head.child("cNvPr") if head else None
    found = _anchored(text, named) if named else None
    wanted = look(found) if found else None
    shape = _worded(text, element)
    if named is None or wanted is None or shape is None:
        return
    yield set_attribute(text, named, "descr", wanted.alt)
    yield set_attribute(text, named, "name", wanted.name)
    if _titled(text, named):
        yield set_attribute(text, named, "title", wanted.alt)
    body = shape.child("txBody")
    if body is not None:
        yield from _words(text, body, wanted.face)
        properties = shape.child("spPr")
        if properties is not None:
            yield _fill(text, properties, _prefix(body), wanted.face.colour, ("xfrm", "custGeom", "prstGeom"))


def _worded(text: str, element: Span) -> Span | None:
    """Find the one shape that holds the badge's words; None where several do, since one would stay false."""
    shapes = [e for e in element.walk() if e.local == "sp" and e.child("txBody")]
    said = [shape for shape in shapes if _says(text, shape)]
    if len(said) > 1:
        return None
    return next(iter(said or shapes), None)


def _says(text: str, shape: Span) -> bool:
    return any(text[e.inner : e.close].strip() for e in shape.walk() if e.local == "t")


def _anchored(text: str, named: Span) -> str | None:
    known = attributes(text, named)
    for key in ("descr", "title", "name"):
        if key in known:
            start, end = known[key]
            if found := anchor(unescape(text[start + 1 : end - 1])):
                return found[0]
    return None


def _titled(text: str, named: Span) -> bool:
    """Whether the alternative text's title is the badge's, which must not contradict the description."""
    known = attributes(text, named)
    if "title" not in known:
        return False
    start, end = known["title"]
    return anchor(unescape(text[start + 1 : end - 1])) is not None


def _prefix(body: Span) -> str:
    return next((child.prefix for child in body.children), "a:")


def _words(text: str, body: Span, face: Face) -> Iterator[Edit]:
    prefix = _prefix(body)
    runs = [run for paragraph in body.children for run in paragraph.children if run.local in {"r", "fld"}]
    first = next((run for run in runs if run.local == "r"), None)
    for run in runs:
        said = run.child("t")
        if said is not None and run is not first:
            yield Edit(said.inner, said.close, "") if not said.closes_itself else Edit(said.end, said.end, "")
    if first is not None and (said := first.child("t")) is not None:
        tag = said.name
        yield Edit(said.start, said.end, f"<{tag}>{escape(face.word)}</{tag}>")
        yield from _ink(text, first, prefix, face)
        return
    paragraph = body.child("p")
    if paragraph is not None:
        ink = f"<{prefix}rPr>{_solid(prefix, face.ink)}</{prefix}rPr>"
        written = f"<{prefix}r>{ink}<{prefix}t>{escape(face.word)}</{prefix}t></{prefix}r>"
        yield put_first(text, paragraph, ("pPr",), written)


def _ink(text: str, run: Span, prefix: str, face: Face) -> Iterator[Edit]:
    properties = run.child("rPr")
    if properties is not None:
        yield _fill(text, properties, prefix, face.ink, ("ln",))
    else:
        yield Edit(run.inner, run.inner, f"<{prefix}rPr>{_solid(prefix, face.ink)}</{prefix}rPr>")


def _fill(text: str, properties: Span, prefix: str, colour: str, after: tuple[str, ...]) -> Edit:
    known = properties.child(*_FILLS)
    if known is not None:
        return Edit(known.start, known.end, _solid(prefix, colour))
    return put_first(text, properties, after, _solid(prefix, colour))


def _solid(prefix: str, colour: str) -> str:
    return f'<{prefix}solidFill><{prefix}srgbClr val="{colour.lstrip("#").upper()}"/></{prefix}solidFill>'
