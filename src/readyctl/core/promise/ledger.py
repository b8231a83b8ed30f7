"""The ledger: every promise that a deal's note ever held, and what became of it.

Derived from history by value, as sign-off is (`docs/promises.md`, "The ledger"). `follow` goes through the
versions of all notes, ancestors first; a promise that is not there any more, or is weaker, is gone with the
commit that took it away, until a line that says as much is back, or says that it was withdrawn.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.promise.lines import (
    Canonical,
    PromiseLine,
    more_than,
    raised,
    same_promise,
    stronger,
    weaker,
)
from readyctl.core.trust.lineage import PathNode


class NotePromises(Struct, frozen=True):
    """One version of a note, as far as the ledger reads it.

    `lines` is None where the version cannot be read; `keys` are what a later note of the same deal is known
    by: its id, its source, its customer with its owner.
    """

    lines: tuple[PromiseLine, ...] | None
    obj: str = ""
    """The object that it was read from."""
    keys: frozenset[str] = frozenset()


Origin = tuple[str, int]
"""The commit that brought a promise, and the place of its line then: what makes a promise itself."""


class Owed(Struct, frozen=True):
    """One promise of one deal. `line` is what it says now, or said last; `since` the commit that made it of
    this kind and for this day: the one that brought it, unless it was raised later.

    `gone` is the commit that took it away without a word; `ended` the one that withdrew it, or that took it
    away before the ledger began; `instead_of` the stronger promise that it was weakened from. At most one of
    `gone` and `ended` is set. `there` says whether the note has a line for it, withdrawn or not.
    """

    origin: Origin
    line: PromiseLine
    since: str
    gone: str | None = None
    ended: str | None = None
    instead_of: Origin | None = None
    there: bool = True

    @property
    def stands(self) -> bool:
        """Whether the note holds it, neither withdrawn nor taken away."""
        return self.gone is None and self.ended is None


class Account(Struct, frozen=True):
    """All promises of one note at one commit. `last` is the version that could be read last, None before
    there was one; `removed` the commit that took the file away.
    """

    owed: tuple[Owed, ...] = ()
    last: NotePromises | None = None
    removed: str | None = None


Read = Callable[[str], NotePromises]
"""The version that an object holds; raises `CannotTell` for one that is missing."""


class Ledger(Struct, frozen=True):
    """What follows one set of notes. `settled` are the commits before the ledger begins: what they took away
    is not asked about, what stood after them is.
    """

    read: Read
    canonical: Canonical
    settled: frozenset[str] = frozenset()

    def follow(self, nodes: Iterable[PathNode]) -> dict[PathNode, Account]:
        """The account at each version of one note; `nodes` are its path's, ancestors first."""
        accounts: dict[PathNode, Account] = {}
        for node in nodes:
            before = [accounts[parent] for parent in node.parents if parent is not None]
            version = self.read(node.obj) if node.obj else None
            accounts[node] = self.step(united(before), version, node.commit)
        return accounts

    def step(self, account: Account, version: NotePromises | None, commit: str) -> Account:
        """One version after another; `version` is None where the note is removed."""
        if version is None:
            owed = self._held(account.owed, (), commit)
            return Account(owed, account.last, account.removed or commit)
        if version.lines is None:
            return replace(account, removed=None)
        return Account(self._held(account.owed, version.lines, commit), version)

    def _held(self, owed: tuple[Owed, ...], lines: tuple[PromiseLine, ...], commit: str) -> tuple[Owed, ...]:
        pairs = pairing(owed, lines, self.canonical)
        found: list[Owed] = []
        for index, each in enumerate(owed):
            line = pairs.get(index)
            found.append(_taken(each, commit) if line is None else _kept(each, line, commit))
        taken = {line.index for line in pairs.values()}
        fresh = [_fresh(line, commit, found, self.canonical) for line in lines if line.index not in taken]
        found = [each for each in found if not _superseded(each, found)]
        if commit in self.settled:
            found = [replace(each, gone=None, ended=commit) if each.gone else each for each in found]
        return (*found, *fresh)


def _taken(each: Owed, commit: str) -> Owed:
    """What has left the note: gone, unless it was withdrawn before, or is gone already."""
    return replace(each, gone=each.gone or (None if each.ended else commit), there=False)


def _kept(each: Owed, line: PromiseLine, commit: str) -> Owed:
    """What the note holds; a line that says less than the promise did leaves the promise gone."""
    since = commit if raised(line, each.line) else each.since
    ended = (each.ended or commit) if line.ended is not None else None
    return replace(each, line=line, since=since, gone=None, ended=ended, there=True)


def _fresh(line: PromiseLine, commit: str, owed: Iterable[Owed], canonical: Canonical) -> Owed:
    origin = (commit, line.index)
    weakened = next(
        (each.origin for each in owed if each.gone == commit and same_promise(each.line, line, canonical)),
        None,
    )
    return Owed(origin, line, commit, ended=commit if line.ended is not None else None, instead_of=weakened)


def _superseded(each: Owed, found: Sequence[Owed]) -> bool:
    """Whether a weaker promise left the note because the stronger one that it stood for is back."""
    return each.gone is not None and any(
        other.origin == each.instead_of and other.stands and not weaker(other.line, each.line)
        for other in found
    )


def pairing(
    owed: Sequence[Owed], lines: Sequence[PromiseLine], canonical: Canonical
) -> dict[int, PromiseLine]:
    """Which line of a version is which promise, by the promise's place in `owed`; a line is one promise only.

    First come lines whose value is equal, then those of the same day said, then those in order; a line that
    is weaker than a promise is never the promise, one of a greater kind may be. Lines that nobody touched
    stay what they were, so that one that was withdrawn does not stand for another in the same words. Then
    what stands is paired before what is gone, and what was withdrawn last: its lines may have left the file.
    """
    left = list(lines)
    pairs: dict[int, PromiseLine] = {}

    def pair(fits: Callable[[Owed, PromiseLine], bool], *, rank: Callable[[Owed], bool]) -> None:
        for index, each in enumerate(owed):
            if index in pairs or not rank(each):
                continue
            line = next((known for known in left if fits(each, known)), None)
            if line is not None:
                pairs[index] = line
                left.remove(line)

    def same(each: Owed, line: PromiseLine) -> bool:
        return same_promise(each.line, line, canonical) and not weaker(line, each.line)

    def greater(each: Owed, line: PromiseLine) -> bool:
        return more_than(line, each.line, canonical) and not weaker(line, each.line)

    ranks: tuple[Callable[[Owed], bool], ...] = (
        lambda each: each.stands,
        lambda each: each.gone is not None,
        lambda each: each.ended is not None,
    )
    pair(_untouched, rank=lambda each: each.there)
    for rank in ranks:
        pair(lambda each, line: line.value == each.line.value, rank=rank)
    for rank in ranks[:2]:
        pair(lambda each, line: same(each, line) and _same_day_said(each, line), rank=rank)
        pair(same, rank=rank)
        pair(greater, rank=rank)
    return pairs


def _untouched(each: Owed, line: PromiseLine) -> bool:
    return (line.value, line.ended) == (each.line.value, each.line.ended)


def _same_day_said(each: Owed, line: PromiseLine) -> bool:
    return each.line.said_on is not None and each.line.said_on == line.said_on


def accounted_for(owed: Owed, account: Account, canonical: Canonical) -> bool:
    """Whether another note's account knows a promise: it stands there, or became of it what became of it."""
    return any(accounts_for(each, owed, canonical) for each in account.owed)


def accounts_for(each: Owed, owed: Owed, canonical: Canonical) -> bool:
    """Whether one promise is the other, in as many words or in more."""
    if each.line.value == owed.line.value:
        return True
    is_it = same_promise(each.line, owed.line, canonical) or more_than(each.line, owed.line, canonical)
    return is_it and not weaker(each.line, owed.line)


# Where lines of work meet


def united(accounts: Sequence[Account]) -> Account:
    """What several lines of work owe together: what any of them owes, with the latest word on each promise.

    A promise that both lines wrote down by themselves in the same words counts as often as the line that has
    it most often.
    """
    if not accounts:
        return Account()
    if len(accounts) == 1:
        return accounts[0]
    owed: dict[Origin, Owed] = {}
    for account in accounts:
        for each in account.owed:
            known = owed.get(each.origin)
            owed[each.origin] = each if known is None else _latest(known, each)
            if known is not None and _apart(known, each):
                other = _second_wording(each)
                owed.setdefault(other.origin, other)
    removed = next((account.removed for account in accounts if account.removed), None)
    last = next((account.last for account in accounts if account.last and not account.removed), None)
    return Account(tuple(_once(owed.values(), accounts)), last or accounts[0].last, removed)


def _apart(one: Owed, other: Owed) -> bool:
    """Whether two lines of work changed one promise into two, neither of which does for the other."""
    if one.ended is not None or other.ended is not None or one.line.kind is not other.line.kind:
        return False
    return weaker(one.line, other.line) and weaker(other.line, one.line)


def _second_wording(each: Owed) -> Owed:
    commit, index = each.origin
    return replace(each, origin=(commit, ~index if index >= 0 else index), instead_of=None)


def _latest(one: Owed, other: Owed) -> Owed:
    """Of two words on one promise: withdrawn in the open beats gone, gone beats there.

    Where both lines changed it, or one changed what the other took away, the stronger wording is owed.
    """
    found = next((each for each in (one, other) if each.ended is not None), None)
    if found is not None:
        return replace(found, there=one.there or other.there)
    there = one.there or other.there
    word = one if stronger(one.line, other.line) is one.line else other
    return replace(one, line=word.line, since=word.since, gone=one.gone or other.gone, there=there)


def _once(owed: Iterable[Owed], accounts: Sequence[Account]) -> Iterable[Owed]:
    """Leave out what two lines brought independently of each other in the same words."""
    origins = [frozenset(each.origin for each in account.owed) for account in accounts]
    kept: list[Owed] = []
    for each in owed:
        twin = next(
            (
                other
                for other in kept
                if other.line.value == each.line.value
                and not any(other.origin in known and each.origin in known for known in origins)
            ),
            None,
        )
        if twin is None:
            kept.append(each)
        else:
            kept[kept.index(twin)] = _latest(twin, replace(each, origin=twin.origin))
    return kept
