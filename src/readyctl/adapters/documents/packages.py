"""Office Open XML packages: which part refers to which (ECMA-376 part 2, relationships)."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from readyctl.adapters.documents.xml_parts import RELATIONS, local, parse
from readyctl.adapters.safe_zip import Archive


class Relation(Struct, frozen=True):
    """One reference to another part; `kind` is the last word of its type, such as `slide` or `footnotes`."""

    id: str
    kind: str
    part: str


def relations(archive: Archive, part: str) -> tuple[Relation, ...]:
    """List what a part refers to inside the package, without links to the outside and to missing parts."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in archive:
        return ()
    found = []
    for element in parse(archive.read(source), source).iter(RELATIONS):
        target = element.get("Target", "")
        if element.get("TargetMode") == "External":
            continue
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if path in archive:
            found.append(Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], path))
    return tuple(found)


def outside(archive: Archive, part: str) -> Mapping[str, str]:
    """The files outside of the package that a part refers to, by the relation's id."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in archive:
        return {}
    found = parse(archive.read(source), source).iter(RELATIONS)
    return {e.get("Id", ""): e.get("Target", "") for e in found if e.get("TargetMode") == "External"}


def comments(archive: Archive, part: str) -> int:
    """How many comments hang on a part: what people wrote beside the text, which is not judged."""
    found: dict[str, int] = {}
    for relation in relations(archive, part):
        if relation.kind in _COMMENTING:
            root = parse(archive.read(relation.part), relation.part)
            said = sum(local(element) in _COMMENT for element in root.iter())
            found[relation.kind] = found.get(relation.kind, 0) + said
    # A thread of a workbook is there as a plain comment too, for programs that know no threads.
    return max(found.values(), default=0)


_COMMENTING = frozenset({"comments", "threadedComment"})
_COMMENT = frozenset({"comment", "cm", "threadedComment"})


def diagrams(archive: Archive, part: str) -> tuple[tuple[str, ...], ...]:
    """Give the texts of each diagram (SmartArt) and chart that a part shows; they are parts of their own.

    Of a chart that is its titles and labels, and the names of its series and categories.
    """
    found = []
    for relation in relations(archive, part):
        if relation.kind in {"diagramData", "chart", "chartEx"}:
            root = parse(archive.read(relation.part), relation.part)
            texts = (*map(_said, _paragraphs(root)), *_names(root))
            found.append(tuple(dict.fromkeys(text for text in texts if text)))
    return tuple(texts for texts in found if texts)


def _paragraphs(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag.endswith("/main}p"))


def _said(paragraph: Element) -> str:
    return "".join(e.text or "" for e in paragraph.iter() if local(e) == "t").strip()


_NAMED = frozenset({"tx", "strCache", "strLit", "multiLvlStrCache", "dlblRangeCache", "strDim", "txData"})
"""What holds the names in a chart's data; everything else there is a number (ECMA-376 part 1, 21.2)."""


def _names(root: Element) -> Iterator[str]:
    holders = (element for element in root.iter() if local(element) in _NAMED)
    for holder in holders:
        for value in holder.iter():
            if local(value) in {"v", "pt"} and not len(value):
                yield (value.text or "").strip()


def main_part(archive: Archive) -> str | None:
    """Find the part that the package is about: the document, or the presentation."""
    return next((r.part for r in relations(archive, "") if r.kind == "officeDocument"), None)
