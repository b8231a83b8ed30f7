"""What changed for sales between two moments: a pure comparison of two inventories.

Only what sales may see is compared (`SalesView`), beside who signed; so the answer can be passed on as it is.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.deal.promise_changes import PromiseChange
from readyctl.core.feature.inventory import FeatureStatus, Inventory, sales_view
from readyctl.core.feature.view import SalesView
from readyctl.core.history.slips import moved_words
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.meeting.proposals import EndedProposal
from readyctl.core.trust.colleague import Colleague
from readyctl.core.trust.signoff import Signed


class Meaning(StrEnum):
    """What a change means for sales; the order is the order of reading."""

    LESS = "may say less"
    LOST = "signatures lost"
    MOVED = "dates moved"
    GONE = "gone"
    MORE = "may say more"
    WON = "signatures won"
    NEW = "new"


class Change(Struct, frozen=True):
    """One readiness change of one feature.

    `words` is one sentence without the feature's name; `before` and `after` are effective levels, None
    where the feature was not there; `deals` are the ids of the deal notes that promise or name the feature;
    `ends` is the last day of it as the later moment has it.
    A feature stands under every meaning that applies.
    """

    meaning: Meaning
    feature: str
    name: str
    words: str
    before: Level | None
    after: Level | None
    deals: tuple[str, ...] = ()
    ends: dt.date | None = None
    brief: str | None = None
    """The same without what only a machine asks for, where there is any."""

    @property
    def in_short(self) -> str:
        """The words as a meeting reads them aloud."""
        return self.brief or self.words


class Difference(Struct, frozen=True):
    """The changes from one moment to another, by meaning, then by id; and what became of promises."""

    before: Inventory
    after: Inventory
    changes: tuple[Change, ...]
    promises: tuple[PromiseChange, ...] = ()
    requests: tuple[EndedProposal, ...] = ()
    """Requests to engineering that ended without being granted, the latest first."""

    @property
    def nothing(self) -> bool:
        """Whether nothing changed for sales."""
        return not self.changes and not self.promises and not self.requests

    def of(self, meaning: Meaning) -> tuple[Change, ...]:
        """The changes of one meaning."""
        return tuple(change for change in self.changes if change.meaning is meaning)

    def of_owner(self, whose: Colleague) -> "Difference":
        """What touches a deal at all, and the promises of this owner's deals. The deals that were handed to
        `compare` are this owner's.
        """
        changes = tuple(change for change in self.changes if change.deals)
        owners = ((each, each.entry.note.owner if each.entry.note else None) for each in self.promises)
        return replace(
            self,
            changes=changes,
            promises=tuple(each for each, owner in owners if whose.is_named(owner)),
            requests=tuple(each for each in self.requests if each.is_of(whose)),
        )


def compare(
    before: Inventory, after: Inventory, deals: Mapping[str, tuple[str, ...]] | None = None
) -> Difference:
    """Compare two moments. `deals` gives, by feature id, the later moment's deals that promise or name it."""
    found = _Comparing(after, deals or {})
    spread = [each.places for each in (before, after) if each.places is not None]
    number = min(spread, default=1)
    for place in range(number):
        found.look(before.features_at(place, number), after.features_at(place, number))
    return Difference(before, after, found.changes)


class _Comparing:
    """Looks at the features of one place after the other, and holds none of them."""

    def __init__(self, after: Inventory, promised: Mapping[str, tuple[str, ...]]) -> None:
        self._after, self._promised = after, promised
        self._seen: set[str] = set()
        self._changes: list[tuple[str, Change]] = []
        self._appeared: list[Change] = []

    def look(self, before: Sequence[FeatureStatus], after: Sequence[FeatureStatus]) -> None:
        """Compare those that had, or have, the ids of one place."""
        there: dict[str, FeatureStatus] = {}
        for status in after:
            if status.id not in there or status.effective.rank < there[status.id].effective.rank:
                there[status.id] = status
        for old in before:
            new = there.get(old.id) or self._after.find(old.id)
            if new is not None:
                self._seen.add(new.id)
            touched = self._promised.get(old.id, ())
            touched += self._promised.get(new.id, ()) if new and new.id != old.id else ()
            changes = _compare_one(old, new, self._after)
            self._changes += ((old.id, _with_deals(change, touched)) for change in changes)
        unseen = (status for status in after if status.id not in self._seen)
        self._appeared += (_with_deals(_appeared(new), self._promised.get(new.id, ())) for new in unseen)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them, by meaning, then by id."""
        order = list(Meaning)
        known = [change for _, change in sorted(self._changes, key=lambda each: each[0])]
        known += (change for change in self._appeared if change.feature not in self._seen)
        known.sort(key=lambda change: (order.index(change.meaning), change.feature, change.words))
        return tuple(known)


def _with_deals(change: Change, deals: tuple[str, ...]) -> Change:
    return replace(change, deals=tuple(sorted(set(deals))))


def _appeared(status: FeatureStatus) -> Change:
    view = sales_view(status)
    words = f"it is {view.level.value}" + (
        ", and a claim of more awaits engineering" if view.awaiting else ""
    )
    words += f", and ends on {view.ends}" if view.ends else ""
    return Change(Meaning.NEW, view.id, view.name, words, None, view.level, ends=view.ends)


def _compare_one(old: FeatureStatus, new: FeatureStatus | None, after: Inventory) -> Iterator[Change]:
    if new is not None and _same(old, new):
        return
    was = sales_view(old)
    if new is None:
        yield Change(Meaning.GONE, was.id, was.name, _farewell(was, after), was.level, None)
        return
    now = sales_view(new)
    if new.id != old.id:
        words = f"it is {now.level.value}, and goes on from {old.id}"
        yield Change(Meaning.NEW, now.id, now.name, words, was.level, now.level, ends=now.ends)
    for meaning, words in (*_sayings(was, now), *_dates(was, now), *_end(was, now), *_signatures(old, new)):
        brief = _signed_by(new) if meaning is Meaning.WON else None
        yield Change(meaning, now.id, now.name, words, was.level, now.level, ends=now.ends, brief=brief)


def _same(old: FeatureStatus, new: FeatureStatus) -> bool:
    """Whether nothing can have changed for sales, told without working out what they may say: of thousands of
    features, most are as they were.
    """
    return (
        old.id == new.id
        and old.effective is new.effective
        and (old.signed, old.withheld, old.stale, old.overdue, old.ended)
        == (new.signed, new.withheld, new.stale, new.overdue, new.ended)
        and old.entry.said == new.entry.said
    )


def _farewell(was: SalesView, after: Inventory) -> str:
    if heirs := after.successors.get(was.id):
        return f"it was {was.level.value}, and goes on as {', '.join(heirs)}"
    return f"it was {was.level.value}, and the registry has no entry of it any more"


def _sayings(was: SalesView, now: SalesView) -> Iterator[tuple[Meaning, str]]:
    step = (
        f"{was.level.value} → {now.level.value}" if was.level is not now.level else f"still {now.level.value}"
    )
    gained: list[str] = []
    lost: list[str] = []
    for kind in Kind:
        grown = now.may[kind].rank - was.may[kind].rank
        if grown:
            (gained if grown > 0 else lost).append(now.may[kind].words(kind))
    if lost:
        yield Meaning.LESS, f"{step}; {'; '.join(lost)}" + _because(now)
    if gained:
        yield Meaning.MORE, f"{step}; {'; '.join(gained)}"
    if not lost and not gained and was.level is not now.level:
        yield (Meaning.MORE if now.level.rank > was.level.rank else Meaning.LESS), step


def _because(now: SalesView) -> str:
    if now.awaiting:
        return "; a claim of more awaits engineering"
    if now.ended:
        return f"; it ended on {now.ends}"
    return f"; the delivery date {now.delivery_text} has passed" if now.overdue else ""


def _dates(was: SalesView, now: SalesView) -> Iterator[tuple[Meaning, str]]:
    if was.delivery_date is None or now.delivery_date is None or was.delivery_date == now.delivery_date:
        return
    yield (
        Meaning.MOVED,
        f"{was.delivery_text} → {now.delivery_text}, {moved_words(was.delivery_date, now.delivery_date)}",
    )


def _end(was: SalesView, now: SalesView) -> Iterator[tuple[Meaning, str]]:
    """A new, another, or no last day any more; what awaits engineering says nothing of one."""
    if was.ends == now.ends or now.awaiting:
        return
    if now.ends is None:
        yield Meaning.MOVED, f"it does not end on {was.ends} any more"
    elif was.ends is None:
        yield Meaning.MOVED, f"it {_ends(now)} on {now.ends}"
    else:
        yield Meaning.MOVED, f"it {_ends(now)} on {now.ends}, not on {was.ends}"


def _ends(view: SalesView) -> str:
    return "ended" if view.ended else "ends"


def _signatures(old: FeatureStatus, new: FeatureStatus) -> Iterator[tuple[Meaning, str]]:
    """A level that was given up by choice takes no signature away; only an unsigned claim of more does."""
    stood, stands = _stands(old), _stands(new)
    if stands and not stood and isinstance(new.signoff, Signed):
        act = new.signoff.act
        yield Meaning.WON, f"signed by {act.address} in {act.commit[:12]} (grade {act.assurance.value})"
    elif stood and not stands and new.withheld:
        yield Meaning.LOST, new.why or "engineering does not stand behind it any more"


def _signed_by(status: FeatureStatus) -> str | None:
    return f"signed by {status.signoff.act.address}" if isinstance(status.signoff, Signed) else None


def _stands(status: FeatureStatus) -> bool:
    """Whether engineering's signature makes a level above planned count."""
    return status.signed and status.effective.needs_signature
