"""One promise as a note writes it down, and how sure a line of a note is."""

from enum import StrEnum
from typing import Annotated

from readyctl.core.entry.fields import Day, Due, EmptyTuple, Flag, Strict, Text
from readyctl.core.feature.model import Limit
from readyctl.core.level.kind import Kind


class Status(StrEnum):
    """How sure a line is: the customer said so, we think so, or nobody asked."""

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"
    NOT_DISCUSSED = "not_discussed"


class Tagged(Strict):
    """Base of every line of a note: nothing is written down without saying how sure it is."""

    status: Status


class Withdrawn(Strict):
    """How a promise ended in the open: the only way in which it ends without being kept."""

    on: Day
    reason: Text
    told_customer: Day | None = None
    """The day on which the customer was told; empty while that is still to be done."""
    mistake: Flag | None = None
    """True where it was written down wrongly and nobody ever said it."""


class Promise(Tagged):
    """One thing that was said to the customer about a feature; the exact words matter."""

    feature: Text
    """The feature's id."""
    kind: Kind
    due: Due | None = None
    """By when: a day or a quarter. For a contract; optional elsewhere."""
    quote: Text | None = None
    """The words as they were said."""
    said_on: Day | None = None
    limits: Annotated[tuple[Limit, ...], EmptyTuple] = ()
    withdrawn: Withdrawn | None = None
    """Set by `readyctl handoff withdraw`; a promise ends so, never by deleting its lines."""
