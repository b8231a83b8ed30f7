"""What the attributes of an element say, given as the text between its name and its end."""

import re
from html import unescape

MARKDOWN = re.compile(
    r"\sdata-markdown(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?(?=[\s/]|$)", re.IGNORECASE
)
"""The attribute that makes reveal.js read an element as Markdown, or the file that it names."""
_ALT = re.compile(r"\salt(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?(?=[\s/]|$)", re.IGNORECASE)
_TITLE = re.compile(
    r"\stitle(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?(?=[\s/]|$)", re.IGNORECASE
)
_ROWSPAN = re.compile(r"\srowspan\s*=\s*[\"']?(\d{1,4})\b", re.IGNORECASE | re.ASCII)


def alternative(attributes: str) -> str | None:
    """Give a picture's alternative text, with its title; None where it is empty on purpose, and the picture
    decorates.
    """
    found = _ALT.search(attributes)
    texts = [_text(found), _text(_TITLE.search(attributes))]
    said = "; ".join(dict.fromkeys(text for text in texts if text))
    return said if said or not found else None


def _text(found: re.Match[str] | None) -> str:
    return unescape(found[1] or found[2] or found[3] or "").strip() if found else ""


def rows_spanned(attributes: str) -> int:
    """Over how many rows a cell reaches; 0 where it does not say."""
    found = _ROWSPAN.search(attributes)
    return int(found[1]) if found else 0
