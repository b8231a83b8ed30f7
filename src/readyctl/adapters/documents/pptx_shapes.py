"""The shapes of a PowerPoint file, slide by slide: what they say, what they are called, what they are."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.documents.files_inside import FilesInside
from readyctl.adapters.documents.packages import comments, diagrams, main_part, relations
from readyctl.adapters.documents.symbols import is_symbolic, shown
from readyctl.adapters.documents.xml_parts import RELATION_ID, child, chosen, is_alternative, local, parse
from readyctl.adapters.safe_zip import Archive
from readyctl.core.statement.passages import Passage, Unreadable, anchored
from readyctl.core.text.counting import counted

_TITLES = frozenset({"title", "ctrTitle"})
_PRINTED = frozenset({"sldNum", "dt", "sldImg"})
"""What notes show of their own accord."""
_STRUCK = frozenset({"sngStrike", "dblStrike"})


class SlideShape(Struct, frozen=True):
    """One shape, picture, table or group.

    `name` and `alt` are what the selection pane and the alternative text show; `lines` the paragraphs that
    it holds itself; `rows` a table's cells; `inner` a group's shapes; `placeholder` the role that its
    layout gives it, empty for a shape of its own.
    """

    name: str
    alt: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()
    inner: tuple["SlideShape", ...] = ()
    placeholder: str | None = None
    picture: bool = False
    hints: tuple[str, ...] = ()
    """What its links say when they are pointed at."""

    @property
    def title(self) -> bool:
        """Whether this is the slide's title."""
        return self.placeholder in _TITLES

    def walk(self) -> Iterator["SlideShape"]:
        """Give the shape and everything inside it."""
        yield self
        for shape in self.inner:
            yield from shape.walk()


class Sheet(Struct, frozen=True):
    """A slide, or a layout that slides use. `place` is `slide 4` or `layout "Title Slide"`."""

    part: str
    place: str
    number: int | None
    shapes: tuple[SlideShape, ...] = ()
    notes: tuple[str, ...] = field(default=())
    painted: bool = False
    """Whether a picture is the slide's background."""
    inside: tuple[Passage, ...] = ()
    """What the files say that are embedded in the slide."""
    pictures: tuple[str, ...] = ()
    """The places of the pictures in those."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    """Comments, and files that could not be read: the place, and what is there."""


def sheets(archive: Archive) -> Iterator[Sheet]:
    """Give the slides in the order of the show, hidden ones too, then the layouts and masters in use."""
    part = main_part(archive)
    if part is None:
        raise Unreadable(
            f"{archive.name} is no PowerPoint file", help="give the file its true ending and retry"
        )
    targets = {r.id: r.part for r in relations(archive, part)}
    used: dict[str, None] = {}
    ids = (e for e in parse(archive.read(part), part).iter() if local(e) == "sldId")
    for number, identity in enumerate(ids, 1):
        target = targets.get(identity.get(RELATION_ID, ""))
        if target is not None:
            yield _slide(archive, target, number, used)
    for layout in list(used):
        used.update((r.part, None) for r in relations(archive, layout) if r.kind == "slideMaster")
    for layout in used:
        yield _layout(archive, layout)


def _slide(archive: Archive, part: str, number: int, used: dict[str, None]) -> Sheet:
    root = parse(archive.read(part), part)
    notes: tuple[str, ...] = ()
    for relation in relations(archive, part):
        if relation.kind == "slideLayout":
            used[relation.part] = None
        elif relation.kind == "notesSlide":
            notes = tuple(_notes(parse(archive.read(relation.part), relation.part)))
    hidden = " (hidden)" if root.get("show") in {"0", "false"} else ""
    drawn = tuple(SlideShape("diagram", "", lines) for lines in diagrams(archive, part))
    background = child(child(root, "cSld"), "bg")
    painted = background is not None and any(local(e) == "blip" for e in background.iter())
    place = f"slide {number}{hidden}"
    files = FilesInside(archive, part)
    inside = tuple(replace(passage, slide=number) for passage in files.embedded(place))
    hanging = comments(archive, part)
    unread = (*files.unread, *(((place, counted(hanging, "comment")),) if hanging else ()))
    shapes = (*_tree(root), *drawn)
    return Sheet(
        part,
        place,
        number,
        shapes,
        notes,
        painted,
        inside,
        tuple(files.pictures),
        tuple(files.elsewhere),
        unread,
    )


def _layout(archive: Archive, part: str) -> Sheet:
    root = parse(archive.read(part), part)
    data = child(root, "cSld")
    name = data.get("name", "") if data is not None else ""
    what = "master" if local(root) == "sldMaster" else "layout"
    own = tuple(shape for shape in _tree(root) if shape.placeholder is None)
    return Sheet(part, f'{what} "{name}"' if name else what, None, own)


def _notes(root: Element) -> Iterator[str]:
    for shape in (inner for top in _tree(root) for inner in top.walk()):
        if shape.placeholder not in _PRINTED:
            yield from shape.lines
            yield from (text for row in shape.rows for cell in row for text in cell)


def _tree(root: Element) -> Iterator[SlideShape]:
    tree = child(child(root, "cSld"), "spTree")
    return _shapes(tree) if tree is not None else iter(())


def _shapes(parent: Element) -> Iterator[SlideShape]:
    for element in parent:
        if is_alternative(element):
            holder = Element("holder")
            holder.extend(chosen(element))
            yield from _shapes(holder)
        elif local(element) in {"sp", "pic", "graphicFrame", "grpSp", "cxnSp"}:
            yield _shape(element)


def _shape(element: Element) -> SlideShape:
    named, placeholder = _identity(element)
    body = child(element, "txBody")
    return SlideShape(
        name=named.get("name", "") if named is not None else "",
        alt=_alternative(named),
        lines=tuple(_lines(body)) if body is not None else (),
        rows=_rows(element) if local(element) == "graphicFrame" else (),
        inner=tuple(_shapes(element)) if local(element) == "grpSp" else (),
        placeholder=placeholder,
        picture=local(element) == "pic" or any(local(e) in {"blipFill", "oleObj"} for e in _filled(element)),
        hints=tuple(_hints(element)),
    )


def _filled(element: Element) -> Iterator[Element]:
    """What may show a picture: the shape itself, its fill, and an embedded object in a frame."""
    yield from element
    yield from child(element, "spPr") or ()
    if local(element) == "graphicFrame":
        yield from element.iter()


def _alternative(named: Element | None) -> str:
    """The alternative text: its description or its title, whichever names a badge, or both."""
    texts = [named.get(key, "").strip() for key in ("descr", "title")] if named is not None else []
    texts = list(dict.fromkeys(filter(None, texts)))
    return next(filter(anchored, texts), "\n".join(texts))


def _identity(element: Element) -> tuple[Element | None, str | None]:
    head = next((e for e in element if local(e).startswith("nv")), None)
    role = child(child(head, "nvPr"), "ph")
    return child(head, "cNvPr"), None if role is None else role.get("type", "body")


def _lines(body: Element) -> Iterator[str]:
    for paragraph in body:
        if local(paragraph) == "p":
            text = "".join(_runs(paragraph)).strip()
            if text:
                yield text


def _runs(paragraph: Element) -> Iterator[str]:
    for run in paragraph:
        if local(run) == "br":
            yield "\n"
        elif local(run) == "m" or is_alternative(run):
            yield "".join(e.text or "" for part in _formula(run) for e in part.iter() if local(e) == "t")
        elif local(run) in {"r", "fld"}:
            properties = child(run, "rPr")
            if properties is None or properties.get("strike") not in _STRUCK:
                text = child(run, "t")
                yield shown(text.text or "", _font(properties)) if text is not None else ""


def _formula(element: Element) -> Iterator[Element]:
    return chosen(element) if is_alternative(element) else iter((element,))


def _hints(element: Element) -> Iterator[str]:
    own = (
        element if local(element) != "grpSp" else next((e for e in element if local(e).startswith("nv")), ())
    )
    links = (e for part in own for e in part.iter() if local(e) in {"hlinkClick", "hlinkHover"})
    yield from dict.fromkeys(text for e in links if (text := e.get("tooltip", "").strip()))


def _font(properties: Element | None) -> str | None:
    """The font of a run, where its letters are signs."""
    fonts = (child(properties, name) for name in ("sym", "latin"))
    names = (font.get("typeface") for font in fonts if font is not None)
    return next((name for name in names if is_symbolic(name)), None)


def _rows(frame: Element) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """A table's cells; one that is merged with the cell above it says what that says."""
    rows: list[tuple[tuple[str, ...], ...]] = []
    for row in (row for row in frame.iter() if local(row) == "tr"):
        above = rows[-1] if rows else ()
        cells = [cell for cell in row if local(cell) == "tc"]
        rows.append(tuple(_merged(cell, above[at : at + 1]) for at, cell in enumerate(cells)))
    return tuple(rows)


def _merged(cell: Element, above: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    body = child(cell, "txBody")
    said = tuple(_lines(body)) if body is not None else ()
    return above[0] if above and not said and cell.get("vMerge") in {"1", "true"} else said
