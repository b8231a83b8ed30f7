"""One roster, and what it alone grants."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from support.oracle.objects import Commit
from support.oracle.values import Value, parse

DAY = 24 * 60 * 60
KNOWN = {"assurance", "forge_committers", "engineers", "ignored_coauthors", "revoked", "confirmed"}
KNOWN_OF_ENGINEER = {"name", "names", "emails", "lead", "areas", "keys"}


def folded(name: str) -> str:
    """Names are compared case-folded, runs of spaces as one."""
    return " ".join(name.split()).casefold()


KEY = re.compile(r'(?:valid-after="(\d{14})" )?(?:valid-before="(\d{14})" )?(ssh-ed25519 \S+)')


@dataclass(frozen=True)
class Key:
    """One line of a key: the key itself, and the seconds from which on and before which it holds."""

    public: str
    after: int | None
    before: int | None

    def holds_at(self, time: int) -> bool:
        return (self.after is None or self.after <= time) and (self.before is None or time < self.before)


@dataclass(frozen=True)
class Engineer:
    names: frozenset[str]
    lead: bool
    areas: frozenset[str]
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Roster:
    """A valid roster."""

    assurance: str
    forges: frozenset[str]
    ignored: frozenset[str]
    revoked: frozenset[str]
    people: tuple[tuple[str, Engineer], ...]
    """One pair for each address."""

    def person(self, address: str) -> Engineer | None:
        return dict(self.people).get(address)

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(address for address, _ in self.people)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key.public for _, person in self.people for key in person.keys)

    @property
    def has_lead(self) -> bool:
        return any(person.lead for _, person in self.people)

    def grants_act(self, commit: Commit, now: int) -> bool:
        """Whether the commit is an engineer's, areas and revocations apart."""
        author, committer = commit.author, commit.committer
        if author is None or committer is None or max(author.time, committer.time) > now + DAY:
            return False
        person = self.person(author.address)
        if person is None or author.address in self.forges or "[bot]" in author.address:
            return False
        if any(address not in self.addresses | self.ignored for address in commit.coauthors):
            return False
        if self.assurance == "author":
            return True
        if self.assurance == "committer":
            by_forge = committer.address in self.forges and folded(author.name) in person.names
            return by_forge or committer.address in self.addresses
        # Reading 14: one person, by a key of hers that holds when the commit was made.
        hers = [key.public for key in person.keys if key.holds_at(committer.time)]
        return self.person(committer.address) is person and commit.signer in hers

    def grants_area(self, address: str, area: str) -> bool:
        person = self.person(address)
        return person is not None and (person.lead or bool({"*", area} & person.areas))

    def grants_roster_change(self, commit: Commit, now: int) -> bool:
        """Whether the commit may change the roster (docs/signing.md, Who guards the roster)."""
        if not self.grants_act(commit, now) or commit.author is None:
            return False
        person = self.person(commit.author.address)
        return person is not None and (person.lead or not self.has_lead)


def addresses(commit: Commit) -> frozenset[str]:
    """Author, committer and co-authors alike (reading 10)."""
    people = [identity.address for identity in (commit.author, commit.committer) if identity]
    return frozenset([*people, *(address for address in commit.coauthors if address)])


@lru_cache(maxsize=2000)
def read_roster(data: bytes) -> Roster | None:
    """The roster in these bytes; None where it is not a valid one."""
    keys = parse(data)
    if keys is None or set(keys) - KNOWN:
        return None
    try:
        people = [_engineer(item) for item in _list(keys.get("engineers"))]
        if not people:
            return None  # a roster that lists nobody is none
        owner: dict[str, Engineer] = {}
        for emails, person in people:
            for email in emails:
                if email in owner:
                    return None
                owner[email] = person
        assurance = _text(keys.get("assurance", ("text", "committer")))
        if assurance not in {"author", "committer", "signature"}:
            return None
        forges = keys.get("forge_committers", ("list", (("text", "noreply@github.com"),)))
        return Roster(
            assurance, _emails(forges), _emails(keys.get("ignored_coauthors")), _revoked(keys.get("revoked")),
            tuple(sorted(owner.items(), key=lambda pair: pair[0])),
        )  # fmt: skip
    except ValueError:
        return None


def _engineer(value: Value) -> tuple[frozenset[str], Engineer]:
    if value[0] != "map" or {key for key, _ in value[1]} - KNOWN_OF_ENGINEER:
        raise ValueError(value)
    keys: dict[str, Any] = dict(value[1])
    called = {folded(_text(keys.get("name"))), *(folded(_text(name)) for name in _list(keys.get("names")))}
    areas = frozenset(map(_text, _list(keys["areas"]))) if "areas" in keys else frozenset({"*"})
    lead = _text(keys.get("lead", ("text", "false")))
    if lead not in {"true", "false"}:
        raise ValueError(value)
    signs_with = tuple(_key(_text(item)) for item in _list(keys.get("keys")))
    return _emails(keys.get("emails")), Engineer(frozenset(called), lead == "true", areas, signs_with)


def _key(text: str) -> Key:
    match = KEY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Key(match[3], _seconds(match[1]), _seconds(match[2]))


def _seconds(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(dt.datetime.strptime(f"{digits}+0000", "%Y%m%d%H%M%S%z").timestamp())


def _revoked(value: Value | None) -> frozenset[str]:
    """Addresses, and keys without their bounds."""
    keys = [item for item in _list(value) if " " in _text(item)]
    others = tuple(item for item in _list(value) if item not in keys)
    return _emails(("list", others)) | {_key(_text(item)).public for item in keys}


def _text(value: Value | None) -> str:
    if value is None or value[0] != "text":
        raise ValueError(value)
    return str(value[1])


def _list(value: Value | None) -> tuple[Value, ...]:
    if value is None or value[0] == "null":
        return ()
    if value[0] != "list":
        raise ValueError(value)
    return tuple(value[1])


def _emails(value: Value | None) -> frozenset[str]:
    found = frozenset(_text(item).lower() for item in _list(value))
    if any(not email.isascii() or email.count("@") != 1 for email in found):
        raise ValueError(value)
    return found
