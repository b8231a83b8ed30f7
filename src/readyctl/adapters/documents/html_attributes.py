"""What the attributes of an element say, given as the text between its name and its end."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from readyctl.adapters.documents.html_elements import FRAMES, PICTURES
from readyctl.core.statement.passages import ATTRIBUTE

_ATTRIBUTE = re.compile(r"[\s/\"']([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_SHOWN = ("title", "aria-label", "aria-description", "placeholder")
_ALSO = {
    "option": ("label",),
    "optgroup": ("label",),
    "track": ("label",),
    "area": ("alt",),
    "table": ("summary",),
    "th": ("abbr",),
}
"""What only these elements say in an attribute."""
_DESCRIBING = re.compile(r"(?:og:|twitter:)?(?:description|title)", re.IGNORECASE)
_UNSAID = frozenset({"hidden", "checkbox", "radio"})
"""Kinds of fields whose value nobody sees."""
_ROWS = re.compile(r"\d{1,4}(?!\d)", re.ASCII)


def named(attributes: str) -> Mapping[str, str]:
    """The attributes by their names in lower case, the first of each; one without a value is empty."""
    found: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(attributes):
        found.setdefault(each[1].lower(), unescape(each[2] or each[3] or each[4] or "").strip())
    return found


def alternative(attributes: str) -> str | None:
    """Give a picture's alternative text, with its title; None where it is empty on purpose, and the picture
    decorates.
    """
    found = named(attributes)
    texts = (found.get("alt"), found.get("title"))
    said = "; ".join(dict.fromkeys(text for text in texts if text))
    return said if said or "alt" not in found else None


def hints(tag: str, attributes: str) -> Iterator[tuple[str, str]]:
    """What an element says in attributes that people see or hear, each with the attribute's name."""
    found = named(attributes)
    names = [name for name in _SHOWN if name != "title" or tag not in PICTURES or tag == "svg"]
    names += _ALSO.get(tag, ())
    if tag == "input":
        names += ("alt",) if found.get("type", "").lower() in _UNSAID else ("alt", "value")
    elif tag == "meta" and _DESCRIBING.fullmatch(found.get("name") or found.get("property") or ""):
        names.append("content")
    yield from ((name, text) for name in names if (text := found.get(name)))


def attribute(name: str) -> str:
    """How a person is told that words stand in an attribute of this name."""
    return f"{ATTRIBUTE} {name}"


def file_shown(tag: str, attributes: str) -> str:
    """The other file that an element shows in the page; empty for none."""
    return named(attributes).get(FRAMES[tag], "") if tag in FRAMES else ""


def rows_spanned(attributes: str) -> int:
    """Over how many rows a cell reaches; 0 where it does not say."""
    found = _ROWS.match(named(attributes).get("rowspan", ""))
    return int(found[0]) if found else 0
