"""Which gap an interview asks about next: every part has its turn before one part has many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.roles import unlisted

IN_A_ROW = 2
"""So many questions about one part are asked before the other parts have had as many."""


@dataclass(frozen=True)
class RightsGap(Gap):
    """What several actors may do, asked once for all of them."""

    names: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    """The questions about each, which need not be asked any more."""


def grouped(gaps: Iterable[Gap], note: Handoff, asked: Sequence[Gap]) -> list[Gap]:
    """The gaps that were not asked about yet, with those about actors' rights as one."""
    done = {question for gap in asked for question in (gap.question, *getattr(gap, "settles", ()))}
    names = {(at, name) for at, name in unlisted(note)}
    left = [gap for gap in gaps if gap.question not in done]
    rights = [gap for gap in left if any(gap.at == at and name in gap.question for at, name in names)]
    if len(rights) < 2:  # noqa: PLR2004 - one actor is asked about as the rule asks
        return left
    who = tuple(
        dict.fromkeys(next(n for at, n in sorted(names) if at == g.at and n in g.question) for g in rights)
    )
    one = RightsGap(
        rights[0].message,
        ("roles",),
        f"What may each do here: {', '.join(who)}? (view, edit, approve, export, delete)",
        max(gap.cost for gap in rights),
        names=who,
        settles=tuple(gap.question for gap in rights),
    )
    return [one, *(gap for gap in left if gap not in rights)]


def next_gap(left: Sequence[Gap], asked: Sequence[Gap]) -> Gap | None:
    """The most expensive gap of the parts that had the fewest turns; None where nothing is left."""
    turns = [_part(gap) for gap in asked]
    return min(left, key=lambda gap: (turns.count(_part(gap)) // IN_A_ROW, -gap.cost), default=None)


def _part(gap: Gap) -> str:
    """The part that a gap is about; what an actor of a step may do is about roles."""
    match gap.at:
        case ("workflow", "steps", int(), "who"):
            return "roles"
        case (first, *_):
            return str(first)
        case _:
            return ""
