"""The process that reads one PDF from its standard input and prints its lines as JSON, under hard limits."""

import contextlib
import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any

from readyctl.adapters.documents.pdf_annotations import beside
from readyctl.adapters.documents.pdf_letters import Letters


def _limit(seconds: int, memory: int) -> None:
    """Let the operating system end this process when it outgrows its bounds; not every system can."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _answer(data: bytes, max_pages: int) -> dict[str, object]:
    from pypdf import PdfReader  # noqa: PLC0415 - after the limits are set
    from pypdf.errors import DependencyError, PdfReadError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "encrypted"}
        count = len(reader.pages)
        if count > max_pages:
            return {"error": "long", "count": count}
        texts = [Letters.of(page) for page in reader.pages]
        pages = [(page, text.lines) for page, text in zip(reader.pages, texts, strict=True)]
        seen: set[int] = set()
        drawn = [_pictures(page, bool(lines), seen) for page, lines in pages]
        return {
            "pages": [lines for _, lines in pages],
            "sizes": [text.sizes for text in texts],
            "pictures": drawn,
            "beside": [beside(page) for page, _ in pages],
            "files": _files(reader),
        }
    except DependencyError:
        return {"error": "locked"}
    except PdfReadError:
        return {"error": "damaged"}


_PAINTS = re.compile(rb"(?<![^\s])(?:Do|BI|sh|[fFBbsS]\*?)(?=\s|$)")
"""The operators that put something on a page other than letters (ISO 32000-1, annex A)."""
_DEEPEST = 6


def _pictures(page: Any, written: bool, seen: set[int]) -> int:  # noqa: ANN401, FBT001 - pypdf is loaded after the limits
    """How many pictures a page holds that no page before it does, such as a letterhead.

    A page that says nothing and draws something is a picture as a whole.
    """
    numbers = set(_images(page.get("/Resources"), 0))
    found = len(numbers - seen)
    seen |= numbers
    if found or written:
        return found
    content = page.get_contents()
    return int(content is not None and bool(_PAINTS.search(content.get_data())))


def _files(reader: Any) -> list[str]:  # noqa: ANN401
    """The names of attached files, and of a form that only one program can show."""
    found: list[str] = []
    with contextlib.suppress(Exception):
        found += [str(name) for name in reader.attachments]
    with contextlib.suppress(Exception):
        if "/XFA" in reader.trailer["/Root"]["/AcroForm"]:
            found.append("a form for Acrobat only (XFA)")
    return found


def _images(resources: Any, depth: int) -> Iterator[int]:  # noqa: ANN401
    """Give the numbers of a page's pictures, also inside of forms; what is broken there holds none."""
    with contextlib.suppress(Exception):
        for held in resources.get_object()["/XObject"].get_object().values():
            part = held.get_object()
            if part.get("/Subtype") == "/Image":
                yield int(held.idnum)
            elif depth < _DEEPEST:
                yield from _images(part.get("/Resources"), depth + 1)


def main() -> None:
    """Read, and print one JSON object: `pages` as lists of lines, `pictures` as numbers; or `error`."""
    max_pages, seconds, memory = map(int, sys.argv[1:4])
    logging.disable()
    _limit(seconds, memory)
    try:
        answer = _answer(sys.stdin.buffer.read(), max_pages)
    except (Exception, MemoryError):  # noqa: BLE001 - a hostile file may break the library in any way
        answer = {"error": "damaged"}
    print(json.dumps(answer))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
