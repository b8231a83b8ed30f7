"""The names in a file that cannot be read as a whole: a text that speaks of its feature must not pass."""

import re
from collections.abc import Iterator

from readyctl.core.feature.telling import tells_apart
from readyctl.core.text.words import key

_MOST = 50
_LONGEST = 200
"""Letters of a name; what is longer is none, and cut short it would be one that nobody wrote."""
_AROUND = " \t\r\"'[]{}"
_UNDECIDED = r"(?:<{7}|\|{7}|={7}|>{7})"
"""How a line begins with which git parts what it could not merge."""
_KEY = re.compile(
    r"^(?P<key>name|aliases)[ \t]*:(?P<rest>.*)"
    rf"(?P<below>(?:\n(?:[ \t]*-[ \t]|[ \t]+[^\s-]|{_UNDECIDED}).*)*)",
    re.MULTILINE,
)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)", re.MULTILINE)
_BESIDE = re.compile(rf"^(?:[ \t]*-[ \t]|{_UNDECIDED}).*", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_MARKED = re.compile(r"^\s*(?:[&!]\S*(?:\s+|$))+")
_NO_NAME = re.compile(r"\*\S*|null", re.IGNORECASE)
"""What YAML has for nothing, or for what stands elsewhere."""
_BLOCK = re.compile(r"[>|][-+\d]*")


def names_glimpsed(text: str) -> tuple[str, ...]:
    """The names that its lines give, in their order, each once; none where no line looks like one.

    Two of them may both stand there: whoever merges has not decided yet.
    """
    found = (" ".join(_MARKED.sub("", each, 1).strip(_AROUND).split()) for each in _written(text))
    return tuple(dict.fromkeys(filter(_is_name, found)))[:_MOST]


def _is_name(said: str) -> bool:
    """Whether it may name a feature; `is` and `available` are in every text, and would be torn out of it."""
    return len(said) <= _LONGEST and not _NO_NAME.fullmatch(said) and tells_apart(key(said))


def _written(text: str) -> Iterator[str]:
    for found in _KEY.finditer(text):
        said = _COMMENT.sub("", found["rest"]).strip()
        if found["key"] == "name":
            yield _BESIDE.sub("", found["below"]) if _BLOCK.fullmatch(said) else said
        else:
            more = _BESIDE.sub("", found["below"]) if said.startswith("[") and "]" not in said else ""
            for line in (said, *more.splitlines()):
                yield from _COMMENT.sub("", line).split(",")
            yield from (_COMMENT.sub("", item) for item in _ITEM.findall(found["below"]))
