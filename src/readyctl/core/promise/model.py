"""One promise as a note writes it down, and how sure a line of a note is."""

from enum import StrEnum
from typing import Annotated

from readyctl.core.entry.fields import Day, Due, EmptyTuple, Flag, Strict, Text
from readyctl.core.entry.written_limit import Limit
from readyctl.core.level.kind import Kind


class Status(StrEnum):
    """How sure a line is: the customer said so, we think so, or nobody asked."""

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"
    NOT_DISCUSSED = "not_discussed"


class Tagged(Strict):
    """Base of every line of a note: nothing is written down without saying how sure it is."""

    status: Status
    """How sure it is: the customer said so, we think so, nobody asked."""


class Withdrawn(Strict):
    """How a promise ended in the open: the only way in which it ends without being kept."""

    on: Day
    """The day on which it ended. Example: 2026-11-20"""
    reason: Text
    """Why. Example: moved to a later phase"""
    told_customer: Day | None = None
    """The day on which the customer was told; empty while that is still to be done. Example: 2026-11-21"""
    mistake: Flag | None = None
    """True where it was written down wrongly and nobody ever said it. Example: false"""


class Promise(Tagged):
    """One thing that was said to the customer about a feature; the exact words matter."""

    feature: Text
    """The feature's id. Example: fx-matching"""
    kind: Kind
    """What kind of promise it is."""
    due: Due | None = None
    """By when: a day or a quarter. For a contract; optional elsewhere. Example: 2027-06-30"""
    quote: Text | None = None
    """The words as they were said. Example: that is coming in our next release"""
    said_on: Day | None = None
    """The day on which it was said. Example: 2026-11-03"""
    limits: Annotated[tuple[Limit, ...], EmptyTuple] = ()
    """Numbers that were promised with it."""
    withdrawn: Withdrawn | None = None
    """Set by `readyctl handoff withdraw`; a promise ends so, never by deleting its lines."""
