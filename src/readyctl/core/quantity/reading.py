"""Reading quantities: a whole text, or every one in running text."""

import re
from collections.abc import Collection
from functools import lru_cache

from readyctl.core.quantity._grammar import Reader
from readyctl.core.quantity.quantity import Found, Quantity, Unclear
from readyctl.core.quantity.units import AMBIGUOUS, SHORT_NOUNS

_NOUNS = (
    "account agent api app attribute batch call client connection connector contact contract country "
    "currency customer dashboard device document domain employee endpoint engineer entity entry "
    "environment event field file integration invoice item job language license line location message "
    "node operation order organisation organization partition payment person people project query "
    "record region replica report request role row seat server session shipment site store subsidiary "
    "supplier system table tenant ticket transaction user vendor warehouse webhook workflow workspace "
    "zone"
)


NOUNS = frozenset(_NOUNS.split()) | SHORT_NOUNS
"""What is counted in running text without anybody having to say so; more through `nouns=`."""


@lru_cache(maxsize=4096)  # the same bounds stand in entry after entry
def parse(text: str) -> Quantity | Unclear:
    """Read one quantity, the whole text; a sentence about what is unclear otherwise."""
    reader = Reader(text, nouns=None)
    if not reader.tokens:
        return Unclear(text, "there is no quantity here")
    found = reader.quantity(0)
    if found is not None and found.next == len(reader.tokens):
        return _checked(text, found.quantity)
    return _unclear(text, reader.rest(found.next if found else 0))


def find_all(text: str, *, nouns: Collection[str] = ()) -> tuple[Found, ...]:
    """Every quantity in a running text, in order, longest reading first.

    Bare numbers, dates, versions, clock times and section numbers are no quantities. Counts need a noun
    that is known: those of `NOUNS`, and `nouns` (a metric's words, say), in singular or plural.
    """
    return tuple(Reader(text, nouns=frozenset(nouns) | NOUNS).scan())


def _checked(text: str, quantity: Quantity) -> Quantity | Unclear:
    if quantity.upto is None:
        return quantity
    if not quantity.unit.compares_with(quantity.upto.unit):
        return Unclear(text, f"{quantity.amount} and {quantity.upto} do not measure the same")
    if quantity.amount.base > quantity.upto.base:
        return Unclear(text, f"the range runs backwards, from {quantity.amount} to {quantity.upto}")
    return quantity


_COMMA = re.compile(r"[\d.]*,\d")


def _unclear(text: str, rest: str) -> Unclear:
    for spelling, help_text in AMBIGUOUS.items():
        if rest.split(" ", maxsplit=1)[0] == spelling:
            return Unclear(text, f"'{spelling}' may mean two things", help_text)
    if _COMMA.match(rest):
        return Unclear(text, "a comma parts thousands, a dot parts decimals", "write 12.5 or 12,500")
    if "¥" in text:
        return Unclear(text, "'¥' may mean two currencies", "write JPY or CNY")
    if rest.startswith("-") and rest == text.strip():
        return Unclear(text, "an amount below zero")
    if rest == text.strip():
        return Unclear(text, f"'{text.strip()}' is not a quantity")
    help_text = "keep only the quantity here; what is measured goes under metric"
    return Unclear(text, f"'{rest}' is left over after the quantity", help_text)
