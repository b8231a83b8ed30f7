"""What somebody told a customer that there is or will be, in a line as people write one."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.feature.names import Mention
from readyctl.core.level.kind import Kind
from readyctl.core.statement.dates import find_date


def _no_feature(_: str) -> str | None:
    return None


def _no_mentions(_: str) -> Iterable[Mention]:
    return ()


class Known(Struct, frozen=True):
    """What is known where a line is read: which feature some words name, if any, the day today, and every
    feature that is named inside a sentence, in order.
    """

    feature: Callable[[str], str | None] = _no_feature
    today: dt.date | None = None
    mentions: Callable[[str], Iterable[Mention]] = _no_mentions


NOTHING_KNOWN = Known()
"""Where there is neither a registry nor a calendar."""

_WHO = (
    r"(?:(?:hm+|well|so|ok(?:ay)?|yes|yeah|uh|um|err?)\b[\s,.…-]*)*"
    r"(?:(?:we|i|sales|our (?:rep|team|\w+ team))(?:'ve|'d)?\s+"
    r"(?:(?:have|had|has|also|already|even|just)\s+)*)?"
)
_WHOM = r"(?:\s+(?:them|him|her|the (?:customer|client|buyer|prospect|cfo|ceo|cto|cio)|everybody))?"
_SAID = re.compile(
    rf"^{_WHO}(?:promised{_WHOM}|committed (?:ourselves |myself )?to|guaranteed{_WHOM}|agreed to|said yes to"
    rf"|(?:told|assured){_WHOM[:-1]}|(?P<shown>(?:showed|demoed|demonstrated|demo'd){_WHOM}))"
    r"(?=[\s:,])[\s:,]*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SHOW = re.compile(
    r"^(?:that |to |we (?:will|would|'ll) |i (?:will|would|'ll) )*(?:a |the )?(?:live )?"
    r"(?:demo(?:nstration)?s?|demonstrate|show)(?: (?:of|them|him|her|how))*\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:that|to|we|i|they|you|it|there|they'?ll|you'?ll|will|would|can|could|'ll|have|has|had|get|gets|be|is|are|was|deliver"
    r"|support|offer|provide|ship|build|add|give|with|about|of|for|the|an?|already|soon|also)(?:\s+|$)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:^|\s+)(?:by|in|for|on|until|before|from|at|and|the|is|are|was|will|would|be|can|come|comes|coming"
    r"|available|ready|live|there|done|delivered|shipped|supported|included|it|soon|too|as well|works?|now"
    r"|today)$",
    re.IGNORECASE,
)
_AND = r"(?:\b(?:and|plus|also|but|as well as)\b|[,;.&+/])"
_ONLY_AND = re.compile(rf"^(?:\s*{_AND})+(?:\s*\b(?:the|an?|our)\b)?\s*$", re.IGNORECASE)
_LAST_AND = re.compile(rf".*(?P<cut>{_AND})\s", re.IGNORECASE | re.DOTALL)
_NOT = re.compile(r"\b(?:not?|never|without|except|nor|neither|\w+n't)\b", re.IGNORECASE)
_LONGEST = 48
"""A made-up id has no more characters than that."""


def says_promise(text: str) -> bool:
    """Whether the line tells that somebody promised, told or showed something, and what."""
    return bool((found := _SAID.match(text)) and _named(found["rest"], None))


def promises(text: str, known: Known) -> tuple[dict[str, Node], ...]:
    """A line as its promises: one for each feature that it names, at least one.

    `SSO in Q1 and FX matching works` is cut before the second feature, each with its own words and date;
    what is listed in one breath, `SSO and FX matching in Q1`, shares both. What a line takes back, `but not
    SSO`, is no promise.
    """
    made = [
        promise(piece, known) | {"feature": id_} for piece, named in _pieces(text, known) for id_ in named
    ]
    return tuple(made) or (promise(text, known),)


def _pieces(text: str, known: Known) -> Iterator[tuple[str, list[str]]]:
    """The line cut before features, with the id of each feature in a piece."""
    start, before = 0, 0
    group: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for one in known.mentions(text):
        between = text[before : one.start]
        last = _LAST_AND.match(between)
        if one.ids in seen or (group and _NOT.search(between[last.end() :] if last else between)):
            continue
        if group and last and not _ONLY_AND.match(between):
            yield text[start : before + last.start("cut")].strip(), group
            start, group = before + last.end("cut"), []
        group.append(one.ids[0] if len(one.ids) == 1 else made_up(text[one.start : one.end]))
        seen.add(one.ids)
        before = one.end
    if group:
        yield text[start:].strip(), group


def promise(text: str, known: Known) -> dict[str, Node]:
    """The line as a promise: its words are the quote.

    With a date that the calendar resolves it is a contract's; `show` and `demo` make a demo's; all else is a
    mention. The feature is the one that the words name; where that is unknown, its id is made of the words.
    """
    found = _SAID.match(text)
    rest = found["rest"] if found else text
    show = _SHOW.match(rest)
    rest = show["rest"] if show else rest
    date = find_date(rest, known.today) if known.today else None
    due = date.last if date else None
    shown = bool(show or (found and found["shown"]))
    kind = Kind.DEMO if shown else Kind.CONTRACT if due else Kind.MENTION
    words = _named(rest, date.words if date else None) or _named(rest, None) or rest
    line: dict[str, Node] = {
        "feature": known.feature(words) or known.feature(text) or made_up(words),
        "kind": kind.value,
    }
    if due:
        line["due"] = due.isoformat()
    return line | {"quote": text}


def _named(words: str, date: str | None) -> str:
    """The words that name the thing, without the date and what stands around it."""
    if date:
        at = words.find(date)
        words = words[:at] + words[at + len(date) :] if at >= 0 else words
    words = words.strip(" .,;:!?()\"'“”")
    for pattern in (_LEADING, _TRAILING):
        while (shorter := pattern.sub("", words, count=1).strip(" .,;:!?()\"'“”")) != words:
            words = shorter
    return words


def made_up(words: str) -> str:
    """An id for what no feature is called."""
    joined = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return joined[:_LONGEST].strip("-") or "unnamed"
