"""Bytes as text, where nobody says in which encoding they are."""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(data: bytes) -> tuple[str, str]:
    """Give the text and its encoding: by its mark; else UTF-8; else what Windows takes for Latin-1.

    Every file has a text; one that holds NUL was no text file.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked or "utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"
