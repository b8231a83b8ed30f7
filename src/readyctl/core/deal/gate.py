"""The estimate gate: how much of a note is confirmed, counted so that anybody can follow."""

import math
from fractions import Fraction

from msgspec import Struct

from readyctl.core.deal.lines import Part, empty_parts, lines
from readyctl.core.deal.note import Handoff
from readyctl.core.promise.model import Status


class GateCount(Struct, frozen=True):
    """The arithmetic of one note. Every tagged line weighs 1; each empty part adds one line not discussed.

    `limit` is the share of lines not confirmed at which an estimate is guesswork.
    """

    confirmed: int
    assumed: int
    not_discussed: int
    """Lines with that tag; the empty parts are not among them."""
    empty: tuple[Part, ...]
    limit: Fraction

    @property
    def total(self) -> int:
        """All that is weighed; never 0, for an empty note has five empty parts."""
        return self.confirmed + self.unconfirmed

    @property
    def unconfirmed(self) -> int:
        """What an estimate would have to guess."""
        return self.assumed + self.not_discussed + len(self.empty)

    @property
    def share(self) -> Fraction:
        """The share of lines not confirmed, from 0 to 1."""
        return Fraction(self.unconfirmed, self.total)

    @property
    def passes(self) -> bool:
        """Whether the share stays below the limit; reaching it is too much."""
        return self.share < self.limit

    @property
    def to_confirm(self) -> int:
        """How many more lines, of those counted, have to be confirmed until the gate opens; 0 if it is open.

        A line for an empty part, written and confirmed, counts as one of them.
        """
        if self.passes:
            return 0
        return math.floor(self.unconfirmed - self.limit * self.total) + 1


def count(note: Handoff, limit: float) -> GateCount:
    """Weigh a note against `estimate_gate`, a share from above 0 to 1."""
    found = [line.status for line in lines(note)]
    return GateCount(
        confirmed=found.count(Status.CONFIRMED),
        assumed=found.count(Status.ASSUMED),
        not_discussed=found.count(Status.NOT_DISCUSSED),
        empty=empty_parts(note),
        limit=Fraction(str(limit)),
    )
