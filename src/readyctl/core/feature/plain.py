"""What was judged of features, as lists that JSON has too, and read back: the day is in none of it.

What is read back is what was written, except that an entry's file is read again, and its model built, only
when somebody asks for them.
"""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.assessing import Judged
from readyctl.core.feature.fate import Became, Fate, GoneEntry
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.said import FeatureWords
from readyctl.core.feature.written import FeatureEntry, LastWord
from readyctl.core.level.table import Level
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned

if TYPE_CHECKING:
    from readyctl.core.feature.model import Feature, Tombstone

Row = list[Any]
"""Lists, texts, numbers, truth values and None, in shapes that are this module's own business."""
Read = Callable[[EntryPath, str], FeatureEntry]
"""Reads the version of a feature's file that an object id names."""
_set = object.__setattr__


class KeptEntry(FeatureEntry):
    """A feature's file as it was read before; it is read again where somebody looks into it."""

    __slots__ = ("__dict__", "_read", "obj")

    obj: str
    """The object that the file is."""
    _read: Read

    def __init__(self, row: Row, read: Read) -> None:
        obj, path, feature_id, area, declared, legible, called, problems, said = row
        _set(self, "obj", obj)
        _set(self, "where", EntryPath(path, EntryKind.FEATURE, feature_id, area))
        _set(self, "declared", _LEVELS.get(declared))
        _set(self, "legible", legible)
        _set(self, "called", called)
        _set(self, "problems", tuple(map(_problem, problems)) if problems else ())
        _set(self, "said", None if said is None else _said(said))
        _set(self, "_read", read)

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


def judged_row(status: FeatureStatus, obj: str) -> Row:
    """What was judged of one feature; `obj` is the object that its file is."""
    words = [_word_row(word) for word in status.last_words]
    return [
        _entry_row(status.entry, obj),
        sign_off_row(status.signoff),
        status.effective,
        words,
        status.window,
        status.code_commits,
        status.code_then,
    ]


def with_known(row: Row, before: Row | None) -> Row:
    """The row with what was known before of the same act of engineering, where nobody looked this time."""
    if row[-1] is not None or before is None or _act_in(row) != _act_in(before):
        return row
    return [*row[:-1], before[-1]]


def _act_in(row: Row) -> str | None:
    """The commit of the latest act."""
    return None if len(row[1][0]) == len(_UNSIGNED) else row[1][0][1]


def judged(row: Row, read: Read) -> Judged:
    """The same, read back."""
    entry, signoff, effective, words, window, code, then = row
    return Judged(
        KeptEntry(entry, read),
        read_sign_off(signoff),
        _LEVELS[effective],
        tuple(_word(word, read) for word in words),
        window,
        None if code is None else tuple(code),
        None if then is None else tuple(then),
    )


def gone_row(gone: GoneEntry) -> Row:
    """A place without an entry."""
    fate, where = gone.fate, gone.where
    on = fate.on.toordinal() if fate.on else None
    became = [fate.id, fate.name, fate.became, fate.by, on, fate.commit, fate.heirs, fate.disputed]
    words = [_word_row(word) for word in gone.signed]
    return [where.path, where.id, where.area, became, words, gone.signed_in]


def gone_entry(row: Row, read: Read) -> GoneEntry:
    """The same, read back."""
    path, feature_id, area, (id_, name, became, by, on, commit, heirs, disputed), words, signed_in = row
    day = None if on is None else dt.date.fromordinal(on)
    fate = Fate(id_, name, Became(became), by, day, commit, tuple(heirs), disputed)
    where = EntryPath(path, EntryKind.FEATURE, feature_id, area)
    return GoneEntry(where, fate, tuple(_word(word, read) for word in words), signed_in)


def _entry_row(entry: FeatureEntry, obj: str) -> Row:
    where, said = entry.where, entry.said
    problems = [
        [p.rule, p.message, p.help, p.position and [p.position.line, p.position.column], p.key]
        for p in entry.problems
    ]
    plain: Row | None = said and [
        *said[:8],
        _ordinal(said.due),
        *said[9:14],
        _ordinal(said.ends),
        *said[15:19],
    ]
    if plain and said:
        plain.append([[code, until.toordinal()] for code, until in said.silent])
    seen = [entry.declared, entry.legible, entry.called]
    return [obj, where.path, where.id, where.area, *seen, problems, plain]


def _said(row: Row) -> FeatureWords:
    moved, name, summary, aliases, owner, tags, links, heirs, due, text, scope, caveats, limits = row[:13]
    evidence, ends, fresh_for, proposes, code, confirmed, silent = row[13:]
    return FeatureWords(
        moved, name, summary, tuple(aliases), owner, tuple(tags), tuple(links), tuple(heirs), _day(due), text,
        scope, tuple(caveats), tuple(map(tuple, limits)), evidence, _day(ends), fresh_for, proposes,
        tuple(code), confirmed, tuple([(each, dt.date.fromordinal(until)) for each, until in silent]),
    )  # fmt: skip


def _problem(row: Row) -> Problem:
    rule, message, help_, place, key = row
    return Problem(rule, message, help_, Position(*place) if place else None, tuple(key))


def _word_row(word: LastWord) -> Row:
    return [
        None if word.entry is None else _entry_row(word.entry, word.obj or ""),
        act_row(word.act),
        word.obj,
    ]


def _word(row: Row, read: Read) -> LastWord:
    entry, act, obj = row
    return LastWord(None if entry is None else KeptEntry(entry, read), read_act(act), obj)


def sign_off_row(signoff: SignOff) -> Row:
    """Whether engineering stands behind something."""
    if isinstance(signoff, Signed):
        return [act_row(act) for act in signoff.acts]
    return [[signoff.why, signoff.commit, signoff.address, signoff.about]]


def read_sign_off(row: Row) -> SignOff:
    """The same, read back."""
    if len(row[0]) == len(_UNSIGNED):
        return Unsigned(*row[0])
    return Signed(tuple(map(read_act, row)))


_LEVELS = {level.value: level for level in Level}
_UNSIGNED = ("why", "commit", "address", "about")


def act_row(act: Act) -> Row:
    """One commit that stands behind a claim."""
    at = int(act.at.timestamp())
    return [act.kind, act.commit, act.address, act.name, at, act.assurance, act.via_forge]


def read_act(row: Row) -> Act:
    """The same, read back."""
    kind, commit, address, name, at, assurance, via_forge = row
    moment = dt.datetime.fromtimestamp(at, dt.UTC)
    return Act(ActKind(kind), commit, address, name, moment, Assurance(assurance), via_forge)


def _ordinal(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None


def _day(ordinal: int | None) -> dt.date | None:
    return None if ordinal is None else dt.date.fromordinal(ordinal)
