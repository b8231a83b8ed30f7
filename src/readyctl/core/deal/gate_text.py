"""The estimate gate's arithmetic in words, so that nobody has to believe it."""

from collections.abc import Iterator
from fractions import Fraction

from readyctl.core.deal.gate import GateCount
from readyctl.core.entry.schema_words import listed


def arithmetic(note_id: str, found: GateCount) -> Iterator[str]:
    """What was counted, the share against the limit, and what would bring it under."""
    yield (
        f"{note_id}: {found.confirmed} lines confirmed, {found.assumed} assumed, "
        f"{found.not_discussed} not discussed{_empty(found)}"
    )
    share = f"{found.unconfirmed} of {found.total} not confirmed is {_percent(found.share)}"
    limit = f"the limit is {_percent(found.limit)}"
    if found.passes:
        yield f"{note_id}: {share}, {limit}: an estimate is possible"
        return
    yield f"{note_id}: {share}, {limit}: an estimate now is guesswork"
    needed = found.to_confirm
    lines = "line" if needed == 1 else "lines"
    parts = (
        f", or write down confirmed ones for {listed([p.words for p in found.empty])}" if found.empty else ""
    )
    yield f"{note_id}: to get under the limit, confirm {needed} more {lines}{parts}"


def _empty(found: GateCount) -> str:
    if not found.empty:
        return ""
    words = listed([part.words for part in found.empty], "and")
    return f"; nothing at all about {words}, {len(found.empty)} more"


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.3g} %"
