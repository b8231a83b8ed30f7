"""Whether words of a running text name a feature: not inside paths and code, and not as verbs."""

import re

_IDENTIFIER = re.compile(
    r"[\w)\]](?:\.[a-z\d(]|[=#$@\\][\w(\[])|_|::|\(\)|[a-z][A-Z]|^(?:--|\.{0,2}/|~/)\w|/[^/]*/|\w/[^/]*\.\w+$"
)
"""What prose has no use for: dots and underscores between letters, two slashes, a flag, a call."""
_EDGES = "()[]{},;:!?\"'\u2018\u2019\u201c\u201d\u00ab\u00bb*\u2026"
_OBJECT = re.compile(r"\s+(?:the|an?|your|our|its|their|his|her|part of|it|them)\b", re.IGNORECASE)
"""What follows a verb and no noun."""
_PERHAPS_OBJECT = re.compile(
    r"\s+(?:all|every|each|any|this|that|data|to|as|into|up|by|everything)\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?:i|you|we|they|he|she|can|will|may|must|shall|should|could|would|cannot) $", re.IGNORECASE
)
"""What no noun follows."""
_PRONOUN = re.compile(
    r"\b(?:i|you|we|they|he|she|it|who|can|will|may|must|shall|should|could|would|to|please|cannot|not)\s+$",
    re.IGNORECASE,
)


_BEGINS = re.compile(r"(?:^|[.!?:\n]\s*|[-*\u2022]\s)$")
_TURNED = re.compile(r"\b(?:self|non|anti|semi|pseudo|quasi)-$", re.IGNORECASE)


def is_turned(text: str, start: int) -> bool:
    """Whether a syllable in front makes the name at `start` another thing: `self-managed proxy`."""
    return _TURNED.search(text, max(start - 8, 0), start) is not None


def in_code(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]` are a part of a path, an address, an identifier or inline code.

    A name that fills the whole of it is meant all the same: `Node.js`, and an id between backticks.
    """
    if is_code(text, start, end):
        return False
    if _in_backticks(text, start, end):
        return True
    left = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start), text.rfind("\t", 0, start)) + 1
    right = next((at for at in range(end, len(text)) if text[at].isspace()), len(text))
    before, after = text[left:start].lstrip(_EDGES + "`"), text[end:right].rstrip(_EDGES + "`.")
    return bool(before or after) and bool(_IDENTIFIER.search(f"{before}x{after}"))


def _in_backticks(text: str, start: int, end: int) -> bool:
    if "`" not in text:
        return False
    return text.count("`", 0, start) % 2 == 1 and "`" in text[end:]


def is_code(text: str, start: int, end: int) -> bool:
    """Whether exactly these words stand between backticks, or in the name of a badge."""
    return (text[start - 1 : start] == "`" and text[end : end + 1] == "`") or text[:start].endswith(
        "readyctl:"
    )


def is_verb(text: str, start: int, end: int) -> bool:
    """Whether one word is used as a verb: `it exports the list`, `you can export all data`."""
    word = text[start:end]
    if not word.isalpha() or not (
        word.islower() or (word.istitle() and _BEGINS.search(text[max(start - 3, 0) : start]))
    ):
        return False
    if _OBJECT.match(text, end) or (word.islower() and _SUBJECT.search(text, max(start - 8, 0), start)):
        return True
    return bool(_PERHAPS_OBJECT.match(text, end)) and bool(_PRONOUN.search(text, max(start - 12, 0), start))
