"""When one commit counts as engineering's, under the rosters trusted just before it.

The rule is `docs/signing.md`, "When a commit counts as engineering's".
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.commit import CLOCK_SLACK, PENDING, CommitHeader, Header, MalformedHeader
from readyctl.core.trust.keys import SigningKey
from readyctl.core.trust.roster import Engineer, Roster

SignedWith = Callable[[str, Sequence[SigningKey]], SigningKey | None]
"""Which of these keys made the valid ssh signature that a commit carries; None where none of them did."""


class Rejected(Struct, frozen=True):
    """A commit that does not count as engineering's; `why` is a clause for a person.

    `about` is the address that the clause names, None where it names none; `signature` says that only a valid
    signature is missing.
    """

    why: str
    about: str | None = None
    signature: bool = False


class Entitled(Struct, frozen=True):
    """A commit that counts as engineering's, and how much stands behind that.

    `key` is the one that signed it, where the roster asks for that.
    """

    header: CommitHeader
    assurance: Assurance
    via_forge: bool
    key: SigningKey | None = None


class Granted(Struct, frozen=True):
    """The same as it is kept, without the commit's header."""

    assurance: Assurance
    via_forge: bool


Verdict = Entitled | Rejected


def nobody(_commit: str, _keys: Sequence[SigningKey]) -> None:
    """The answer where no commit is signed."""


def judge(
    header: Header,
    rosters: Sequence[Roster],
    area: str | None,
    *,
    now: dt.datetime,
    signed_with: SignedWith = nobody,
) -> Verdict:
    """Judge an ordinary commit that changed an entry of `area` (None: of no area).

    `rosters` are those that stand on its parent's line; where merged lines left several, each
    must grant it. `now` is the real clock. `signed_with` is asked only where a roster wants signatures.
    """
    if isinstance(header, MalformedHeader):
        return Rejected(header.why)
    if not rosters:
        return Rejected("no roster was trusted yet at that commit")
    if max(header.author.time, header.committer.time) > _latest(now):
        return Rejected("the commit is dated in the future")
    key: SigningKey | None = None
    for roster in rosters:
        if refusal := _refusal(header, roster, area):
            return refusal
        if roster.assurance is Assurance.SIGNATURE:
            proof = _proof(header, roster, signed_with)
            if isinstance(proof, Rejected):
                return proof
            key = proof
    return Entitled(
        header,
        assurance=rosters[0].assurance
        if len(rosters) == 1
        else max((roster.assurance for roster in rosters), key=lambda grade: grade.rank),
        via_forge=any(_is_forge(header, roster) for roster in rosters),
        key=key,
    )


@lru_cache(maxsize=8)
def _latest(now: dt.datetime) -> float:
    """The latest moment that a commit may be dated, in seconds."""
    return (now + CLOCK_SLACK).timestamp()


def may_guard(header: CommitHeader, rosters: Sequence[Roster]) -> bool:
    """Whether the author of an engineer's commit may change roster and settings: a lead, or anybody of
    engineering where a roster names no lead.
    """
    return all(
        not roster.has_lead
        or ((engineer := roster.find(header.author.address)) is not None and engineer.lead)
        for roster in rosters
    )


def grounds(act: Entitled) -> Iterator[str]:
    """What a commit rests on and what may leave the roster: addresses in lower case, and the key."""
    header = act.header
    yield header.author.address.lower()
    yield header.committer.address.lower()
    yield from (address.lower() for address in header.coauthors if address)
    if act.key:
        yield act.key.public


def void(ground: str, what: str) -> Rejected:
    """The refusal of an act for an address, or a key, that it rests on; `what` is said of it."""
    return Rejected(f"the key {ground} {what}") if " " in ground else Rejected(f"{ground} {what}", ground)


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
    committer = header.committer.address.lower()
    if roster.assurance is Assurance.SIGNATURE:
        if roster.find(committer) is roster.find(header.author.address):
            return None
        return Rejected(f"the committer {committer} is not its author, as the roster asks", committer)
    if roster.assurance is Assurance.AUTHOR or roster.find(header.committer.address):
        return None
    if not _is_forge(header, roster):
        return Rejected(f"the committer {committer} is not on the roster", committer)
    engineer = roster.find(header.author.address)
    if engineer is not None and not engineer.is_called(header.author.name):
        return Rejected(
            f"a forge made the commit, and '{header.author.name}' is not one of {engineer.name}'s names"
        )
    return None


def _proof(header: CommitHeader, roster: Roster, signed_with: SignedWith) -> SigningKey | Rejected:
    """The key that proves the commit. Its author is known to be an engineer."""
    engineer = roster.find(header.author.address)
    keys = engineer.signing_keys if engineer else ()
    if engineer is None or not keys:
        name = engineer.name if engineer else "nobody"
        return Rejected(f"the roster asks for signed commits and lists no key of {name}", signature=True)
    holding = [key for key in keys if key.holds_at(header.committer.moment)]
    if not holding:
        return Rejected(f"no key of {engineer.name} holds on the commit's day", signature=True)
    key = signed_with(header.id, holding)
    return key or Rejected(_unproved(header, engineer), signature=True)


def _unproved(header: CommitHeader, engineer: Engineer) -> str:
    if header.id == PENDING:
        return f"git would not sign the commit with a key that the roster lists for {engineer.name}"
    return f"the commit carries no valid ssh signature by a key of {engineer.name}"
