"""What a claim says beside a feature's name and nobody signed: numbers, places, and that it holds for all."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from readyctl.core.feature.view import SalesView
from readyctl.core.quantity.quantity import Found, Quantity
from readyctl.core.quantity.reading import find_all
from readyctl.core.quantity.units import Dimension
from readyctl.core.statement._reading import Stance
from readyctl.core.statement.claims import Claim
from readyctl.core.text.folding import folded
from readyctl.core.text.place_names import MEMBERS, places
from readyctl.core.text.spans import overlaps
from readyctl.core.text.words import key


class Loose(Struct, frozen=True):
    """The words of a claim about which its entry says nothing, in the order of the sentence: numbers and
    `places`, and the `sweeping` ones that say of all what was signed of some. `signed` is what the entry says
    instead where it counts the same things.
    """

    measured: tuple[str, ...] = ()
    sweeping: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


NOTHING = Loose()


def unverified(claim: Claim, view: SalesView, loose: tuple[Found, ...]) -> Loose:
    """Find what nobody signed. `loose` are the numbers of the sentence that no limit is about.

    What is only planned, or was shown, promises nothing of the kind.
    """
    if claim.stance in {Stance.DIRECTION, Stance.DEMO}:
        return NOTHING
    entry, text = written(view), claim.sentence
    measured = [
        *((each.start, each.end) for each in loose if not _known_number(each, entry)),
        *(m.span() for m in places(text) if not _known_place(m[0], entry)),
    ]
    every = () if _TOLD.match(text) else _EVERY.finditer(text)
    meant = (m for m in every if not _DENIED.search(text, 0, m.start()))
    sweeping = [m.span() for m in meant if not _known_scope(m, entry)]
    said = [text[start:end] for start, end in _own_words(claim, [*measured, *sweeping])]
    words = tuple(dict.fromkeys(" ".join(_trimmed(each.split())) for each in said))
    whole = tuple(each for each in words if _WHOLE.match(each))
    signed = tuple(dict.fromkeys(other for each in loose for other in _counted_otherwise(each, entry)))
    return Loose(tuple(each for each in words if each not in whole), whole, signed if measured else ())


def written(view: SalesView) -> str:
    """All that engineering signed of a feature, as one text."""
    limits = (" ".join(filter(None, limit)) for limit in view.limits)
    evidence = (f"{name}: {value}" for name, value in view.evidence.items())
    told = (view.name, *view.aliases, view.summary, view.delivery_scope, *view.caveats, *limits, *evidence)
    return ". ".join(filter(None, told))


def _places_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    if words and (at := text.find(words)) >= 0:
        yield at, at + len(words)


def _trimmed(words: list[str]) -> list[str]:
    """Words without the small ones at their end: `all queries and`."""
    while len(words) > 1 and set(key(words[-1])) <= _SMALL:
        words = words[:-1]
    return words


def _own_words(claim: Claim, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places in order, without those inside the feature's name or its date, and without doubles."""
    name = "" if claim.named == claim.sentence else claim.named
    taken = [
        *_places_of(name, claim.sentence),
        *_places_of(claim.date.words if claim.date else "", claim.sentence),
    ]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not any(overlaps((start, end), other) for other in taken):
            taken.append((start, end))
            yield start, end


_COUNTED_ELSEWHERE = frozenset(
    map("".join, map(key, ("customer", "client", "company", "employee", "engineer")))
)
"""What vendors count of themselves and of their customers: it says nothing of the feature."""


def _known_number(found: Found, entry: str) -> bool:
    """Whether the entry says the same number, or nobody would measure it of a feature."""
    unit = found.quantity.unit
    if found.quantity.amount.value <= 1 and unit.dimension is Dimension.COUNT:
        return True  # `at least one account`, `zero entries`
    counted = key(unit.symbol)[-1:] if unit.dimension is Dimension.COUNT else ()
    if counted and counted[0] in _COUNTED_ELSEWHERE:
        return True
    nouns = frozenset(key(unit.symbol)) if unit.dimension is Dimension.COUNT else frozenset()
    return any(_same(found.quantity, other) for other in _numbers(entry, nouns))


def _counted_otherwise(found: Found, entry: str) -> Iterator[str]:
    """What the entry says of the same things, where it has another number of them."""
    things = key(found.quantity.unit.symbol)
    if found.quantity.unit.dimension is not Dimension.COUNT or not things or _known_number(found, entry):
        return
    for other in find_all(entry, nouns=frozenset(things)):
        unit = other.quantity.unit
        if unit.dimension is Dimension.COUNT and key(unit.symbol) == things and not unit.per:
            yield entry[other.start : other.end]


@lru_cache(maxsize=1024)
def _numbers(entry: str, nouns: frozenset[str]) -> tuple[Quantity, ...]:
    return tuple(found.quantity for found in find_all(entry, nouns=nouns))


def _same(one: Quantity, other: Quantity) -> bool:
    return one.unit.compares_with(other.unit) and one.amount.base == other.amount.base


def _known_place(place: str, entry: str) -> bool:
    words = key(re.sub(r"^[Tt]he ", "", place))
    said = key(entry)
    if any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1)):
        return True
    return folded(place).removeprefix("the ") in MEMBERS and bool({"eu", "europe", "european"} & set(said))


_ALL = (
    r"in all|you need|the best|right|about|this|that|together|rights|along|day|be|been|have|are|available|"
    r"included|of (?:this|that|it|them|us|you)"
)
_ANY = r"time|point|case|way|further|more|questions?|other|additional|extra|doubt|party|type|kind|sort"
_EACH = (
    r"now|time|single|day|night|hour|minute|second|week|month|quarter|year|morning|evening|one|\w+day|"
    r"\d+(?:st|nd|rd|th)?"
)
_IDIOMS = rf"(?:all (?:{_ALL})|any (?:{_ANY})|every (?:{_EACH}))\b"
"""What says `all` and means nothing by it, or how often."""
_EVERY = re.compile(
    rf"\b(?!{_IDIOMS})(?<!\bat )(?<!after )(?<!if )(?:all|any|every)\b"
    r"(?: of (?:the|our|your|its)\b| the\b| our\b| your\b)?(?: [\w-]+){1,2}",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:\b(?:without|not|never|no)\b|n[\u2019']t\b)[^,;:]{0,20}$", re.IGNORECASE)
_WHOLE = re.compile(r"(?:all|any|every)\b[^\d]*$", re.IGNORECASE)
_TOLD = re.compile(
    r"\W*(?:then |now |simply |just |next,? )?(?:click|add|pick|choose|select|go to|use|configure|define|"
    r"enter|open|see|find|check|set|run|type|copy|paste|press|drag|scroll|visit)\b",
    re.IGNORECASE,
)
"""An instruction: what one is told to do with all of them was not promised of all of them."""


def _known_scope(match: re.Match[str], entry: str) -> bool:
    """Whether the entry says the same of all of them."""
    things = set(key(match[0])[1:]) - _SMALL
    return any(things & set(key(other[0])[1:]) for other in _EVERY.finditer(entry))


_SMALL = frozenset(key("of the our your its and or in for with is are to on at by from a an will can"))
