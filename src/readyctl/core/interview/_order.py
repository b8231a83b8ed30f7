"""Which gap an interview asks about next: every part has its turn before one part has many."""

from collections.abc import Collection, Iterable, Sequence

from readyctl.core.deal.gaps import EmptyPart, Gap
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.roles import unlisted
from readyctl.core.entry.keypath import KeyPath

IN_A_ROW = 2
"""So many questions about one part are asked before the other parts have had as many."""


class RightsGap(Gap, frozen=True, kw_only=True):
    """What the actors in `about` may do, asked once for all of them."""

    settles: tuple[Gap, ...] = ()
    """The gaps about each, which need not be asked about any more."""


def grouped(
    gaps: Iterable[Gap], note: Handoff, asked: Sequence[Gap], passed: Collection[KeyPath] = ()
) -> list[Gap]:
    """The gaps that were not asked about yet, with those about actors' rights as one.

    `passed` are the parts whose own question was asked and left without an answer: that they are empty is
    known, and is not asked again.
    """
    done = {question for gap in asked for question in _questions(gap)}
    left = [gap for gap in gaps if gap.question not in done and not _is_passed(gap, passed)]
    actors = set(unlisted(note))
    rights = [gap for gap in left if any((gap.at, name) in actors for name in gap.about)]
    if len(rights) < 2:  # noqa: PLR2004 - one actor is asked about as the rule asks
        return left
    who = tuple(dict.fromkeys(name for gap in rights for name in gap.about))
    one = RightsGap(
        rights[0].message,
        ("roles",),
        f"What may each of them view, edit, approve, export or delete here: {', '.join(who)}?",
        max(gap.cost for gap in rights),
        about=who,
        settles=tuple(rights),
    )
    return [one, *(gap for gap in left if gap not in rights)]


def _questions(gap: Gap) -> tuple[str, ...]:
    settles = gap.settles if isinstance(gap, RightsGap) else ()
    return (gap.question, *(one.question for one in settles))


def _is_passed(gap: Gap, passed: Collection[KeyPath]) -> bool:
    return isinstance(gap, EmptyPart) and gap.at in passed


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
