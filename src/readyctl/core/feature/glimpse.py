"""The names in a file that cannot be read as a whole: a text that speaks of its feature must not pass."""

import re
from collections.abc import Iterator

_MOST = 50
_LONGEST = 200
_AROUND = " \t\r\"'[]{}"
_KEY = re.compile(r"^(?P<key>name|aliases)[ \t]*:(?P<rest>.*)(?P<below>(?:\n[ \t]*-[ \t].*)*)", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#.*")


def names_glimpsed(text: str) -> tuple[str, ...]:
    """The names that its lines give, in their order, each once; none where no line looks like one.

    Two of them may both stand there: whoever merges has not decided yet.
    """
    found = (" ".join(each.strip(_AROUND).split())[:_LONGEST] for each in _written(text))
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST]


def _written(text: str) -> Iterator[str]:
    for found in _KEY.finditer(text):
        said = _COMMENT.sub("", found["rest"]).strip()
        if found["key"] == "name":
            yield said
        else:
            yield from said.split(",")
            yield from (_COMMENT.sub("", item) for item in _ITEM.findall(found["below"]))
