"""Promises as any version of a note writes them, valid or not: what the ledger follows through history."""

import datetime as dt
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from readyctl.core.entry.days import parse_day
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.limit import LimitText
from readyctl.core.level.kind import Kind
from readyctl.core.quantity.quantity import Quantity
from readyctl.core.quantity.reading import parse
from readyctl.core.text.words import key

Frozen = tuple["Frozen", ...] | str | None
"""A value as written, for comparing: mappings as pairs in order of key."""


class PromiseLine(Struct, frozen=True):
    """One item of a note's `promises`. `value` is equal for two lines that say the same, `withdrawn` apart.

    `index` is its place in the list; `ended` what stands under `withdrawn`, None where nothing does;
    `written` the line with all its keys, for putting it back.
    """

    index: int
    feature: str
    kind: Kind
    value: Frozen
    due: dt.date | None = None
    said_on: dt.date | None = None
    quote: str | None = None
    limits: tuple[LimitText, ...] = ()
    ended: "Ended | None" = None
    written: dict[str, Node] = field(default_factory=dict)


class Ended(Struct, frozen=True):
    """How a promise was ended in the open: the day it names, and whether the customer has been told."""

    on: dt.date | None
    reason: str
    told_customer: dt.date | None
    mistake: bool


_BY_VALUE = {kind.value: kind for kind in Kind}


def promise_lines(document: Document) -> tuple[PromiseLine, ...] | None:
    """The promises of a version in their order; None where the version cannot be read.

    A line that names no feature or no kind is left out: it was never a promise that could be held.
    """
    if document.data is None:
        return None
    return tuple(_line(index, line) for index, line in _written(document))


def promise_places(document: Document) -> tuple[int, ...]:
    """The places of the same in the note."""
    return tuple(index for index, _ in _written(document))


def _written(document: Document) -> Iterator[tuple[int, dict[str, Node]]]:
    promises = (document.data or {}).get("promises")
    for index, line in enumerate(promises if isinstance(promises, list) else ()):
        if isinstance(line, dict) and isinstance(line.get("feature"), str):
            kind = line.get("kind")
            if isinstance(kind, str) and kind in _BY_VALUE:
                yield index, line


def _line(index: int, line: dict[str, Node]) -> PromiseLine:
    return PromiseLine(
        index,
        str(line["feature"]),
        _BY_VALUE[str(line["kind"])],
        _without_ending(line),
        due=_day(line.get("due")),
        said_on=_day(line.get("said_on")),
        quote=_text(line.get("quote")),
        limits=tuple(_limits(line.get("limits"))),
        ended=_ended(line.get("withdrawn")),
        written=line,
    )


def _without_ending(line: dict[str, Node]) -> Frozen:
    # Names and values one after the other: of a hundred thousand promises, pairs would be 30 MB more.
    found: list[Frozen] = []
    for name in sorted(line):
        if name != "withdrawn":
            value = line[name]
            found += (name, value if type(value) is str else _frozen(value))
    return tuple(found)


def _frozen(value: Node) -> Frozen:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return tuple((name, _frozen(value[name])) for name in sorted(value))
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _limits(limits: Node) -> Iterator[LimitText]:
    for limit in limits if isinstance(limits, list) else ():
        if isinstance(limit, dict) and isinstance(metric := limit.get("metric"), str):
            yield metric, _text(limit.get("at_least")), _text(limit.get("at_most"))


def _ended(value: Node) -> Ended | None:
    if not isinstance(value, dict):
        return None
    mistake = value.get("mistake")
    return Ended(
        _day(value.get("on")),
        _text(value.get("reason")) or "",
        _day(value.get("told_customer")),
        isinstance(mistake, str) and mistake.lower() == "true",
    )


def _text(value: Node) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: Node) -> dt.date | None:
    try:
        return parse_day(value) if isinstance(value, str) else None
    except ValueError:
        return None


Canonical = Callable[[str], str]
"""From an id as a note writes it to the id that the feature goes by today."""


def same_promise(one: PromiseLine, other: PromiseLine, canonical: Canonical) -> bool:
    """Whether two lines of one deal may be the same promise: the same feature, the same kind."""
    return one.kind is other.kind and canonical(one.feature) == canonical(other.feature)


def more_than(new: PromiseLine, old: PromiseLine, canonical: Canonical) -> bool:
    """Whether a line promises the same feature in a greater kind, as when a mention becomes a contract."""
    greater = _KINDS.index(new.kind) > _KINDS.index(old.kind)
    return greater and canonical(new.feature) == canonical(old.feature)


_KINDS = tuple(Kind)
"""From the least to the greatest, as the table of levels lists them."""


def raised(new: PromiseLine, old: PromiseLine) -> bool:
    """Whether the same promise, as it is now, is one of a greater kind or of a sooner day than it was."""
    sooner = new.due is not None and (old.due is None or new.due < old.due)
    return sooner or _KINDS.index(new.kind) > _KINDS.index(old.kind)


def weaker(new: PromiseLine, old: PromiseLine) -> bool:
    """Whether a line promises less than the same promise did: a later day, a wider or a missing limit."""
    if old.due is not None and (new.due is None or new.due > old.due):
        return True
    return any(not _held(limit, new.limits) for limit in old.limits)


def stronger(one: PromiseLine, other: PromiseLine) -> PromiseLine:
    """Of two wordings of one promise, the one that promises more; the first where neither does."""
    if one.kind is not other.kind:
        return max(one, other, key=lambda line: _KINDS.index(line.kind))
    return other if weaker(one, other) and not weaker(other, one) else one


def _held(limit: LimitText, limits: tuple[LimitText, ...]) -> bool:
    metric, at_least, at_most = limit
    about = [other for other in limits if key(other[0]) == key(metric)]
    least_kept = at_least is None or any(_tighter(other[1], at_least, sign=1) for other in about)
    return least_kept and (at_most is None or any(_tighter(other[2], at_most, sign=-1) for other in about))


def _tighter(new: str | None, old: str, *, sign: int) -> bool:
    """Whether a bound is at least as tight; what cannot be measured has to stay as it is written."""
    if new is None:
        return False
    if new == old:
        return True
    first, second = parse(new), parse(old)
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return False
    if not first.unit.compares_with(second.unit):
        return False
    return (first.amount.base - second.amount.base) * sign >= 0
