"""The tag of a line, in the ways that people write it: at the end, in brackets, bold, or in front."""

import re

from msgspec import Struct

from readyctl.core.promise.model import Status

_BULLET = re.compile(r"^\s*(?:>\s*)*(?:[-*+•·\u2013]\s+|\(?\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?")
_TAGS = {
    "confirmed": Status.CONFIRMED,
    "conf": Status.CONFIRMED,
    "assumed": Status.ASSUMED,
    "assumption": Status.ASSUMED,
    "unconfirmed": Status.ASSUMED,
    "not confirmed": Status.ASSUMED,
    "not discussed": Status.NOT_DISCUSSED,
    "n/d": Status.NOT_DISCUSSED,
    "open": Status.NOT_DISCUSSED,
    "tbc": Status.NOT_DISCUSSED,
    "to be confirmed": Status.NOT_DISCUSSED,
}
_WORD = (
    r"(confirmed|conf|assumed|assumption|unconfirmed|not confirmed|not[ _-]discussed|n/d|open|tbc"
    r"|to be confirmed)"
)
_BEFORE = r"(?:\s+[^\w\s?.!'\"&/+]+[\s(\[{*_]*|[:;,(\[{|\u2013\u2014][\s(\[{*_]*)"
_AFTER = r"[^\w?]*$"
_END = re.compile(_BEFORE + _WORD + _AFTER, re.IGNORECASE)
_SHOUTED = re.compile(r"\s+(CONFIRMED|ASSUMED|NOT DISCUSSED|TBC|N/D)" + _AFTER)
_TICKED = re.compile(r"\s+" + _WORD + r"\s*[^\w\s.,;:!?'\"()\[\]*_/&+-]+\s*$", re.IGNORECASE)
_TOLD_HOW = re.compile(
    _BEFORE + r"confirmed\s+(?:with|on|in|via|by\s+(?!next|end|the end|tomorrow|then|q[1-4]|\d|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may\b|june|july|august|"
    r"(?:septem|octo|novem|decem)ber))\s*[^()\[\]?]{2,60}[^\w?]*$",
    re.IGNORECASE,
)
_BRACKETED_FIRST = re.compile(rf"^[*_]*[(\[{{]\s*{_WORD}\.?\s*[)\]}}][*_:\s-]*(?=\S)", re.IGNORECASE)
_WORD_FIRST = re.compile(
    r"^[*_]*(confirmed|assumed|assumption|unconfirmed|not confirmed|not[ _-]discussed|n/d|tbc)"
    r"[*_]*\s*:[*_]*\s*(?=[^\s*_])",
    re.IGNORECASE,
)
_LONGEST = 120
"""A tag stands within so many characters of the end."""


class Short(Struct, frozen=True):
    """One line without its bullet and its tag; `status` is None where it had none."""

    text: str
    status: Status | None


def without_bullet(line: str) -> str:
    """The line in single spaces, without what makes it an item of a list."""
    return _BULLET.sub("", " ".join(line.split()), count=1).strip()


def short_line(line: str) -> Short:
    """Read a line such as `- Managers approve refunds over 500 EUR - assumed`.

    `(confirmed by the CFO)` is a tag too, and stays in the text: who said so is worth keeping.
    """
    text = without_bullet(line)
    begin = max(0, len(text) - _LONGEST)
    for pattern in (_END, _SHOUTED, _TICKED):
        found = pattern.search(text[begin:])
        if found and (rest := text[: begin + found.start()].strip()):
            return Short(rest, _status(found[1]))
    if (found := _TOLD_HOW.search(text[begin:])) and text[: begin + found.start()].strip():
        return Short(text, Status.CONFIRMED)
    if found := _BRACKETED_FIRST.match(text) or _WORD_FIRST.match(text):
        return Short(text[found.end() :].strip(), _status(found[1]))
    return Short(text, None)


def status_named(words: str) -> Status | None:
    """The status that a heading such as `Not discussed` names for the lines under it."""
    singular = "assumption" if words == "assumptions" else words
    return None if singular == "open" else _TAGS.get(re.sub(r"[_-]", " ", singular))


def _status(word: str) -> Status:
    return _TAGS[" ".join(re.sub(r"[_-]", " ", word.lower()).split())]
