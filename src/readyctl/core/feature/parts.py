"""The things that one question asks about: each in words of its own, with the days that it is asked for."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.feature._vocabulary import GRAMMAR, content
from readyctl.core.feature.names import Close, Exact, Mention, NameIndex, Shared, Unknown
from readyctl.core.level.kind import Kind
from readyctl.core.text.spans import overlaps
from readyctl.core.text.words import Word, words

_BETWEEN = re.compile(
    r"[,;?!\n]|\.(?= |$)|[&+](?= )|\b(?:and|or|plus|as well as|along with)\b", re.IGNORECASE
)
_MOST = 12
"""Parts that a question is taken apart into; what more it asks is the last one."""


class AskedDay(Struct, frozen=True):
    """A day in a text, at `text[start:end]`: the last one that its words allow, None where they tell none."""

    start: int
    end: int
    words: str
    last: dt.date | None


class AskedKind(Struct, frozen=True):
    """What is to be done with a feature, as a text says it at `text[start:end]`; a `loose` word, as `promise`
    is, means another kind where its part names one.
    """

    start: int
    end: int
    kind: Kind
    loose: bool = False


class AskedPart(Struct, frozen=True):
    """One thing that is asked about, each day and kind once, None for a time that is no day; `unread` are the
    words beside the names in it.
    """

    words: str
    days: tuple[dt.date | None, ...] = ()
    unread: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()


def parts(
    text: str, days: Sequence[AskedDay], names: NameIndex, kinds: Sequence[AskedKind]
) -> tuple[AskedPart, ...]:
    """Take a question apart: one part, unless it names several things with a comma or a word between them.

    A day holds for its part and for the parts before it that have none, the last one for those after as well;
    a kind for its part and those after it that name none, the first one for those before as well.
    """
    (whole,) = _said(text, [(0, len(text))], days, names, kinds)
    asked = _joined(_said(text, list(_pieces(text, days, names)), days, names, kinds))
    several = [part for part in asked if part.words]
    if len(several) < 2 or not _is_several(whole, several, names):  # noqa: PLR2004 - more than one
        return (whole,)
    return tuple(_with_kinds([*_with_days(several)]))


def _is_several(whole: AskedPart, several: Sequence[AskedPart], names: NameIndex) -> bool:
    match names.find(whole.words):
        case Exact() | Shared() | Close():
            return False
        case Unknown():
            return any(not isinstance(names.find(part.words), Unknown) for part in several)
        case _:  # Each of some names holds all the words, unless the words are names themselves.
            return sum(bool(names.named(part.words)) for part in several) > 1


def _pieces(text: str, days: Sequence[AskedDay], names: NameIndex) -> Iterator[tuple[int, int]]:
    """What stands between commas and the like that are a part of no name and of no day."""
    held = [*((day.start, day.end) for day in days), *((each.start, each.end) for each in names.named(text))]
    at, count = 0, 1
    for found in _BETWEEN.finditer(text):
        if count == _MOST:
            break
        if not any(overlaps(found.span(), each) for each in held):
            yield at, found.start()
            at, count = found.end(), count + 1
    yield at, len(text)


def _said(
    text: str,
    pieces: Sequence[tuple[int, int]],
    days: Sequence[AskedDay],
    names: NameIndex,
    kinds: Sequence[AskedKind],
) -> Iterator[AskedPart]:
    """Each piece as a part, without words where it asks about nothing."""
    for start, end in pieces:
        within = [day for day in days if start <= day.start < end]
        rest, at = "", start
        for day in within:
            rest, at = f"{rest}{text[at : day.start]} ", day.end
        rest += text[at:end] if at < end else ""
        kept = _trimmed(rest, names)
        yield AskedPart(
            " ".join(kept.split()),
            tuple(dict.fromkeys(day.last for day in within)),
            _unread(kept, names),
            _kinds([kind for kind in kinds if start <= kind.start < end]),
        )


def _kinds(said: Sequence[AskedKind]) -> tuple[Kind, ...]:
    plain = [each for each in said if not each.loose] or said
    return tuple(dict.fromkeys(each.kind for each in plain))


def _trimmed(text: str, names: NameIndex) -> str:
    """The words without those around them that say nothing about which feature is meant; of a feature that is
    named, its name alone.
    """
    said = list(words(text))
    named = _Named(names.named(text))
    telling = [word for word in said if named.holds(word) or content((word.key,))]
    if not telling:
        return ""
    alone = text[telling[0].start : telling[-1].end]
    if isinstance(names.find(alone), Exact | Shared):
        return alone
    kept = [word for word in said if named.holds(word) or word.key not in GRAMMAR]
    return text[kept[0].start : kept[-1].end]


def _unread(text: str, names: NameIndex) -> tuple[str, ...]:
    """What stands beside the names, a phrase each; of a text without a name, nothing."""
    mentions = names.named(text)
    named = _Named(mentions)
    found: list[tuple[int, int]] = []
    last = False
    for word in words(text) if mentions else ():
        tells = not named.holds(word) and bool(content((word.key,)))
        if tells and last:
            found[-1] = (found[-1][0], word.end)
        elif tells:
            found.append((word.start, word.end))
        last = tells
    return tuple(text[start:end] for start, end in found)


class _Named:
    """The places of the names in a text, in order, none upon another."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._starts = [each.start for each in mentions]
        self._ends = [each.end for each in mentions]

    def holds(self, word: Word) -> bool:
        """Whether a word is a part of a name."""
        at = bisect_right(self._starts, word.start) - 1
        return at >= 0 and word.end <= self._ends[at]


def _joined(asked: Iterator[AskedPart]) -> list[AskedPart]:
    """Days and kinds that stand alone with the part before them; at the beginning they stay for what
    follows.
    """
    kept: list[AskedPart] = []
    for part in asked:
        if part.words or not kept or not kept[-1].words:
            kept.append(part)
        else:
            days = tuple(dict.fromkeys((*kept[-1].days, *part.days)))
            kinds = tuple(dict.fromkeys((*kept[-1].kinds, *part.kinds)))
            kept[-1] = replace(kept[-1], days=days, kinds=kinds)
    return list(_begun(kept))


def _begun(kept: Sequence[AskedPart]) -> Iterator[AskedPart]:
    """The same, with what stood at the beginning in the next part that has no such thing of its own."""
    days: tuple[dt.date | None, ...] = ()
    kinds: tuple[Kind, ...] = ()
    for part in kept:
        if not part.words:
            days, kinds = (*days, *part.days), (*kinds, *part.kinds)
            yield part
            continue
        own = replace(part, kinds=tuple(dict.fromkeys((*kinds, *part.kinds))))
        kinds = ()
        if days and not part.days:
            own, days = replace(own, days=tuple(dict.fromkeys(days))), ()
        yield own


def _with_kinds(several: Sequence[AskedPart]) -> Iterator[AskedPart]:
    """Each part with its own kinds, else with the last that were named, else with the first."""
    last = next((part.kinds for part in several if part.kinds), ())
    for part in several:
        last = part.kinds or last
        yield replace(part, kinds=last)


def _with_days(several: Sequence[AskedPart]) -> Iterator[AskedPart]:
    """Each part with its own days, else with the next that are named, else with the last."""
    dated = [at for at, part in enumerate(several) if part.days]
    for at, part in enumerate(several):
        ahead = [other for other in dated if other >= at] or dated[-1:]
        yield part if part.days or not ahead else replace(part, days=several[ahead[0]].days)
