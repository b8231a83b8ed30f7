"""What was judged of features, as rows that are written and read as they are: the day is in none of it.

What is read back is what was written, except that an entry's file is read again, and its model built, only
when somebody asks for them; and so are the details of what it says, of which lists ask nothing.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Raw, Struct, msgpack
from msgspec.structs import replace

from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.path import EntryPath
from readyctl.core.feature.assessing import Judged
from readyctl.core.feature.fate import Fate, GoneEntry
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.said import Details, FeatureWords
from readyctl.core.feature.written import FeatureEntry, LastWord
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import Act, Signed, SignOff, Unsigned

if TYPE_CHECKING:
    from readyctl.core.feature.model import Feature, Tombstone

Row = list[Any]
"""Lists, texts, numbers, truth values and None, in shapes that are their owner's own business."""
Read = Callable[[EntryPath, str], FeatureEntry]
"""Reads the version of a feature's file that an object id names."""
Words_co = TypeVar("Words_co", bound=FeatureWords, covariant=True)
_DETAILS = msgpack.Decoder(Details)
_set = object.__setattr__


class KeptWords(FeatureWords, frozen=True):
    """What a file says, as a row holds it: its details are read when they are asked for."""

    packed: Raw

    @property
    def details(self) -> Details:
        """The rest of it, read anew each time."""
        return _DETAILS.decode(self.packed)


class EntryRow(Struct, Generic[Words_co], frozen=True, array_like=True):
    """A feature's file as it was read, without the file itself; `obj` is the object that it is."""

    obj: str
    where: EntryPath
    declared: Level | None
    legible: bool
    called: str | None
    problems: tuple[Problem, ...]
    said: Words_co | None
    nicknames: tuple[str, ...] = ()


class WordRow(Struct, Generic[Words_co], frozen=True, array_like=True):
    """What engineering last signed; see `LastWord`."""

    entry: EntryRow[Words_co] | None
    act: Act
    obj: str | None


class JudgedRow(Struct, Generic[Words_co], frozen=True, array_like=True):
    """What was judged of one feature; see `Judged`. It is signed by `acts`, or `unsigned` says why not."""

    entry: EntryRow[Words_co]
    acts: tuple[Act, ...]
    unsigned: Unsigned | None
    effective: Level
    last_words: tuple[WordRow[Words_co], ...]
    window: int | None
    code_commits: tuple[str, ...] | None
    code_then: tuple[str, ...] | None

    @property
    def path(self) -> str:
        """Where the entry lies."""
        return self.entry.where.path


FeatureRow = JudgedRow[FeatureWords]
"""The same, however what it says is held."""


class StandingRow(Struct, Generic[Words_co], frozen=True, array_like=True):
    """What engineering said of one feature, now and before, and what its `code` was at the latest act."""

    acts: tuple[Act, ...]
    unsigned: Unsigned | None
    last_words: tuple[WordRow[Words_co], ...]
    code_then: tuple[str, ...] | None


class GoneRow(Struct, Generic[Words_co], frozen=True, array_like=True):
    """A place without an entry; see `GoneEntry`."""

    where: EntryPath
    fate: Fate
    signed: tuple[WordRow[Words_co], ...]
    signed_in: str | None


class KeptEntry(FeatureEntry):
    """A feature's file as it was read before; it is read again where somebody looks into it."""

    __slots__ = ("__dict__", "_read", "_row")

    _read: Read
    _row: EntryRow[FeatureWords]

    def __init__(self, row: EntryRow[FeatureWords], read: Read) -> None:
        _set(self, "_row", row)
        _set(self, "_read", read)
        _set(self, "where", row.where)
        _set(self, "declared", row.declared)
        _set(self, "problems", row.problems)
        _set(self, "said", row.said)

    @property
    def obj(self) -> str:
        """The object that the file is."""
        return self._row.obj

    @property
    def legible(self) -> bool:
        """Whether the file could be read at all."""
        return self._row.legible

    @property
    def called(self) -> str | None:
        """The name that the file gives, whatever else is in it."""
        return self._row.called

    @property
    def nicknames(self) -> tuple[str, ...]:
        """The other names that it gives, where nothing is `said` of it."""
        return self._row.nicknames

    @cached_property
    def _whole(self) -> FeatureEntry:
        return self._read(self.where, self.obj)

    @cached_property
    def document(self) -> Document:
        """The file in full."""
        return self._whole.document

    @cached_property
    def model(self) -> "Feature | None":
        """The feature, validated."""
        return self._whole.model

    @cached_property
    def tombstone(self) -> "Tombstone | None":
        """The tombstone, validated."""
        return self._whole.tombstone


def judged_row(status: FeatureStatus, obj: str) -> FeatureRow:
    """What was judged of one feature; `obj` is the object that its file is."""
    acts, unsigned = sides(status.signoff)
    return JudgedRow(
        _entry_row(status.entry, obj),
        acts,
        unsigned,
        status.effective,
        tuple(map(_word_row, status.last_words)),
        status.window,
        status.code_commits,
        status.code_then,
    )


def with_known(row: FeatureRow, before: FeatureRow | None) -> FeatureRow:
    """The row with what was known before of the same act of engineering, where nobody looked this time."""
    if row.code_then is not None or before is None or _commit_behind(row) != _commit_behind(before):
        return row
    return replace(row, code_then=before.code_then)


def _commit_behind(row: FeatureRow) -> str | None:
    """The commit of the latest act."""
    return row.acts[0].commit if row.acts else None


def judged(row: FeatureRow, read: Read) -> Judged:
    """The same, read back."""
    return Judged(
        KeptEntry(row.entry, read),
        row.unsigned or Signed(row.acts),
        row.effective,
        tuple([_word(word, read) for word in row.last_words]) if row.last_words else (),
        row.window,
        row.code_commits,
        row.code_then,
    )


def standing_row(
    signoff: SignOff, last_words: tuple[LastWord, ...], code_then: tuple[str, ...] | None
) -> StandingRow[FeatureWords]:
    """What engineering said of one feature."""
    return StandingRow(*sides(signoff), tuple(map(_word_row, last_words)), code_then)


def standing(
    row: StandingRow[FeatureWords], read: Read
) -> tuple[SignOff, tuple[LastWord, ...], tuple[str, ...] | None]:
    """The same, read back."""
    last = tuple([_word(word, read) for word in row.last_words]) if row.last_words else ()
    return row.unsigned or Signed(row.acts), last, row.code_then


def gone_row(gone: GoneEntry) -> GoneRow[FeatureWords]:
    """A place without an entry."""
    return GoneRow(gone.where, gone.fate, tuple(map(_word_row, gone.signed)), gone.signed_in)


def gone_entry(row: GoneRow[FeatureWords], read: Read) -> GoneEntry:
    """The same, read back."""
    return GoneEntry(row.where, row.fate, tuple([_word(word, read) for word in row.signed]), row.signed_in)


def sides(signoff: SignOff) -> tuple[tuple[Act, ...], Unsigned | None]:
    """The acts behind a claim, none where it is unsigned; and why it is."""
    return (signoff.acts, None) if isinstance(signoff, Signed) else ((), signoff)


def _entry_row(entry: FeatureEntry, obj: str) -> EntryRow[FeatureWords]:
    seen = (entry.declared, entry.legible, entry.called)
    return EntryRow(obj, entry.where, *seen, entry.problems, entry.said, entry.nicknames)


def _word_row(word: LastWord) -> WordRow[FeatureWords]:
    entry = None if word.entry is None else _entry_row(word.entry, word.obj or "")
    return WordRow(entry, word.act, word.obj)


def _word(row: WordRow[FeatureWords], read: Read) -> LastWord:
    return LastWord(None if row.entry is None else KeptEntry(row.entry, read), row.act, row.obj)
