"""PDF files, read by pypdf in a process of its own, which cannot outgrow its memory or its time.

A PDF from a stranger may hold pages that never end; no check beforehand can tell. So the reading
process gets hard limits from the operating system, and its death is an answer.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from typing import BinaryIO

from msgspec import Struct

from readyctl.adapters.documents.pdf_headings import heading_depths
from readyctl.core.statement.passages import WHOLE, DocumentText, Passage, PassageKind, Unreadable
from readyctl.errors import UsageError

MAX_PAGES = 2_000
MAX_FILE = 128 << 20
MAX_SECONDS = 60
MAX_MEMORY = 1 << 30
_CHUNK = 1 << 20


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .pdf file.

    Raises Unreadable for one that is damaged, protected, or beyond the bounds, and UsageError
    where pypdf is not installed.
    """
    if find_spec("pypdf") is None:
        raise UsageError("reading PDF needs pypdf", help="pip install 'readyctl[pdf]'")
    found = _pages(source, name)
    joined = unbroken(found.lines)
    depths = heading_depths(found.lines, found.sizes)
    passages = [
        passage
        for number, (lines, levels) in enumerate(zip(joined, depths, strict=True), 1)
        for passage in _paragraphs(lines, levels, number)
    ]
    for number, upon in enumerate(found.beside, 1):
        passages += _upon(upon, f"page {number}")
    pictures = [f"page {number}" for number, count in enumerate(found.drawn, 1) for _ in range(count)]
    unread = [
        (f"page {number}", ": ".join(filter(None, what)))
        for number, upon in enumerate(found.beside, 1)
        for what in upon["unread"]
    ]
    files = tuple((WHOLE, file) for file in found.files)
    return DocumentText(tuple(passages), tuple(pictures), files, (("page", len(found.lines)),), tuple(unread))


class _Pages(Struct, frozen=True):
    """What the reading process answers: for each page its lines, its pictures, and what lies upon it."""

    lines: list[list[str]]
    sizes: list[list[float]]
    drawn: list[int]
    beside: list[dict[str, list[list[str]]]]
    files: list[str]


def _upon(upon: dict[str, list[list[str]]], page: str) -> Iterator[Passage]:
    """Read the fields of forms, each as a cell beside what it asks for, and typed text."""
    for label, text in upon["fields"]:
        place = f"{page}, field"
        if label.strip() and not text.strip("\u2610\u2611"):
            yield Passage(f"{text} {label}", place, PassageKind.BULLET, story="field")
        else:
            yield Passage(text, place, PassageKind.CELL, label=label, story="field")
    for what, text in upon["notes"]:
        yield Passage(text, f"{page}, {what}", story=what)


def _pages(source: BinaryIO, name: str) -> _Pages:
    with tempfile.TemporaryFile() as held:
        size = 0
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > MAX_FILE:
                raise Unreadable(f"{name} has more than {MAX_FILE >> 20} MiB", help="split the file")
            held.write(chunk)
        held.seek(0)
        answer = _ask(held, name)
    match answer:
        case {
            "pages": list(pages),
            "sizes": list(sizes),
            "pictures": list(drawn),
            "beside": list(upon),
            "files": list(files),
        }:
            return _Pages(pages, sizes, drawn, upon, files)
        case {"error": "locked"}:
            raise UsageError(
                "reading a PDF that is locked needs cryptography", help="pip install 'readyctl[pdf]'"
            )
        case {"error": "encrypted"}:
            raise Unreadable(f"{name} is protected by a password", help="save it without one, and check that")
        case {"error": "long", "count": int(count)}:
            raise Unreadable(f"{name} has {count:,} pages, more than {MAX_PAGES:,}", help="split the file")
        case _:
            raise Unreadable(f"{name} is damaged or cut off, or no PDF", help="get a complete copy and retry")


_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_CONTINUED = re.compile(r"\s*([^\W\d_]+)\S*")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_FIRST_HALF = re.compile(
    r"add|all|anti|audit|built|co|cost|cross|custom|data|day|end|fast|first|follow|front|full|hand|high|in|key"
    r"|log|long|low|mid|multi|non|off|on|one|open|opt|out|over|part|peer|plug|post|pre|pro|quick|read|real|role"
    r"|run|self|semi|set|short|side|sign|single|site|state|sub|third|time|two|up|user|well|world|write|zero"
)
"""What stands before a hyphen that is part of the word, more often than not."""


def unbroken(pages: list[list[str]]) -> list[list[str]]:
    """Join the words that are parted at line ends, each on its first line, so that line numbers stay.

    A hyphen that belongs to the word is kept: where the document writes the word with it elsewhere, and
    where what stands before it is a usual first half and the document never writes the word without it.
    """
    text = "\n".join(line for lines in pages for line in lines).lower()
    written, hyphenated = set(re.findall(r"[^\W\d_]+", text)), set(_HYPHENATED.findall(text))
    joined = []
    for lines in pages:
        made = list(lines)
        for at in range(len(made) - 1):
            first, second = _BROKEN.search(made[at]), _CONTINUED.match(made[at + 1])
            if first is None or second is None or not second[1][0].islower():
                continue
            one, other = first[1].lower(), second[1].lower()
            soft = made[at].endswith("\u00ad")
            kept = f"{one}-{other}" in hyphenated or (
                _FIRST_HALF.fullmatch(one) and f"{one}{other}" not in written
            )
            mark = "-" if kept and not soft else ""
            made[at] = f"{made[at][: first.end(1)]}{mark}{second[0].strip()}"
            made[at + 1] = made[at + 1][second.end() :].lstrip()
        joined.append(made)
    return joined


def _ask(held: BinaryIO, name: str) -> object:
    """Run the reading process on an open file; gives its answer, or None where it has none."""
    command = [sys.executable, "-I", "-m", "readyctl.adapters.documents.pdf_process"]
    bounds = [str(bound) for bound in (MAX_PAGES, MAX_SECONDS, MAX_MEMORY)]
    try:
        done = subprocess.run(
            [*command, *bounds],
            stdin=held,
            capture_output=True,
            timeout=2 * MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _endless(name) from None
    if done.returncode < 0:
        raise _endless(name)
    try:
        return json.loads(done.stdout)
    except ValueError:
        return None


def _endless(name: str) -> Unreadable:
    return Unreadable(
        f"{name} takes more than {MAX_SECONDS} seconds or {MAX_MEMORY >> 20} MiB to read",
        help="split the file",
    )


def _paragraphs(lines: list[str], depths: list[int], page: int) -> Iterator[Passage]:
    """Join the lines of a page to paragraphs, at empty lines and where a short line ends a sentence; and
    those of a heading.
    """
    longest = max(map(len, lines), default=0)
    block: list[str] = []
    above = 0
    for number, (line, depth) in enumerate(zip([*lines, ""], [*depths, 0], strict=True), 1):
        if block and line.strip() and (depth != above or _MARK.match(line)):
            yield _passage(block, above, page, number - len(block))
            block = []
        if line.strip():
            block.append(line)
            above = depth
        ends = not line.strip() or (
            line.rstrip().endswith((".", ":", "?", "!")) and len(line) < longest * 0.8
        )
        if block and ends:
            yield _passage(block, above, page, number - len(block) + (1 if line.strip() else 0))
            block = []


_MARK = re.compile(
    r"\s*[\u2022\u2023\u25aa\u25cf\u25e6\u25a0\u25b8\u25ba\u00b7\x7f\uf0b7\uf0a7\uf0d8](?:\s+|$)"
)
"""What begins the line of a list, in fonts of signs too. Boxes are none: whether they are ticked counts."""


def _passage(block: list[str], depth: int, page: int, first: int) -> Passage:
    kind = PassageKind.HEADING if depth else PassageKind.BODY
    if mark := _MARK.match(block[0]):
        kind = PassageKind.BULLET
        block = [block[0][mark.end() :], *block[1:]]
        if not block[0].strip() and block[1:]:
            block, first = block[1:], first + 1
    return Passage("\n".join(block), f"page {page}", kind, page_line=first, depth=depth)
