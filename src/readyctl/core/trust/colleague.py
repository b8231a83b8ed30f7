"""One person as the files may name her: by an address or a name, on the roster or not."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.entry.last import kept_for_the_last
from readyctl.core.text.folding import folded

if TYPE_CHECKING:
    from readyctl.core.trust.roster import Engineer, Roster


class Colleague(Struct, frozen=True, dict=True):
    """Whoever something waits for. `engineer` is her line of the roster; None where she is not engineering.

    Nothing is granted by being one: it only decides what she is shown.
    """

    address: str | None
    name: str | None
    engineer: "Engineer | None" = None

    def is_named(self, written: str | None) -> bool:
        """Whether a text of a file, an owner say, is one of her addresses or names; case does not matter."""
        return written is not None and folded(written) in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        hers = self.engineer
        listed = (hers.name, *hers.names, *hers.emails) if hers else ()
        return frozenset(folded(text) for text in (self.address, self.name, *listed) if text)

    @property
    def leads(self) -> bool:
        """Whether the roster calls her a lead."""
        return self.engineer is not None and self.engineer.lead

    @property
    def called(self) -> str:
        """Her name, or her address where no name is known."""
        return self.name or self.address or "somebody"

    def __str__(self) -> str:
        return self.address or self.name or "somebody"


def colleague(address: str, name: str | None, roster: "Roster | None") -> Colleague:
    """Who goes by this address. One that is revoked is nobody of engineering."""
    revoked = roster is not None and address.lower() in roster.revoked
    return Colleague(address, name, roster.find(address) if roster and not revoked else None)


class Directory:
    """Who is meant by an address or a name: somebody of the roster, else whoever goes by just that."""

    def __init__(self, roster: "Roster | None") -> None:
        self._revoked = roster.revoked if roster else ()
        self._known: dict[str, Colleague] = {}
        self._engineers: dict[str, Engineer] = {}
        for each in roster.engineers if roster else ():
            for text in (each.name, *each.names, *each.emails):
                self._engineers.setdefault(folded(text), each)

    def engineer(self, written: str | None) -> "Engineer | None":
        """Whose line of the roster has this address or name."""
        return self._engineers.get(folded(written)) if written is not None else None

    def called(self, written: str) -> Colleague:
        """The person whom a file names so."""
        engineer = self.engineer(written)
        if engineer is not None:
            return self.of(engineer)
        return Colleague(written, None) if "@" in written else Colleague(None, written)

    def of(self, engineer: "Engineer") -> Colleague:
        """One of the roster, by her first address that counts: nothing is hers under one that is revoked."""
        if engineer.name not in self._known or self._known[engineer.name].engineer is not engineer:
            counting = (email for email in engineer.emails if email.lower() not in self._revoked)
            self._known[engineer.name] = Colleague(next(counting, None), engineer.name, engineer)
        return self._known[engineer.name]


def called(words: str, roster: "Roster | None", known: Iterable[str]) -> tuple[Colleague, ...]:
    """Everybody whom these words may mean: by a whole address or name, people of the roster before whom a
    file names so; else by a part of one; or nobody.

    `known` are the addresses and names that the files mention.
    """
    engineers = roster.engineers if roster else ()
    directory, texts = Directory(roster), tuple(dict.fromkeys(known))
    found = tuple(directory.of(each) for each in engineers if Colleague(None, None, each).is_named(words))
    if found:
        return found
    if any(folded(text) == folded(words) for text in texts):
        return (directory.called(words),)
    meant = [text for text in texts if _begins(folded(words), folded(text))]
    return tuple({str(each): each for each in map(directory.called, meant)}.values())


def _begins(part: str, text: str) -> bool:
    """Whether a name or an address, or a word of it, begins so: `ada` and `love` both mean Ada Lovelace."""
    return bool(part) and re.search(rf"(?<!\w){re.escape(part)}", text) is not None


def answering(roster: "Roster | None", area: str) -> "tuple[Engineer, ...]":
    """Whose inbox an area's entries lie in: of those that name the area; else of those with `*`; else of
    the leads, who may sign everything.
    """
    counting = _counting(roster)
    by_name = tuple(each for each in counting if area in each.areas)
    return by_name or tuple(each for each in counting if "*" in each.areas) or leads(roster)


@kept_for_the_last
def leads(roster: "Roster | None") -> "tuple[Engineer, ...]":
    """Who may change the roster: its leads; everybody on it, where it names none."""
    counting = _counting(roster)
    return tuple(each for each in counting if each.lead) or counting


def deserted(roster: "Roster | None", area: str) -> bool:
    """Whether no line of the roster grants an area by name or by `*`."""
    return not any(area in each.areas or "*" in each.areas for each in _counting(roster))


@kept_for_the_last
def _counting(roster: "Roster | None") -> "tuple[Engineer, ...]":
    """Everybody on the roster who has an address that is not revoked: nothing waits for the others."""
    if roster is None:
        return ()
    return tuple(each for each in roster.engineers if not set(each.emails) <= set(roster.revoked))
