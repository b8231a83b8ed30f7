"""A feature file as it was written, at any moment, and what engineering last said in its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from readyctl.core.entry.document import Document, Node, Problem
from readyctl.core.entry.path import EntryPath
from readyctl.core.feature.said import FeatureWords, said_by_feature, said_by_tombstone
from readyctl.core.level.table import UNSIGNED, WEAKEST, Level
from readyctl.core.trust.signoff import Act, Signed, SignOff, Unsigned

if TYPE_CHECKING:
    from readyctl.core.feature.model import Feature, Tombstone


@dataclass(frozen=True, slots=True)
class FeatureEntry:
    """One feature file as read and validated.

    `model` is None where the entry is a tombstone (then `tombstone` is set) or its shape cannot be
    read; `problems` are every error of the file's own (subset, schema, what the level needs).
    `declared` is the level as written, where it is one of the table, even in an invalid entry.
    """

    where: EntryPath
    document: Document
    model: "Feature | None"
    tombstone: "Tombstone | None" = None
    declared: Level | None = None
    problems: tuple[Problem, ...] = ()
    legible: bool = field(init=False, compare=False)
    """Whether the file could be read at all."""
    called: str | None = field(init=False, compare=False)
    """The name that the file gives, whatever else is in it."""
    said: FeatureWords | None = field(init=False, compare=False)
    """What it says, as plain values; None where its shape cannot be read."""
    nicknames: tuple[str, ...] = field(init=False, compare=False)
    """The other names that a file gives of which nothing is `said`."""

    def __post_init__(self) -> None:
        """Note what is asked of nearly every entry, so that the file itself need not be held for it."""
        data = self.document.data
        name: Node
        written: Node
        if data is None:
            from readyctl.core.feature.glimpse import names_glimpsed  # noqa: PLC0415 - most files can be read

            name, *others = names_glimpsed(self.document.unread) or (None,)
            written = [*others]
        else:
            name, written = data.get("name"), data.get("aliases")
        object.__setattr__(self, "legible", data is not None)
        object.__setattr__(self, "called", name if isinstance(name, str) and name.strip() else None)
        object.__setattr__(self, "said", self._said())
        object.__setattr__(self, "nicknames", () if self.said else _texts(written))

    @property
    def valid(self) -> bool:
        """Whether the entry carries all that it must; only a valid entry's level can count."""
        return not self.problems and self.said is not None

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names that the file gives, whatever else is wrong with it."""
        return self.said.details.aliases if self.said else self.nicknames

    def _said(self) -> FeatureWords | None:
        if self.model is not None:
            return said_by_feature(self.model, self.document)
        return said_by_tombstone(self.tombstone) if self.tombstone is not None else None


def _texts(given: Node) -> tuple[str, ...]:
    """The texts of a list, or the only one, each on one line."""
    listed = given if isinstance(given, list) else [given]
    return tuple(filter(None, (" ".join(each.split()) for each in listed if isinstance(each, str))))


PLACE = attrgetter("entry.where.id", "entry.where.path")
"""Of whatever has an entry: what it stands by in a list."""


@dataclass(frozen=True, slots=True)
class LastWord:
    """A claim that engineering signed and that no other signed one superseded.

    `entry` is the file as signed, None where engineering removed it; `act` the latest act behind it; `obj`
    the object that the file is.
    """

    entry: FeatureEntry | None
    act: Act
    obj: str | None = field(default=None, compare=False)

    @property
    def level(self) -> Level | None:
        """The level that engineering gave it; None where it said none."""
        return self.entry.declared if self.entry else None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases."""
        return (*((self.name,) if self.name else ()), *self.entry.aliases) if self.entry else ()

    @property
    def name(self) -> str | None:
        """What engineering called it, also in an entry that was invalid otherwise."""
        return self.name_in(self.entry)

    @staticmethod
    def name_in(entry: FeatureEntry | None) -> str | None:
        """The name that a file gives, whatever else is in it."""
        return entry.called if entry else None


def last_word_matters(entry: FeatureEntry, signoff: SignOff) -> bool:
    """Whether anything hangs on what engineering signed before: the present claim is invalid, or unsigned
    and more than the least there is.
    """
    return not entry.valid or (isinstance(signoff, Unsigned) and entry.declared is not WEAKEST)


def effective_level(entry: FeatureEntry, signoff: SignOff, last_words: Iterable[LastWord] = ()) -> Level:
    """The one function that decides what sales may be shown (docs/signing.md, Effective level).

    A claim that does not count falls back to `UNSIGNED`, or to what engineering last said where that is less.
    """
    declared = entry.declared
    if entry.valid and declared and isinstance(signoff, Signed):
        return declared
    said = (word.level for word in last_words)
    weakest = min((UNSIGNED, *(level for level in said if level)), key=lambda level: level.rank)
    if entry.valid and declared and declared.rank < weakest.rank:
        return declared
    return weakest
