"""Which promise a person means who ends one: by its feature and, where that does not do, its kind and day."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from readyctl.core.deal.followed import FollowedNote
from readyctl.core.level.kind import Kind
from readyctl.core.promise.ledger import Owed

Owing = tuple[FollowedNote, Owed]
"""A promise, and the note whose account has it."""


class Meant(Struct, frozen=True):
    """What a person says of a promise: `ids` are all the ids that the feature may be written with."""

    ids: frozenset[str]
    kind: Kind | None = None
    by: dt.date | None = None

    def fits(self, owed: Owed, canonical: Callable[[str], str]) -> bool:
        """Whether a promise may be the one."""
        line = owed.line
        named = line.feature in self.ids or canonical(line.feature) in self.ids
        return named and self.kind in {None, line.kind} and self.by in {None, line.due}


def untold(owed: Owed) -> bool:
    """Whether it was withdrawn, and nobody has told the customer yet."""
    ended = owed.line.ended
    return owed.ended is not None and ended is not None and ended.told_customer is None and not ended.mistake


def choices(meant: Iterable[Owing], *, ended: bool) -> Sequence[Owing]:
    """The promises that may be meant: to be ended what is gone, then what stands; with `ended` what was
    withdrawn already, untold ones alone where there are any. More than one where they differ in kind or day.
    """
    owing = list(meant)
    if ended:
        withdrawn = [each for each in owing if each[1].ended is not None and each[1].line.ended is not None]
        tiers = [[each for each in withdrawn if untold(each[1])], withdrawn]
    else:
        tiers = [
            [each for each in owing if each[1].gone is not None],
            [each for each in owing if each[1].stands],
        ]
    found = next((tier for tier in tiers if tier), [])
    undated = [each for each in found if each[1].line.due is None]
    return _one_each(found if len({each[1].line.kind for each in found}) > 1 else undated or found)


def _one_each(found: Sequence[Owing]) -> Sequence[Owing]:
    """Of promises that nothing which can be said tells apart, the first."""
    seen = {(each[1].line.feature, each[1].line.kind, each[1].line.due): each for each in reversed(found)}
    return [each for each in found if any(each is one for one in seen.values())]
