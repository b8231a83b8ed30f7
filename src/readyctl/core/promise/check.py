"""Each promise of a deal held against what engineering stands behind today, and against its limits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from msgspec import Struct

from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.permission import Allowed, NotAllowed, Permission, TooEarly, Undated, permit
from readyctl.core.feature.view import SalesView
from readyctl.core.promise.broken import Breaking
from readyctl.core.promise.model import Promise
from readyctl.core.quantity.limits import LimitVerdict, Unverified, claimed, judge
from readyctl.core.quantity.quantity import Unclear


class UnknownFeature(Struct, frozen=True):
    """No feature has this id; `suggestions` are ids that may be meant, `split` whether they replaced it.

    `became` is what became of the one that had it, as a clause; empty where nothing ever had.
    """

    suggestions: tuple[str, ...] = ()
    split: bool = False
    became: str = ""


class Broken(Struct, frozen=True):
    """It was allowed when it was made, and is no longer; `now` says what is wrong with it today."""

    breaking: Breaking
    now: str


Standing = Permission | UnknownFeature | Broken
"""What became of a promise: it may, or may not, be said today; or history says more."""


class LimitCheck(Struct, frozen=True):
    """One limit of a promise: the verdict, or what cannot be read. `index` counts within the promise."""

    index: int
    metric: str
    verdict: LimitVerdict | Unclear


class PromiseCheck(Struct, frozen=True):
    """One promise with its verdicts. `view` is None where the feature is unknown, or is gone.

    `renamed_to` is the id that the promised feature goes by today, where that is another one.
    """

    index: int
    promise: Promise
    standing: Standing
    view: SalesView | None = None
    renamed_to: str | None = None
    limits: tuple[LimitCheck, ...] = ()


def check_promises(
    promises: Sequence[Promise],
    inventory: Knowledge,
    broken: Mapping[int, Breaking] | None = None,
) -> tuple[PromiseCheck, ...]:
    """Check the promises of a deal that nobody withdrew; `broken` is what history says, by their place."""
    return tuple(
        check_promise(index, promise, inventory, (broken or {}).get(index))
        for index, promise in enumerate(promises)
        if promise.withdrawn is None
    )


def check_promise(
    index: int, promise: Promise, inventory: Knowledge, breaking: Breaking | None = None
) -> PromiseCheck:
    """Check one promise against the moment of the inventory."""
    view = inventory.view(promise.feature)
    if view is None:
        unknown = _unknown(promise.feature, inventory)
        return PromiseCheck(index, promise, Broken(breaking, _gone(unknown)) if breaking else unknown)
    permission = permit(view, promise.kind, promise.due)
    return PromiseCheck(
        index,
        promise,
        _standing(permission, breaking) if breaking else permission,
        view,
        renamed_to=view.id if view.id != promise.feature else None,
        limits=tuple(_limits(promise, view)) if promise.limits else (),
    )


def _unknown(feature_id: str, inventory: Knowledge) -> UnknownFeature:
    last = inventory.goes_by(feature_id)
    heirs = inventory.successors.get(last, ())
    if len(heirs) > 1:
        return UnknownFeature(heirs, split=True)
    if (fate := inventory.departed.fates.get(last)) is not None:
        return UnknownFeature(became=fate.clause)
    return UnknownFeature(inventory.names.suggest(feature_id))


def _gone(unknown: UnknownFeature) -> str:
    if unknown.split:
        return f"it goes on as {' and '.join(unknown.suggestions)}"
    return unknown.became or "there is none any more"


def _standing(permission: Permission, breaking: Breaking) -> Standing:
    match permission:
        case TooEarly(asked=due, signed=signed):
            return Broken(breaking, f"the signed date is {signed}, the promised one {due}")
        case NotAllowed(reason=why):
            return Broken(breaking, why)
        case Allowed() | Undated():
            return permission
        case _:
            assert_never(permission)


def _limits(promise: Promise, view: SalesView) -> Iterator[LimitCheck]:
    for index, limit in enumerate(promise.limits):
        for quantity in claimed((limit.metric, limit.at_least, limit.at_most)):
            verdict: LimitVerdict | Unclear
            if isinstance(quantity, Unclear):
                verdict = quantity
            elif view.awaiting:
                verdict = Unverified(limit.metric, "engineering has signed no limit of this feature")
            else:
                verdict = judge(limit.metric, quantity, view.limits)
            yield LimitCheck(index, limit.metric, verdict)
