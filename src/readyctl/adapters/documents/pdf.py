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

from readyctl.core.statement.passages import DocumentText, Passage, Unreadable
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
    pages, drawn = _pages(source, name)
    joined = unbroken(pages)
    passages = [passage for number, lines in enumerate(joined, 1) for passage in _paragraphs(lines, number)]
    pictures = [f"page {number}" for number, count in enumerate(drawn, 1) for _ in range(count)]
    return DocumentText(tuple(passages), tuple(pictures), counts=(("page", len(pages)),))


def _pages(source: BinaryIO, name: str) -> tuple[list[list[str]], list[int]]:
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
        case {"pages": list(pages), "pictures": list(drawn)}:
            return pages, drawn
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


def _paragraphs(lines: list[str], page: int) -> Iterator[Passage]:
    """Join the lines of a page to paragraphs, at empty lines and where a short line ends a sentence."""
    longest = max(map(len, lines), default=0)
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        ends = not line.strip() or (
            line.rstrip().endswith((".", ":", "?", "!")) and len(line) < longest * 0.8
        )
        if block and ends:
            first = number - len(block) + (1 if line.strip() else 0)
            yield Passage("\n".join(block), f"page {page}", page_line=first)
            block = []
