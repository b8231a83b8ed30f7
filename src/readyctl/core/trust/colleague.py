"""One person as the files may name her: by an address or a name, on the roster or not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from readyctl.core.text.folding import folded
from readyctl.values import dataclass

if TYPE_CHECKING:
    from readyctl.core.trust.roster import Engineer, Roster


@dataclass(frozen=True)
class Colleague:
    """Whoever something waits for. `engineer` is her line of the roster; None where she is not engineering.

    Nothing is granted by being one: it only decides what she is shown.
    """

    address: str | None
    name: str | None
    engineer: "Engineer | None" = None

    def is_named(self, written: str | None) -> bool:
        """Whether a text of a file, an owner say, is one of her addresses or names; case does not matter."""
        return written is not None and folded(written) in self._known

    @property
    def _known(self) -> frozenset[str]:
        hers = self.engineer
        listed = (hers.name, *hers.names, *hers.emails) if hers else ()
        return frozenset(folded(text) for text in (self.address, self.name, *listed) if text)

    @property
    def leads(self) -> bool:
        """Whether the roster calls her a lead."""
        return self.engineer is not None and self.engineer.lead

    def __str__(self) -> str:
        return self.address or self.name or "somebody"


def colleague(address: str, name: str | None, roster: "Roster | None") -> Colleague:
    """Who goes by this address. One that is revoked is nobody of engineering."""
    revoked = roster is not None and address.lower() in roster.revoked
    return Colleague(address, name, roster.find(address) if roster and not revoked else None)


def called(words: str, roster: "Roster | None", known: Iterable[str]) -> tuple[Colleague, ...]:
    """Everybody whom these words may mean: people of the roster, else whom a file names so; or nobody.

    `known` are the addresses and names that the files mention.
    """
    engineers = roster.engineers if roster else ()
    found = tuple(
        Colleague(next(iter(each.emails), None), each.name, each)
        for each in engineers
        if Colleague(None, None, each).is_named(words)
    )
    if found or not any(folded(words) == folded(text) for text in known):
        return found
    return (Colleague(words, None),) if "@" in words else (Colleague(None, words),)


def answering(roster: "Roster | None", area: str) -> "tuple[Engineer, ...]":
    """Whose inbox an area's entries lie in: of those that name the area; else of those with `*`; else of
    the leads, who may sign everything.
    """
    counting = _counting(roster)
    by_name = tuple(each for each in counting if area in each.areas)
    return by_name or tuple(each for each in counting if "*" in each.areas) or leads(roster)


def leads(roster: "Roster | None") -> "tuple[Engineer, ...]":
    """Who may change the roster: its leads; everybody on it, where it names none."""
    counting = _counting(roster)
    return tuple(each for each in counting if each.lead) or counting


def deserted(roster: "Roster | None", area: str) -> bool:
    """Whether no line of the roster grants an area by name or by `*`."""
    return not any(area in each.areas or "*" in each.areas for each in _counting(roster))


def _counting(roster: "Roster | None") -> "tuple[Engineer, ...]":
    """Everybody on the roster who has an address that is not revoked: nothing waits for the others."""
    if roster is None:
        return ()
    return tuple(each for each in roster.engineers if not set(each.emails) <= set(roster.revoked))
