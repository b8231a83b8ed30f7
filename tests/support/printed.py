"""The commands that a message prints, as somebody would copy them out of it."""

import re
import shlex
from collections.abc import Iterator

_BEGIN = re.compile(r"(?<![\w/-])(?:readyctl|git) (?=[a-z])")
_END = re.compile(r"[`\n]|; |, and |, or |, then |\. |$")


def commands(text: str) -> Iterator[list[str]]:
    """Each command of readyctl or git in a text, as the words that a shell makes of it."""
    at = 0
    while begin := _BEGIN.search(text, at):
        before = text[begin.start() - 1] if begin.start() else ""
        end = begin.start() + len(_up_to_end(text[begin.start() :], before if before in {"'", "`"} else ""))
        words = shlex.split(text[begin.start() : end].rstrip(".,;"))
        if len(words) > 1:
            yield words
        at = end


_PLACE = re.compile(r"(?:(?P<key>[\w.-]+=)?(?:TEXT|REASON|KEY))")
"""What only the reader can say, whatever it is."""


def filled_in(words: list[str]) -> list[str]:
    """The same command with some words where the reader has to put his own."""
    found = ((word, _PLACE.fullmatch(word)) for word in words)
    return [f"{match['key'] or ''}some words" if match else word for word, match in found]


def _up_to_end(text: str, quote: str) -> str:
    """The command at the beginning of a text: up to the quote that it stands in, or the end of its clause;
    what it quotes itself belongs to it.
    """
    if quote:
        parts = re.match(r"(?:'[^']*'|\"[^\"]*\"|[^`'\"])*" if quote == "`" else r"[^']*", text)
        return parts[0] if parts else ""
    inside = re.compile(r"'[^']*'|\"[^\"]*\"")
    quoted = [match.span() for match in inside.finditer(text)]
    ends = (m.start() for m in _END.finditer(text) if not any(a < m.start() < b for a, b in quoted))
    return text[: next(ends)]
