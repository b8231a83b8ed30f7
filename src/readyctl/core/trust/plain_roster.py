"""A roster read without the schema, where everything stands plainly there."""

from typing import Final

from readyctl.core.entry.document import Node
from readyctl.core.entry.plainly import NotPlainError, flag, made, many, many_or_none, none_or, one_of, text
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.keys import whole_key
from readyctl.core.trust.roster import Engineer, Roster, address, address_or_key, ensure_one_person_each


def plain_roster(written: Node) -> Roster:
    """The roster that the schema would read. Raises ValueError where the schema has to be asked."""
    found = made(Roster, written, _ROSTER, needed=("engineers",))
    if not found.engineers:
        raise NotPlainError
    ensure_one_person_each(found.engineers)
    return found


def _engineer(written: Node) -> Engineer:
    return made(Engineer, written, _ENGINEER, needed=("name",))


def _address(written: Node) -> str:
    return address(text(written))


def _revoked(written: Node) -> str:
    return address_or_key(text(written))


def _key(written: Node) -> str:
    return whole_key(text(written))


_ADDRESSES = many_or_none(_address)
_ENGINEER: Final = {
    "name": text,
    "names": many_or_none(text),
    "emails": _ADDRESSES,
    "lead": flag,
    "areas": many(text),
    "keys": many_or_none(_key),
}
_ROSTER: Final = {
    "assurance": one_of(Assurance),
    "forge_committers": _ADDRESSES,
    "engineers": many(_engineer),
    "ignored_coauthors": _ADDRESSES,
    "revoked": many_or_none(_revoked),
    "confirmed": none_or(text, None),
}
