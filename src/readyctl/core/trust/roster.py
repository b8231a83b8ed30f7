"""The roster: who is engineering, and whose features each person may sign."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.keys import SigningKey, parse_key, revoked_key

_STRIPPED = ".,:;\"'\\"
"""What git takes off both ends of an address before it writes it into a commit."""


def address(value: str) -> str:
    """An address, in lower case. Raises ValueError with a sentence for what no commit may have."""
    if not value.isascii() or value.count("@") != 1 or any(c.isspace() or c in "<>" for c in value):
        raise ValueError(f"'{value}' is not an e-mail address in plain ASCII")
    if "*" in value:
        raise ValueError(f"'{value}' can never match: a star stands for nothing here; list each address")
    if value.strip(_STRIPPED) != value or "" in value.split("@"):
        raise ValueError(f"'{value}' can never match: no commit has such an address")
    return value.lower()


def address_or_key(value: str) -> str:
    """A key without its comment, or an address. Raises ValueError with a sentence for what is neither."""
    return revoked_key(value) or address(value)


class Engineer(Struct, frozen=True, kw_only=True):
    """One person of engineering, with every name and address that her commits carry."""

    name: str
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    """In lower case."""
    lead: bool = False
    areas: tuple[str, ...] = ("*",)
    """The areas whose features she may sign; `*` is all of them."""
    keys: tuple[str, ...] = ()
    """As they are written."""

    @property
    def signing_keys(self) -> tuple[SigningKey, ...]:
        """Her keys as read."""
        return tuple(map(parse_key, self.keys))

    def may_sign(self, area: str | None) -> bool:
        """Whether entries of this area are hers to sign; a lead's always are. None is no area at all."""
        return self.lead or area is None or "*" in self.areas or area in self.areas

    def is_called(self, name: str) -> bool:
        """Whether a commit's author name is one of hers; case and runs of spaces do not matter."""
        return folded(name) in {folded(known) for known in (self.name, *self.names)}


def folded(name: str) -> str:
    """A person's name for comparison."""
    return " ".join(name.split()).casefold()


class Roster(Struct, frozen=True, kw_only=True, dict=True):
    """Who may sign. Addresses belong to one person each."""

    assurance: Assurance = Assurance.COMMITTER
    """What has to stand behind a signature: the author's name, the committer's as well, or a key."""
    forge_committers: tuple[str, ...] = ("noreply@github.com",)
    """Committers that mean "merged on the forge": they stand for nobody."""
    engineers: tuple[Engineer, ...]
    ignored_coauthors: tuple[str, ...] = ()
    """Addresses of co-authors that do not matter, such as those of assistants."""
    revoked: tuple[str, ...] = ()
    """Addresses and keys whose signatures no longer count, those of the past too."""
    confirmed: str | None = None
    """Any new text here is a change: how a lead settles two merged lines that differ."""

    def find(self, address: str) -> Engineer | None:
        """The person with this address (any case), or None."""
        return self._by_address.get(address.lower())

    @cached_property
    def _by_address(self) -> dict[str, Engineer]:
        return {email: engineer for engineer in self.engineers for email in engineer.emails}

    @property
    def addresses(self) -> frozenset[str]:
        """Every engineer's every address."""
        return frozenset(email for engineer in self.engineers for email in engineer.emails)

    @property
    def keys(self) -> frozenset[str]:
        """Every engineer's every key, without options and comment."""
        return frozenset(key.public for engineer in self.engineers for key in engineer.signing_keys)

    @property
    def has_lead(self) -> bool:
        """Whether any lead is named; without one, any engineer may change the roster."""
        return any(engineer.lead for engineer in self.engineers)


def ensure_one_person_each(engineers: Iterable[Engineer]) -> None:
    """Raise ValueError with a sentence where an address or a key is listed for two."""
    owners: dict[str, Engineer] = {}
    for engineer in engineers:
        for mine in (*engineer.emails, *(key.public for key in engineer.signing_keys)):
            other = owners.setdefault(mine, engineer)
            if other is not engineer:
                raise ValueError(_listed_twice(mine, other.name, engineer.name))


def _listed_twice(mine: str, one: str, other: str) -> str:
    if one == other:
        return f"{one} stands here twice, both times with {mine}; join the two"
    return f"{mine} is listed for both {one} and {other}"


def signers(roster: Roster | None, area: str | None) -> str:
    """Who may sign entries of this area, by name; for a sentence."""
    names = [engineer.name for engineer in roster.engineers if engineer.may_sign(area)] if roster else []
    if not names:
        return "an engineer (nobody on the roster may sign this area yet)"
    shown = names[:3]
    return " or ".join(shown) + (" or another engineer" if len(names) > len(shown) else "")


def intersection(rosters: Sequence[Roster]) -> Roster:
    """What all of several rosters grant: what counts where merged lines differ, until a lead settles it.

    People by their common addresses; areas, names, keys, leads by intersection; the stronger assurance;
    everything that is revoked in any of them.
    """
    first, *others = rosters
    for other in others:
        first = _both(first, other)
    return first


def _both(one: Roster, two: Roster) -> Roster:
    # Two rosters may have nobody in common, and then nobody counts.
    return Roster(
        assurance=max(one.assurance, two.assurance, key=lambda grade: grade.rank),
        forge_committers=_common(one.forge_committers, two.forge_committers),
        engineers=tuple(
            _both_engineers(left, right)
            for left in one.engineers
            for right in two.engineers
            if set(left.emails) & set(right.emails)
        ),
        ignored_coauthors=_common(one.ignored_coauthors, two.ignored_coauthors),
        revoked=tuple(dict.fromkeys((*one.revoked, *two.revoked))),
    )


def _both_engineers(one: Engineer, two: Engineer) -> Engineer:
    # A star is every area, so common with a list it is that list: as plain texts they would have none.
    if "*" in one.areas:
        areas = two.areas
    elif "*" in two.areas:
        areas = one.areas
    else:
        areas = _common(one.areas, two.areas)
    return Engineer(
        name=one.name,
        names=tuple(name for name in (one.name, *one.names) if two.is_called(name)),
        emails=_common(one.emails, two.emails),
        lead=one.lead and two.lead,
        areas=areas,
        keys=_common(one.keys, two.keys),
    )


def _common(one: Iterable[str], two: Collection[str]) -> tuple[str, ...]:
    return tuple(item for item in one if item in two)
