"""The process that reads one PDF from its standard input and prints its lines as JSON, under hard limits."""

import contextlib
import io
import json
import logging
import sys


def _limit(seconds: int, memory: int) -> None:
    """Let the operating system end this process when it outgrows its bounds; not every system can."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _answer(data: bytes, max_pages: int) -> dict[str, object]:
    from pypdf import PdfReader  # noqa: PLC0415 - after the limits are set
    from pypdf.errors import PdfReadError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "encrypted"}
        count = len(reader.pages)
        if count > max_pages:
            return {"error": "long", "count": count}
        return {"pages": [page.extract_text().splitlines() for page in reader.pages]}
    except PdfReadError:
        return {"error": "damaged"}


def main() -> None:
    """Read, and print one JSON object: `pages` as lists of lines, or `error`."""
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
