"""What a file asks not to hear about, as its schema reads it."""

from typing import Annotated

from pydantic import Field

from readyctl.core.entry.fields import Day, Strict, Text


class Ignore(Strict):
    """A finding that the entry asks not to hear about, with the reason and the day it ends."""

    code: Annotated[str, Field(pattern=r"^RDY\d{3}$")]
    """The code of the rule. Example: RDY302"""
    reason: Text
    """Why it need not be heard. Example: the old name is on a printed slide"""
    until: Day
    """The last day on which it is not heard. Example: 2027-01-01"""
