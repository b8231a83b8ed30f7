"""Which metric a number in a running text is about: by its whole name, its initials, or other words for it.

`recovery point` is not `recovery time`, whatever word both end in: a metric is spoken of by all of its words
in a row, by their initials (`RPO`), or by the words that contracts use for the same thing (`retained for`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from readyctl.core.entry.limit import LimitText
from readyctl.core.quantity.limits import about
from readyctl.core.quantity.quantity import Found, Quantity
from readyctl.core.quantity.reading import parse
from readyctl.core.quantity.units import Dimension
from readyctl.core.text.spans import overlaps
from readyctl.core.text.words import key, words


class Measured(Struct, frozen=True):
    """What is measured at a place of a text: a `kind` of metric, or what one `limit` has for its metric."""

    start: int
    end: int
    kind: str = ""
    limit: LimitText | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where it is named."""
        return self.start, self.end


class _Kind(Struct, frozen=True):
    name: str
    dimension: Dimension
    said: re.Pattern[str]


def _kind(name: str, dimension: Dimension, said: str) -> _Kind:
    return _Kind(name, dimension, re.compile(rf"\b(?:{said})\b", re.IGNORECASE))


_ASKED = (
    r"[^.;,]{0,30}\b(?:tickets?|calls?|incidents?|e?-?mails?|inquir\w+|enquir\w+|cases?|questions?|"
    r"customers?)\b"
)
"""What people answer, and no interface."""
_KINDS = (
    _kind(
        "recovery point",
        Dimension.TIME,
        r"rpos?|recovery[- ]point(?: objectives?)?|data loss|los(?:e|es|ing)(?=[^.;,]{0,40}\bdata)",
    ),
    _kind(
        "recovery time",
        Dimension.TIME,
        r"rtos?|recovery[- ]time(?: objectives?)?|restor\w+|recover(?:s|ed)?|resum\w+|up and running|"
        r"back (?:up|online|on line|at work|in (?:operation|service|business))|"
        r"(?:bring|get|have)s? (?:you|everything|it all|your \w+) back",
    ),
    _kind(
        "response time",
        Dimension.TIME,
        r"(?:first[- ]|initial )?(?:response|reaction|reply)(?:[- ]times?)?|respond\w*|repl(?:y|ies)|"
        r"(?:gets?|getting|comes?) back to\b|"
        rf"answers?(?={_ASKED})",
    ),
    _kind(
        "resolution time",
        Dimension.TIME,
        r"resol(?:ve[sd]?|utions?)(?:[- ]times?)?|mttr|time to repair|fixed",
    ),
    _kind("deletion", Dimension.TIME, r"delet\w+|eras(?:e|es|ed|ure)|purg\w+|destroy\w*|destruction"),
    _kind(
        "retention",
        Dimension.TIME,
        r"retention(?: periods?)?|retain(?:s|ed|ing)?|kept|keeps?|stored|archived|preserved|look-?back|"
        r"history",
    ),
    _kind(
        "latency",
        Dimension.TIME,
        r"latenc(?:y|ies)|round[- ]trips?|p\d\d(?:\.?9+)?|percentile|lag|delay|answered|"
        rf"answers(?!{_ASKED})",
    ),
    _kind("notice", Dimension.TIME, r"notice|notif(?:y|ies|ied|ication)"),
    _kind(
        "term",
        Dimension.TIME,
        r"terms?|renew\w*|initial period|contract|agreement|signature|effective date|trial|warranty|"
        r"invoices? (?:is|are)|payable|payment terms",
    ),
    _kind("availability", Dimension.SHARE, r"up-?time|availability|available|slas?|reachable"),
    _kind(
        "money back",
        Dimension.SHARE,
        r"credits?|credited|fees?|refund\w*|discount\w*|penalt(?:y|ies)|rebates?|surcharges?|cheaper|price",
    ),
)
NO_CAPABILITY = frozenset({"notice", "term", "money back"})
"""What a number may be about that no feature does: the dates and the money of a contract."""
_LATENCY_WORDS = frozenset({"latency", ""})
_APART = re.compile(r"[,;()|/]|\band\b|\bor\b")
_FAR = 40
"""Characters by which a comma between a number and a metric puts them apart."""


def measured(text: str, limits: Sequence[LimitText]) -> tuple[Measured, ...]:
    """What a text says is measured, in order: the metrics of these limits, and those of known kinds."""
    own = [
        Measured(start, end, kind_of(limit[0]), limit)
        for limit in limits
        for start, end in _named(text, limit[0])
    ]
    longest = sorted(own, key=lambda each: each.start - each.end)
    taken: list[Measured] = []
    for each in longest:
        upon = (other for other in taken if overlaps(each.span, other.span))
        if not any(each.end - each.start < other.end - other.start for other in upon):
            taken.append(each)
    known = [
        Measured(match.start(), match.end(), kind.name)
        for kind in _KINDS
        for match in kind.said.finditer(text)
    ]
    taken += [each for each in known if not any(overlaps(each.span, other.span) for other in taken)]
    return tuple(sorted(taken, key=lambda each: (each.start, each.end)))


def meant(
    found: Found, text: str, said: Sequence[Measured], limits: Sequence[LimitText]
) -> Iterator[LimitText]:
    """The limits that a number of the text has to be held against. `said` is what `measured` found in it.

    What is counted says it by itself; else the metric that is named nearest; else the one limit that can be
    compared with it at all.
    """
    if _is_count(found.quantity):
        yield from about("", found.quantity, limits)
        return
    comparable = [limit for limit in limits if _compares(found.quantity, limit)]
    nearest = nearest_to(found, text, said)
    if nearest is not None and nearest.limit is not None:
        there = (nearest.start, nearest.end)
        yield from (
            each.limit for each in said if each.limit in comparable and (each.start, each.end) == there
        )
        return
    if nearest is None:
        # `500 rps` names its metric by what it counts.
        yield from comparable if len(comparable) == 1 else about("", found.quantity, comparable)
        return
    fitting = [limit for limit in comparable if _fits(limit, nearest, text, alone=len(comparable) == 1)]
    qualified = [limit for limit in fitting if _qualifiers(limit[0]) & set(key(text))]
    yield from qualified or fitting


def nearest_to(found: Found, text: str, said: Sequence[Measured]) -> Measured | None:
    """The metric of the number's dimension that stands nearest to it; None where none is named."""
    fitting = [each for each in said if _measures(each, found.quantity)]
    return min(fitting, key=lambda each: _distance(found, each, text), default=None)


def called(metric: str) -> tuple[str, ...]:
    """A metric's names: the one that it has, and what contracts call it in short."""
    return (metric, *_SHORT.get(kind_of(metric), ()))


_SHORT = {
    "recovery point": ("RPO", "recovery point objective"),
    "recovery time": ("RTO", "recovery time objective"),
}


@lru_cache(maxsize=4096)
def kind_of(metric: str) -> str:
    """The kind that a metric is of; empty where it is none of those that are known."""
    return next((kind.name for kind in _KINDS if kind.said.search(metric)), "")


def spoken_of(text: str, metric: str) -> bool:
    """Whether a text names the metric: wholly, by its initials, or by other words for the same thing."""
    if any(_named(text, metric)):
        return True
    kind = next((each for each in _KINDS if each.name == kind_of(metric)), None)
    return kind is not None and kind.said.search(text) is not None and _qualifiers(metric) <= set(key(text))


def _named(text: str, metric: str) -> Iterator[tuple[int, int]]:
    """The places at which a text names a metric by all of its words in a row, or by their initials."""
    wanted, said = key(metric), list(words(text))
    for at in range(len(said) - len(wanted) + 1 if wanted else 0):
        run = said[at : at + len(wanted)]
        if tuple(word.key for word in run) == wanted:
            yield run[0].start, run[-1].end
    initials = "".join(word[0] for word in wanted)
    if len(initials) >= _SHORTEST:
        for match in re.finditer(rf"\b{re.escape(initials.upper())}s?\b", text):
            yield match.span()
    if metric.isupper() and metric.isalpha() and len(metric) >= _SHORTEST:
        for at in range(len(said) - len(metric) + 1):
            run = said[at : at + len(metric)]
            if "".join(word.key[0] for word in run) == metric.lower():
                yield run[0].start, run[-1].end


_SHORTEST = 3
"""Letters of an abbreviation that says by itself what it stands for."""
_PERCENTILE = re.compile(
    r"\bp(\d\d[\d.]*)\b|\b(\d\d(?:\.\d+)?)(?:th|st|nd|rd)?[ -]percentile\b", re.IGNORECASE
)


def _fits(limit: LimitText, at: Measured, text: str, *, alone: bool) -> bool:
    kind = kind_of(limit[0])
    asked, said = _percentiles(limit[0]), _percentiles(text)
    if asked and said and not asked & said:
        return False
    return kind == at.kind or (alone and not kind and at.kind in _LATENCY_WORDS)


def _percentiles(text: str) -> set[str]:
    return {(match[1] or match[2]).replace(".", "") for match in _PERCENTILE.finditer(text)}


def _qualifiers(metric: str) -> set[str]:
    """The words of a metric that say which of its kind it is: `backup` of `backup retention`."""
    kind = next((each for each in _KINDS if each.name == kind_of(metric)), None)
    rest = key(kind.said.sub(" ", metric)) if kind else ()
    return set(rest)


def _measures(at: Measured, quantity: Quantity) -> bool:
    if at.limit is not None:
        return _compares(quantity, at.limit)
    kind = next(each for each in _KINDS if each.name == at.kind)
    return kind.dimension is quantity.unit.dimension and not quantity.unit.per


def _compares(quantity: Quantity, limit: LimitText) -> bool:
    bounds = (parse(end) for end in limit[1:] if end)
    return any(isinstance(bound, Quantity) and quantity.unit.compares_with(bound.unit) for bound in bounds)


def _is_count(quantity: Quantity) -> bool:
    return quantity.unit.dimension is Dimension.COUNT and not quantity.unit.per


def _distance(found: Found, at: Measured, text: str) -> tuple[int, bool]:
    after = at.start >= found.end
    between = text[found.end : at.start] if after else text[at.end : found.start]
    return len(between) + _FAR * len(_APART.findall(between)), after
