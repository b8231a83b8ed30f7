"""A commit's header as sign-off needs it: who wrote it, who made it, when, and with whom."""

import datetime as dt

from msgspec import Struct

PENDING = "this commit"
"""Stands where a commit's id would, for the commit that a gate judges before it exists."""


CLOCK_SLACK = dt.timedelta(days=1)
"""So far ahead of the real clock a commit's date may lie."""


class Person(Struct, frozen=True):
    """One end of a commit: the name and address as written, and the moment in seconds since 1970 UTC."""

    name: str
    address: str
    time: int

    @property
    def moment(self) -> dt.datetime:
        """The moment in UTC."""
        return dt.datetime.fromtimestamp(self.time, dt.UTC)


class CommitHeader(Struct, frozen=True):
    """One well-formed commit. `coauthors` holds one address per `Co-authored-by` line, None where a
    line has no address, or more than one.
    """

    id: str
    author: Person
    committer: Person
    coauthors: tuple[str | None, ...] = ()
    subject: str = ""

    @property
    def acted_at(self) -> dt.datetime:
        """The date of an act: the earlier of the author's and the committer's (docs/signing.md)."""
        return (self.author if self.author.time <= self.committer.time else self.committer).moment


class MalformedHeader(Struct, frozen=True):
    """A commit whose header cannot stand for anybody; `why` says what is wrong with it."""

    id: str
    why: str


Header = CommitHeader | MalformedHeader
