"""The numbers that a sentence says, held against the limits that engineering wrote down."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.limit import LimitText
from readyctl.core.quantity.limits import Beyond, better_when_more, judge
from readyctl.core.quantity.metrics import NO_CAPABILITY, Measured, meant, measured, nearest_to, spoken_of
from readyctl.core.quantity.quantity import UNLIMITED, Amount, Found, Quantity
from readyctl.core.quantity.reading import find_all, parse
from readyctl.core.quantity.units import Dimension, counted_thing
from readyctl.core.text.words import key


class Numbers(Struct, frozen=True):
    """What is said in numbers: `beyond` a limit, and those `loose` ones that no limit is about."""

    beyond: tuple[Beyond, ...] = ()
    loose: tuple[Found, ...] = ()


def held(sentence: str, limits: Sequence[LimitText]) -> Numbers:
    """Hold each number of a sentence against the limits that it is about, each limit once.

    A threshold under which something is owed (`uptime below 99.95 % is credited`) is no number that anybody
    promises, nor are the dates and the money of a contract.
    """
    known = tuple(map(_in_full, limits))
    nouns = frozenset(word for limit in known for part in limit if part for word in key(part))
    said = measured(sentence, known)
    endless = (_without_end(sentence, limit) for limit in known)
    beyond = {each.metric: each for each in endless if each is not None}
    loose: list[Found] = []
    for each in (*find_all(sentence, nouns=nouns), *_bare(sentence, said)):
        found = _of_each(each, known)
        about = tuple(meant(found, sentence, said, known))
        if not about and not _elsewhere(found, sentence, said):
            loose.append(found)
        if _REFUSED.search(sentence) and found.quantity.stays_over:
            continue
        for verdict in _outbid(found, about, sentence):
            beyond.setdefault(verdict.metric, verdict)
    return Numbers(tuple(beyond.values()), tuple(loose))


def _outbid(found: Found, about: Sequence[LimitText], sentence: str) -> tuple[Beyond, ...]:
    """What the number breaks: where it is not clear which limit it is about, all of them or none."""
    verdicts = [
        judge(limit[0], _of_one(found.quantity, limit, sentence), [limit])
        for limit in about
        if not _threshold(found, limit)
    ]
    broken = tuple(verdict for verdict in verdicts if isinstance(verdict, Beyond))
    return broken if {each.metric for each in broken} == {each.metric for each in verdicts} else ()


def _of_each(found: Found, limits: Sequence[LimitText]) -> Found:
    """What each one of several does, as what all of them do at least: `90 pages a minute per tray`."""
    said = found.quantity
    if len(said.unit.per) < 2 or said.unit.per[-1].unit.dimension is not Dimension.COUNT or said.upto:  # noqa: PLR2004
        return found
    unit = replace(said.unit, per=said.unit.per[:-1])
    bounds = [parse(end) for limit in limits for end in limit[1:] if end]
    units = [bound.unit for bound in bounds if isinstance(bound, Quantity)]
    if any(map(said.unit.compares_with, units)) or not any(map(unit.compares_with, units)):
        return found
    return replace(found, quantity=replace(said, amount=replace(said.amount, unit=unit)))


def _of_one(said: Quantity, limit: LimitText, sentence: str) -> Quantity:
    """A count as one of what the limit is per: `each cart holds 90 items`, of a limit of items per cart."""
    ends = (parse(end) for end in limit[1:] if end)
    per = next((end.unit.per for end in ends if isinstance(end, Quantity)), ())
    things = [each.unit.symbol for each in per if each.unit.dimension is Dimension.COUNT]
    if said.unit.per or len(things) != 1 or len(per) != 1:
        return said
    thing = re.escape(counted_thing(things[0]))
    if (
        re.search(rf"\b(?:an?|each|every|one|any|single) {thing}\b|\b{thing}s of\b", sentence, re.IGNORECASE)
        is None
    ):
        return said
    upto = replace(said.upto, unit=replace(said.upto.unit, per=per)) if said.upto else None
    return replace(said, amount=replace(said.amount, unit=replace(said.amount.unit, per=per)), upto=upto)


def with_ceilings(sentence: str, limits: Sequence[LimitText], ceilings: Sequence[LimitText]) -> Numbers:
    """The same for a feature whose own `limits` come before the `ceilings` of the whole company; those hold
    only what the sentence names by their metric.
    """
    own = held(sentence, limits)
    elsewhere = [each for each in ceilings if not any(spoken_of(limit[0], each[0]) for limit in limits)]
    general = beyond_ceilings(sentence, elsewhere)
    if not elsewhere:
        return own
    loose = {each.start for each in held(sentence, elsewhere).loose}
    unmeasured = tuple(each for each in own.loose if each.start in loose)
    return Numbers((*own.beyond, *general), unmeasured)


def beyond_ceilings(sentence: str, ceilings: Sequence[LimitText]) -> tuple[Beyond, ...]:
    """The numbers that outbid a ceiling of the whole company, whose metric the sentence names."""
    known = [each for each in ceilings if spoken_of(sentence, each[0])]
    return held(sentence, known).beyond if known else ()


def _elsewhere(found: Found, sentence: str, said: Sequence[Measured]) -> bool:
    """Whether the number is about what no feature does: money, a term, a notice, a credit."""
    nearest = nearest_to(found, sentence, said)
    return found.quantity.unit.dimension is Dimension.MONEY or (
        nearest is not None and nearest.kind in NO_CAPABILITY
    )


def _threshold(found: Found, limit: LimitText) -> bool:
    """Whether it says that the metric stays under what it had better be over: nobody promises that."""
    share = found.quantity.unit.dimension is Dimension.SHARE
    return share and found.quantity.stays_under and better_when_more(limit[0])


_REFUSED = re.compile(
    r"\b(?:429|throttl\w+|reject(?:s|ed)|refus(?:es|ed)|block(?:s|ed)|discard(?:s|ed)|turn(?:s|ed) away)\b",
    re.IGNORECASE,
)
"""What happens to more than is allowed: nobody promises as much."""
_BARE = re.compile(
    r"\s*(?:[:=|\u2013-]|is|are|['\u2019]s|(?<=['\u2019]s)\s)\s*(\d[\d,.]*\d|\d)(?=\s*(?:$|[;|)]|"
    r"[.,](?:\s|$)))"
)


def _bare(sentence: str, said: Sequence[Measured]) -> Iterator[Found]:
    """A number without a noun, right behind the metric that it is of: `Regions: 22`."""
    for each in said:
        match = _BARE.match(sentence, each.end)
        if match is not None and each.limit is not None:
            share = _NINES.fullmatch(match[1]) and any("%" in end for end in each.limit[1:] if end)
            quantity = parse(f"{match[1]} %" if share else f"{match[1]} {each.limit[0]}")
            counts = isinstance(quantity, Quantity) and quantity.unit.dimension is Dimension.COUNT
            if isinstance(quantity, Quantity) and (share or counts):
                yield Found(match.start(1), match.end(1), quantity)


_NINES = re.compile(r"9\d\.\d+")
"""What one says for 99.9 %."""


def _in_full(limit: LimitText) -> LimitText:
    """Give a bare number the unit that the metric spells: 5000 `events per second` are a rate."""
    metric, *ends = limit
    spelt = [end and _spelt(end, metric) for end in ends]
    return metric, spelt[0], spelt[1]


def _spelt(end: str, metric: str) -> str:
    bare, full = parse(end), parse(f"{end} {metric}")
    if isinstance(bare, Quantity) and not bare.unit.symbol and isinstance(full, Quantity) and full.unit.per:
        return f"{end} {metric}"
    return end


def _without_end(sentence: str, limit: LimitText) -> Beyond | None:
    """Whether the sentence says that the metric has no limit, where it has one."""
    metric, _, at_most = limit
    bound = parse(at_most) if at_most else None
    words, measured = key(_NO_LIMIT.sub("unlimited", sentence.lower())), key(metric)
    if not isinstance(bound, Quantity) or not measured:
        return None
    endless = [at for at, word in enumerate(words) if word in _ENDLESS]
    named = [at for at, word in enumerate(words) if word == measured[-1]]
    if any(-_AFTER <= at - name <= _BEFORE for at in endless for name in named):
        return Beyond(metric, Quantity(Amount(UNLIMITED, bound.unit)), f"at most {at_most}")
    return None


_NO_LIMIT = re.compile(r"\b(?:no|without(?: any| a)?)(?: upper)? (?:limits?|end|cap)\b(?: (?:on|to|for|of))?")
_ENDLESS = frozenset(key("unlimited limitless unbounded infinite endless forever indefinitely uncapped"))
_BEFORE, _AFTER = 5, 2
"""Words between a metric and `unlimited`, which stands behind it or in front of it."""
