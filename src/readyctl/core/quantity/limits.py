"""Whether what was said about a metric outbids what the entry says about it.

Which way a metric gets better decides what outbids it: 12 ms is more than 80 ms of latency allow, 22 is more
than 6 regions allow. A claim about a metric with no limit on file is `Unverified`, never fine.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.limit import LimitText
from readyctl.core.quantity._words import Side
from readyctl.core.quantity.quantity import Quantity, Unclear
from readyctl.core.quantity.reading import parse
from readyctl.core.quantity.units import Dimension, counted_thing
from readyctl.core.text.words import key, stem


class Within(Struct, frozen=True):
    """The entry's limit allows it; `bound` is the limit in words, such as `at least 80 ms`."""

    metric: str
    claim: Quantity
    bound: str


class Beyond(Struct, frozen=True):
    """It outbids, or contradicts, what the entry says."""

    metric: str
    claim: Quantity
    bound: str


class Unverified(Struct, frozen=True):
    """Nobody in engineering has said anything that this could be measured against; `why` in a sentence."""

    metric: str
    why: str


LimitVerdict = Within | Beyond | Unverified


class _Better(Enum):
    LESS = auto()
    MORE = auto()
    LESS_PERHAPS = auto()
    """Guessed from the unit alone: shorter is mostly better, but a longer trial is the bigger promise."""
    AS_WRITTEN = auto()


_KEEPING = "retention history archive archiving lookback warranty notice"
_LESS = (
    "latency delay lag time duration wait downtime outage rto rpo loss error failure cost price fee "
    "overhead jitter turnaround timeout effort"
)
_MORE = "uptime availability throughput capacity coverage accuracy precision durability bandwidth volume"
_MORE_FOR_LONGER, _LESS_IS_BETTER, _MORE_IS_BETTER = (
    frozenset(stem(word) for word in listed.split()) for listed in (_KEEPING, _LESS, _MORE)
)
_SAME_METRIC = {"uptime": "availability"}
"""Two words for one metric, by the form that `key` gives them."""


def judge(metric: str, claim: Quantity, limits: Iterable[LimitText]) -> LimitVerdict:
    """Compare one claim with the limits on file. Of several that are about it, the one it breaks decides."""
    known = list(limits)
    verdicts = [_judge_one(claim, limit) for limit in about(metric, claim, known)]
    if not verdicts:
        return Unverified(metric, _nothing_about(metric, claim, known))
    for kind in (Beyond, Within):
        for verdict in verdicts:
            if isinstance(verdict, kind):
                return verdict
    return verdicts[0]


def claimed(limit: LimitText) -> Iterator[Quantity | Unclear]:
    """The quantities that a promise's own limit claims: what stands under at_least, and under at_most."""
    _, at_least, at_most = limit
    for text, side in ((at_least, Side.AT_LEAST), (at_most, Side.AT_MOST)):
        if text is not None:
            read = parse(text)
            plain = isinstance(read, Quantity) and read.side is Side.EXACT and read.upto is None
            yield replace(read, side=side) if plain and isinstance(read, Quantity) else read


def about(metric: str, claim: Quantity, limits: Iterable[LimitText]) -> Sequence[LimitText]:
    """The limits that speak of this metric: by the same words; failing that, by all of one's words
    standing in the other. Two that both have words of their own are two metrics, whatever they share.
    """
    wanted = _metric(metric)
    known = [(_metric(limit[0]), limit) for limit in limits]
    same = [limit for words, limit in known if wanted and "".join(words) == "".join(wanted)]
    if same:
        return same
    counted = _counted(wanted, claim)
    return [limit for words, limit in known if _overlap(words, wanted) or _overlap(words, counted)]


def _metric(text: str) -> tuple[str, ...]:
    return tuple(_SAME_METRIC.get(word, word) for word in key(text))


def _counted(wanted: tuple[str, ...], claim: Quantity) -> tuple[str, ...]:
    """The words for the thing that the claim counts, with the metric's where that counts the same."""
    if claim.unit.dimension is not Dimension.COUNT or not claim.unit.symbol:
        return ()
    thing = counted_thing(claim.unit.symbol)
    said = (*key(claim.unit.symbol)[:-1], thing)
    return (*wanted, *said) if thing in wanted else said


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and (set(one) <= set(other) or set(other) <= set(one))


def _nothing_about(metric: str, claim: Quantity, limits: Iterable[LimitText]) -> str:
    said = metric or claim.unit.symbol
    words = set(_metric(said)) | set(_counted((), claim))
    near = next((limit[0] for limit in limits if words & set(_metric(limit[0]))), None)
    beside = f"; its limit for {near} may be about something else" if near else ""
    return f"the entry says nothing about {said or 'it'}{beside}"


def _judge_one(claim: Quantity, limit: LimitText) -> LimitVerdict:
    metric, at_least, at_most = limit
    ends = {"at least": at_least, "at most": at_most}
    read = {words: (text, parse(text)) for words, text in ends.items() if text is not None}
    if not read:
        return Unverified(metric, f"the entry names {metric} and gives no limit")
    for words, (text, bound) in read.items():
        if isinstance(bound, Unclear):
            return Unverified(metric, f"the entry's own limit '{text}' cannot be read: {bound.why}")
        if not claim.unit.compares_with(bound.unit):
            return Unverified(metric, f"'{claim}' cannot be compared with the entry's '{words} {text}'")
    better = _better(metric, claim)
    for words, (text, bound) in read.items():
        if isinstance(bound, Quantity) and _outbids(claim, bound, words, better, alone=len(read) == 1):
            return Beyond(metric, claim, f"{words} {text}")
    return Within(metric, claim, " and ".join(f"{words} {text}" for words, (text, _) in read.items()))


def better_when_more(metric: str) -> bool:
    """Whether more of the metric is the better promise, by its words: uptime, throughput, accuracy."""
    return bool(set(key(metric)) & _MORE_IS_BETTER)


def _better(metric: str, claim: Quantity) -> _Better:
    words = set(key(metric))
    if words & _MORE_FOR_LONGER:
        return _Better.MORE
    if words & _LESS_IS_BETTER:
        return _Better.LESS
    if words & _MORE_IS_BETTER:
        return _Better.MORE
    plain_time = claim.unit.dimension is Dimension.TIME and not claim.unit.per
    return _Better.LESS_PERHAPS if plain_time else _Better.AS_WRITTEN


def _outbids(claim: Quantity, bound: Quantity, words: str, better: _Better, *, alone: bool) -> bool:
    """`alone` says that the entry gives one end only; then that end also guards against the better side."""
    floor = words == "at least"
    # Whichever way is better, nothing that fulfils such a claim lies within a ceiling.
    if not floor and _wholly_above(claim, bound, better):
        return True
    # The better end (a ceiling where more is better, a floor where less is), or nobody knows which end it is.
    less = better in {_Better.LESS, _Better.LESS_PERHAPS}
    if better is _Better.AS_WRITTEN or floor is less:
        return _below(claim, bound) if floor else _above(claim, bound)
    # Now the limit is the worse end, a guarantee that covers weaker claims. Where it is the only end, nothing
    # better is known, so a better claim outbids it too.
    if alone and (_below(claim, bound) if less else _above(claim, bound)):
        return True
    # A floor on a time that had better be long ("kept at least 7 years"): a ceiling below it, "at most 5",
    # is no weaker promise, but another one.
    return (
        floor
        and claim.unit.dimension is Dimension.TIME
        and claim.side in {Side.AT_MOST, Side.UNDER}
        and (_below(claim, bound))
    )


def _wholly_above(claim: Quantity, bound: Quantity, better: _Better) -> bool:
    """Whether nothing that satisfies the claim stays under the bound.

    Where shorter is known to be better, a plain 100 ms is a weaker promise than 80 ms, not a contradiction;
    `at least 100 ms` is one even there.
    """
    if claim.low is None or (better is _Better.LESS and claim.side not in {Side.AT_LEAST, Side.OVER}):
        return False
    most = (bound.upto or bound.amount).base
    return claim.low > most or (claim.side is Side.OVER and claim.low == most)


def _below(claim: Quantity, bound: Quantity) -> bool:
    """Whether the claim reaches under the bound: at most 12 ms where it takes at least 80 ms."""
    if claim.side in {Side.AT_LEAST, Side.OVER}:
        return False
    said, least = claim.amount.base, bound.amount.base
    return said < least or (claim.side is Side.UNDER and said == least)


def _above(claim: Quantity, bound: Quantity) -> bool:
    """Whether the claim reaches over the bound; `up to 20` promises that 20 can be had."""
    said, most = (claim.upto or claim.amount).base, (bound.upto or bound.amount).base
    if claim.side is Side.UNDER and claim.unit.dimension is Dimension.COUNT and not claim.unit.per:
        said -= 1  # fewer than 7 are 6
    return said > most or (claim.side is Side.OVER and said == most)
