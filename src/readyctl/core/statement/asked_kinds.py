"""How a question says what is to be done with a feature, and what it wants to know of it first."""

import re
from collections.abc import Iterator, Sequence

from readyctl.core.feature.ask import Wondered
from readyctl.core.feature.names import NameIndex
from readyctl.core.feature.parts import AskedKind
from readyctl.core.level.kind import Kind
from readyctl.core.text.spans import overlaps

_PAPER = r"\b(?:in|into) (?:the |a |our |their |your )?(?:contract|agreement|msa|sow|order form|proposal)s?\b"
_WHO = "|".join(rf"(?<=\b{who} )" for who in ("i", "we", "you", "they", "sales", "and", "or", "to"))
_ENDS = r"(?=\W*$|\W+(?:by|in|until|before|for|and|or)\b)"
_PROMISE = r"(?:promise|commit(?: to)?|guarantee)\b"
_SAID = (
    (Kind.CONTRACT, False, rf"\bput\b(?=.{{0,200}}{_PAPER})|{_PAPER}"),
    (Kind.EARLY_ACCESS, False, r"\b(?:(?:offer|give|get|have) )?early access(?: to)?\b"),
    (Kind.DEMO, False, r"\b(?:demo|demonstrate|show(?! me\b| us\b))\b"),
    (Kind.CONTRACT, True, rf"(?:^|{_WHO}|(?<=, )){_PROMISE}"),
)
_SAYS = tuple((kind, loose, re.compile(pattern, re.IGNORECASE)) for kind, loose, pattern in _SAID)
_PAPER_ALONE = re.compile(rf"\b(?:(?:for )?(?:a|the) )?contract{_ENDS}", re.IGNORECASE)
"""Only beside a name: `contract` is a part of many names."""
_WHEN = re.compile(r"\b(?:when|how soon|eta|(?:what|which) (?:date|day))\b", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:com(?:e|es|ing)|land(?:s|ing)?|arriv(?:e|es|ing)|expected|due)\b(?: out\b)?"
    r"|\bout(?=\W*$|\W+(?:and|or)\b)|\b(?:eta|how soon|(?:what|which) (?:date|day))\b",
    re.IGNORECASE,
)
"""Words that ask by when something comes; only beside a name, of which they may be a part."""
_LIVE = re.compile(
    r"^\W*(?:and |so |hi,? |hello,? )?(?:is|are)\b.*"
    r"\b(?:live|available|there|out|ready|released|shipped|launched|ga)\b",
    re.IGNORECASE,
)


def kinds_asked(text: str, names: NameIndex) -> tuple[tuple[AskedKind, ...], str]:
    """What a question asks to do, in order, and the question with as many blanks in the place of that."""
    kinds: list[AskedKind] = []
    for kind, loose, pattern in _SAYS:
        for start, end in _places(pattern, text, names):
            kinds.append(AskedKind(start, end, kind, loose))
            text = _blanked(text, start, end)
    if names.named(text):
        for start, end in _places(_PAPER_ALONE, text, names):
            kinds.append(AskedKind(start, end, Kind.CONTRACT))
            text = _blanked(text, start, end)
    return tuple(sorted(kinds, key=lambda each: each.start)), text


def wondered(text: str, names: NameIndex, *, dated: bool) -> tuple[Wondered | None, str]:
    """What a question wants to know first, and the question with blanks in the place of words that only ask
    that; one that is `dated` asks of another day than today.
    """
    if not names.named(text):
        return None, text
    when = any(_places(_WHEN, text, names))
    live = not dated and any(_places(_LIVE, text, names, whole=False))
    for start, end in [*_places(_COMING, text, names)]:
        text = _blanked(text, start, end)
    return (Wondered.WHEN if when else Wondered.LIVE if live else None), text


def _places(
    pattern: re.Pattern[str], text: str, names: NameIndex, *, whole: bool = True
) -> Iterator[tuple[int, int]]:
    """Where it says so outside of names; of what is not `whole`, its last letter alone counts."""
    held: Sequence[tuple[int, int]] = [(each.start, each.end) for each in names.named(text)]
    for found in pattern.finditer(text):
        start = found.start() if whole else found.end() - 1
        if not any(overlaps((start, found.end()), name) for name in held):
            yield found.span()


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
