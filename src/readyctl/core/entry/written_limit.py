"""A limit as it is written in an entry, in a promise and in the settings."""

from readyctl.core.entry.fields import Strict, Text
from readyctl.core.entry.limit import LimitText


class Limit(Strict):
    """A bound that nobody may outbid."""

    metric: Text
    """What is measured, in the customer's words. Example: match latency"""
    at_least: str | None = None
    """It takes, costs or keeps at least this much: a number with its unit. Example: 80 ms"""
    at_most: str | None = None
    """It does at most this much: a number with its unit. Example: 200 ms"""

    @property
    def text(self) -> LimitText:
        """As texts are held against it."""
        return self.metric, self.at_least, self.at_most
