"""When one commit counts as engineering's, under the rosters trusted just before it.

The rule is `docs/signing.md`, "When a commit counts as engineering's".
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readyctl.core.trust.commit import CommitHeader, Header, MalformedHeader
from readyctl.core.trust.roster import Assurance, Roster

CLOCK_SLACK = dt.timedelta(days=1)


@dataclass(frozen=True)
class Rejected:
    """A commit that does not count as engineering's; `why` is a clause for a person.

    `about` is the address that the clause names, None where it names none.
    """

    why: str
    about: str | None = None


@dataclass(frozen=True)
class Entitled:
    """A commit that counts as engineering's, and how much stands behind that."""

    header: CommitHeader
    assurance: Assurance
    via_forge: bool


Verdict = Entitled | Rejected


def judge(header: Header, rosters: Sequence[Roster], area: str | None, *, now: dt.datetime) -> Verdict:
    """Judge an ordinary commit that changed an entry of `area` (None: of no area).

    `rosters` are those that stand on its parent's line; where merged lines left several, each
    must grant it. `now` is the real clock.
    """
    if isinstance(header, MalformedHeader):
        return Rejected(header.why)
    if not rosters:
        return Rejected("no roster was trusted yet at that commit")
    if max(header.author.moment, header.committer.moment) > now + CLOCK_SLACK:
        return Rejected("the commit is dated in the future")
    for roster in rosters:
        if refusal := _refusal(header, roster, area):
            return refusal
    return Entitled(
        header,
        assurance=max((roster.assurance for roster in rosters), key=lambda grade: grade.rank),
        via_forge=any(_is_forge(header, roster) for roster in rosters),
    )


def may_guard(header: CommitHeader, rosters: Sequence[Roster]) -> bool:
    """Whether the author of an engineer's commit may change roster and settings: a lead, or anybody of
    engineering where a roster names no lead.
    """
    return all(
        not roster.has_lead
        or ((engineer := roster.find(header.author.address)) is not None and engineer.lead)
        for roster in rosters
    )


def addresses(header: CommitHeader) -> Iterator[str]:
    """Every address that a commit rests on, in lower case."""
    yield header.author.address.lower()
    yield header.committer.address.lower()
    yield from (address.lower() for address in header.coauthors if address)


def _is_forge(header: CommitHeader, roster: Roster) -> bool:
    committer = header.committer.address.lower()
    return committer in roster.forge_committers and roster.find(committer) is None


def _refusal(header: CommitHeader, roster: Roster, area: str | None) -> Rejected | None:
    author = header.author.address.lower()
    if author in roster.forge_committers or "[bot]" in author:
        return Rejected(f"{author} is a machine, not an engineer", author)
    engineer = roster.find(author)
    if engineer is None:
        return Rejected(f"{author} is not on the roster", author)
    if not engineer.may_sign(area):
        return Rejected(f"{author} signs for {', '.join(engineer.areas)}, not for {area}", author)
    return _coauthor_refusal(header, roster) or _committer_refusal(header, roster)


def _coauthor_refusal(header: CommitHeader, roster: Roster) -> Rejected | None:
    for coauthor in header.coauthors:
        if coauthor is None:
            return Rejected("a Co-authored-by line names nobody by address")
        address = coauthor.lower()
        if roster.find(address) is None and address not in roster.ignored_coauthors:
            return Rejected(f"the co-author {address} is not on the roster", address)
    return None


def _committer_refusal(header: CommitHeader, roster: Roster) -> Rejected | None:
    """What the roster's assurance asks of the committer. The author is known to be an engineer."""
    if roster.assurance is Assurance.SIGNATURE:
        return Rejected(
            "the roster asks for signed commits, and this version of readyctl cannot verify those yet"
        )
    if roster.assurance is Assurance.AUTHOR or roster.find(header.committer.address):
        return None
    if not _is_forge(header, roster):
        committer = header.committer.address.lower()
        return Rejected(f"the committer {committer} is not on the roster", committer)
    engineer = roster.find(header.author.address)
    if engineer is not None and not engineer.is_called(header.author.name):
        return Rejected(
            f"a forge made the commit, and '{header.author.name}' is not one of {engineer.name}'s names"
        )
    return None
