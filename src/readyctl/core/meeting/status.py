"""Where a registry stands, on one screen: counts, money behind what does not hold, and what to do next."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from readyctl.core.deal.deals import PromisedIn
from readyctl.core.deal.ledger import Vanished
from readyctl.core.deal.money import Money, totals
from readyctl.core.deal.note import Handoff
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.proposals import proposal_of
from readyctl.core.level.table import Level
from readyctl.core.meeting.dates import missed_sync, sync_after
from readyctl.core.meeting.waits import Waits
from readyctl.core.promise.check import PromiseCheck
from readyctl.core.promise.words import is_fine
from readyctl.core.text.counting import counted
from readyctl.core.trust.colleague import Colleague


class NextStep(Struct, frozen=True):
    """A command that settles something, and what it is about in a few words."""

    command: str
    why: str


class Asking(Struct, frozen=True):
    """Whoever asks, as git's configuration says; None where it names nobody, as in a pipeline.

    `known` says whether a file of the registry names her. `mine` is how many things wait for her, and
    `others` is what waits for anybody but her alone: what any of several may settle is in both.
    """

    whose: Colleague | None
    known: bool
    mine: int
    others: Waits


class RegistryStatus(Struct, frozen=True):
    """One moment of a registry in numbers. Features are counted by effective level.

    `unsigned`, `stale`, `overdue` and `proposed` are the features of each kind, by id. `promises` are all
    that are open, `untrue` those of them that do not hold, `vanished` those that left their notes without a
    word; `value` is the money of the deals with one of these, each deal once, currencies apart.
    """

    name: str
    as_of: dt.date
    levels: Mapping[Level, int]
    unsigned: tuple[str, ...]
    stale: tuple[str, ...]
    overdue: tuple[str, ...]
    proposed: tuple[str, ...]
    promises: int
    untrue: int
    vanished: int
    value: tuple[Money, ...]
    last_sync: dt.date | None
    next_sync: dt.date
    missed_sync: dt.date | None
    """The day on which the last meeting that was due did not take place."""
    asking: Asking
    steps: tuple[NextStep, ...]


class DealsNow(Struct, frozen=True):
    """What the status asks the deals: every open promise with its verdict, and what vanished."""

    checks: Sequence[tuple[PromisedIn, PromiseCheck]]
    vanished: Sequence[Vanished]
    last_sync: dt.date | None


_MOST_STEPS = 3


def status_of(inventory: Inventory, deals: DealsNow, asking: Asking) -> RegistryStatus:
    """Count one moment, for whoever is asking."""
    features = inventory.features
    counted = Counter(status.effective for status in features)
    untrue = [promised for promised, check in deals.checks if not is_fine(check)]
    behind = [promised.note for promised in untrue] + [v.note for v in deals.vanished if v.note]
    settings = inventory.settings
    unsigned = _ids(status for status in features if status.withheld)
    stale = _ids(status for status in features if status.stale)
    overdue = _ids(status for status in features if status.overdue)
    proposed = _ids(status for status in features if proposal_of(status))
    return RegistryStatus(
        name=settings.name or "this registry",
        as_of=inventory.as_of,
        levels={level: counted[level] for level in reversed(Level)},
        unsigned=unsigned,
        stale=stale,
        overdue=overdue,
        proposed=proposed,
        promises=len(deals.checks),
        untrue=len(untrue),
        vanished=len(deals.vanished),
        value=totals(note.value for note in _once(behind)),
        last_sync=deals.last_sync,
        next_sync=sync_after(deals.last_sync, inventory.as_of, settings.sync.every),
        missed_sync=missed_sync(deals.last_sync, inventory.as_of, settings.sync.every),
        asking=asking,
        steps=(*_waiting(asking), *_steps(deals, untrue, (overdue, unsigned, proposed, stale)))[:_MOST_STEPS],
    )


def _ids(statuses: Iterable[FeatureStatus]) -> tuple[str, ...]:
    return tuple(sorted(status.id for status in statuses))


def _once(notes: Iterable[Handoff]) -> tuple[Handoff, ...]:
    return tuple({note.id: note for note in notes}.values())


def _waiting(asking: Asking) -> Iterable[NextStep]:
    if asking.mine:
        yield NextStep("readyctl inbox", f"{counted(asking.mine, 'thing waits', 'things wait')} for you")


def _steps(
    deals: DealsNow,
    untrue: Sequence[PromisedIn],
    features: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]],
) -> Iterable[NextStep]:
    """What settles most, first: what a customer counts on, then what engineering has to say."""
    overdue, unsigned, proposed, stale = features
    if deals.vanished:
        yield NextStep("readyctl check --select vanished-promise", "promises left without a word")
    if untrue:
        heaviest = untrue[0].note
        yield NextStep(
            f"readyctl handoff check {heaviest.id}", f"a promise to {heaviest.customer} does not hold"
        )
    if overdue:
        yield NextStep(f"readyctl explain {overdue[0]}", "its delivery date has passed")
    if unsigned:
        yield NextStep(f"readyctl explain {unsigned[0]}", "engineering has not signed what it says")
    if proposed:
        yield NextStep("readyctl feature proposals", "requests wait for engineering to decide")
    if stale:
        yield NextStep("readyctl stale", "engineering has to say whether it is still true")
    yield NextStep("readyctl sync agenda", "what to talk about next time")
    yield NextStep("readyctl feature list", "every feature with its level")
    yield NextStep("readyctl handoff list", "every deal with what is confirmed")
