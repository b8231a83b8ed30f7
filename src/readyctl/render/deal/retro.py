"""A look back over deals as text, with a bar for each part."""

from collections.abc import Iterator
from statistics import median

from readyctl.core.deal.lines import MAIN_PARTS, Part
from readyctl.core.deal.retro import DealRetro, Retro
from readyctl.render.escape import line as one_line

_BAR = 30
_MOST_QUESTIONS = 8


def text(found: Retro) -> str:
    """A small table of deals, a bar chart of open parts, and the questions that would have caught them."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Retro) -> Iterator[str]:
    yield f"{'DEAL':<28} {'PROPOSAL':<10}  OPEN  SETTLED AFTER  STILL OPEN  LATE CHANGES"
    for deal in found.deals:
        yield _row(deal)
    yield ""
    yield "Not confirmed when the proposal went out:"
    parts = found.open_parts
    most = max(parts.values(), default=0)
    for part in (*MAIN_PARTS, Part.QUESTIONS):
        number = parts[part]
        bar = "#" * max(round(number * _BAR / most), 1) if number else ""
        yield f"  {part.words:<12} {number:>3} {bar}".rstrip()
    if found.questions:
        yield ""
        yield "Questions that would have caught it:"
    for rule, deals, wording in found.questions[:_MOST_QUESTIONS]:
        yield f"  {deals} of {len(found.deals)} deals  {one_line(wording)} ({rule})"
    for deal in found.deals:
        for change in deal.deal.late:
            after = "after the review" if deal.deal.reviewed else "after the proposal, never reviewed"
            yield f"{one_line(deal.deal.id)}, {after}: {one_line(change.words)}"


def _row(retro: DealRetro) -> str:
    deal = retro.deal
    settled = f"{median(retro.days_open):g} days" if retro.days_open else "-"
    opened = sum(retro.open_parts.values())
    return (
        f"{one_line(deal.id):<28} {deal.proposed_on}  {opened:>4}  {settled:>13}  {retro.still_open:>10}  "
        f"{len(deal.late):>12}"
    )
