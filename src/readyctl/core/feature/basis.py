"""What a published page has to carry beside its features, so that it answers as their registry does."""

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.core.feature.carriers import carrier_of
from readyctl.core.feature.fate import Departed
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.names import Carrier
from readyctl.core.feature.view import SalesView
from readyctl.core.trust.settings import DEFAULTS, Settings


class Provenance(Struct, frozen=True):
    """A registry that features come from, as it was published: the day that counted as today there, the
    commit whose history judged, and how many features there were.
    """

    name: str
    as_of: dt.date
    revision: str | None
    features: int


class LeftOut(Struct, frozen=True):
    """A published file that could not be used, by its path, and why."""

    path: str
    why: str


class Basis(Struct, frozen=True):
    """Whose each name is, where former ids lead, what still answers for what is gone, and what texts are held
    against. Of an unsigned claim it has only the names that engineering signed, and the one that is shown.
    """

    carriers: tuple[Carrier, ...] = ()
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: Mapping[str, SalesView] = field(default_factory=dict)
    departed: Departed = field(default_factory=lambda: Departed((), ()))
    settings: Settings = DEFAULTS


def basis_of(inventory: Inventory, carriers: Iterable[Carrier]) -> Basis:
    """All that of one moment; `carriers` are what is published of its features, in their order."""
    known = inventory.settings
    return Basis(
        carriers=(*carriers, *inventory.carriers_besides),
        successors=inventory.successors,
        removed=inventory.removed,
        departed=inventory.departed,
        settings=replace(
            DEFAULTS,
            name=known.name,
            own=known.own,
            limits=known.limits,
            rfp=known.rfp,
            docs=known.docs,
        ),
    )


def published_carrier(status: FeatureStatus) -> Carrier:
    """The names of a feature: of a claim that does not count, those that engineering signed."""
    carrier = carrier_of(status)
    return replace(carrier, names=_signed(status, carrier)) if status.withheld else carrier


def _signed(status: FeatureStatus, carrier: Carrier) -> tuple[str, ...]:
    """The names of a claim that does not count, without those that only it gives."""
    told = {status.known_as, *(name for word in status.last_words for name in word.names)}
    return tuple(name for name in carrier.names if name in told)
