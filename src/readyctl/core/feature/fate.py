"""What became of a feature that is not there any more under the id, or the names, that people knew."""

import datetime as dt
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.path import EntryPath
from readyctl.core.entry.schema_words import listed
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.names import Carrier, Hold, NameIndex
from readyctl.core.feature.said import FeatureWords
from readyctl.core.feature.written import LastWord
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.signoff import Signed, SignOff


class Became(StrEnum):
    """How it ended."""

    RENAMED = "renamed"
    SPLIT = "split"
    RETIRED = "retired"
    """Engineering took its entry away."""
    REMOVED = "removed"
    """Somebody else did."""


class Fate(Struct, frozen=True, array_like=True):
    """What became of one id. `by` is a person's name or address, `on` the day, both None where nobody knows;
    `commit` is PENDING while it is not committed. `heirs` are the ids that it goes on under.

    `disputed`: engineering had signed it, and nobody of engineering has agreed to its end.
    """

    id: str
    name: str
    became: Became
    by: str | None = None
    on: dt.date | None = None
    commit: str | None = None
    heirs: tuple[str, ...] = ()
    disputed: bool = False

    @property
    def clause(self) -> str:
        """The whole of it as a clause: what, by whom, when."""
        match self.became:
            case Became.RENAMED:
                return f"it was renamed to {listed(self.heirs, 'and')}{self._act}"
            case Became.SPLIT:
                return f"it was split into {listed(self.heirs, 'and')}{self._act}"
            case Became.RETIRED:
                return f"it was retired{self._act}"
            case Became.REMOVED:
                still = ", and engineering has not agreed to that" if self.disputed else ""
                return f"its entry was removed{self._act}{still}"

    @property
    def _act(self) -> str:
        if self.commit == PENDING:
            return ", which is not committed yet"
        by = f" by {self.by}" if self.by else ""
        on = f" on {self.on}" if self.on else ""
        return f"{by}{on} in commit {self.commit[:12]}" if self.commit else f"{by}{on}"


class GoneEntry(Struct, frozen=True):
    """A place at which an entry stood, and none stands. `signed` is what engineering last signed there,
    latest first: what a disputed removal took away, or what a retirement ended; `signed_in` the commit that
    holds the first of it.
    """

    where: EntryPath
    fate: Fate
    signed: tuple[LastWord, ...] = ()
    signed_in: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What people called it, its first name first: the names that engineering signed, or the last one."""
        return tuple(dict.fromkeys((self.fate.name, *(name for word in self.signed for name in word.names))))

    @property
    def carrier(self) -> Carrier:
        """Its names, and what hold it still has on them."""
        return Carrier(self.where.id, self.names, Hold.REMOVED if self.fate.disputed else Hold.RETIRED)

    @property
    def owner(self) -> str | None:
        """Who owned it, by what engineering signed."""
        written = next((word.entry for word in self.signed if word.entry), None)
        return written.said.owner if written and written.said else None


def gone_subject(gone: GoneEntry) -> Subject:
    """A place without an entry as the rules see it: there is no file, and so no line."""
    return Subject(gone, gone.where.path, gone.where.id, position=Position(1, 1))


def heirs_by_id(stones: Iterable[tuple[str, FeatureWords | None]]) -> Mapping[str, tuple[str, ...]]:
    """By former id, the ids that these tombstones lead to, each once."""
    found: dict[str, tuple[str, ...]] = {}
    for feature_id, stone in stones:
        heirs = stone.details.replaced_by if stone else ()
        found[feature_id] = tuple(dict.fromkeys((*found.get(feature_id, ()), *heirs)))
    return found


def led_on(feature_id: str, stone: FeatureWords | None, signoff: SignOff) -> Fate:
    """What became of the feature in whose place a tombstone stands, by whoever signed that first."""
    heirs = stone.details.replaced_by if stone else ()
    became = Became.RENAMED if len(heirs) == 1 else Became.SPLIT
    name = (stone.name if stone else None) or feature_id
    if not isinstance(signoff, Signed):
        return Fate(feature_id, name, became, heirs=heirs)
    act = signoff.acts[-1]
    return Fate(feature_id, name, became, act.name, act.at.date(), act.commit, heirs)


def standing(gone: Collection[GoneEntry], there: Container[str]) -> tuple[GoneEntry, ...]:
    """What still answers for its id, `there` being the ids that are in use today: what engineering itself
    retired, and then what it had signed and somebody else took away.
    """
    retired = (each for each in gone if each.fate.became is Became.RETIRED and each.where.id not in there)
    return (*retired, *(each for each in gone if each.fate.disputed))


def followed(feature_id: str, there: Container[str], successors: Mapping[str, tuple[str, ...]]) -> str:
    """The id that an id leads to in the end, through renamed ones; `there` are the ids in use."""
    seen = set()
    while feature_id not in there and feature_id not in seen:
        heirs = successors.get(feature_id, ())
        if len(heirs) != 1:
            break
        seen.add(feature_id)
        feature_id = heirs[0]
    return feature_id


class Ids(Struct, frozen=True):
    """The ids of which something holds."""

    holds: Callable[[str], bool]

    def __contains__(self, feature_id: object) -> bool:
        return isinstance(feature_id, str) and self.holds(feature_id)


class Departure(Struct, frozen=True):
    """What became of one id, and what it was called."""

    fate: Fate
    names: tuple[str, ...]


class Departed(Struct, frozen=True, dict=True):
    """All that is not there any more under its id: places without an entry, and ids that lead on."""

    gone: tuple[Departure, ...]
    stones: tuple[Departure, ...]
    """Each former id once."""

    @cached_property
    def fates(self) -> Mapping[str, Fate]:
        """By id; of several places with one id what is disputed, then what ended last."""
        ends = sorted((each.fate for each in self.gone), key=lambda f: (f.disputed, f.on or dt.date.max))
        return {fate.id: fate for fate in (*ends, *(stone.fate for stone in self.stones))}

    @cached_property
    def names(self) -> NameIndex:
        """What people called all of it; each name leads to ids of `fates`."""
        return NameIndex(Carrier(each.fate.id, each.names) for each in (*self.stones, *self.gone))

    def told(self, feature_id: str) -> tuple[Fate, ...]:
        """What became of an id, and then of what it went on as, as far as that has ended too."""
        found: dict[str, Fate] = {}
        waiting = [feature_id]
        for each in waiting:
            fate = self.fates.get(each)
            if fate is not None and each not in found:
                found[each] = fate
                waiting += fate.heirs
        return tuple(found.values())
