"""Which names an entry carries, and how strongly it holds them."""

from typing import Protocol

from readyctl.core.feature.names import Carrier, Hold
from readyctl.core.feature.written import FeatureEntry, LastWord


class Claimant(Protocol):
    """What is asked about a feature's status here; see `FeatureStatus`."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def known_as(self) -> str: ...  # noqa: D102
    @property
    def signed(self) -> bool: ...  # noqa: D102
    @property
    def leads_on(self) -> bool: ...  # noqa: D102
    @property
    def entry(self) -> FeatureEntry: ...  # noqa: D102
    @property
    def last_words(self) -> tuple[LastWord, ...]: ...  # noqa: D102


def carrier_of(status: Claimant) -> Carrier:
    """The names that an entry carries. One that only says where it goes on gives them to its successor."""
    entry = status.entry
    names = (status.name, *entry.aliases) if entry.said or entry.called or entry.aliases else ()
    if status.entry.valid and status.signed:
        return Carrier(status.id, names, Hold.SIGNED)
    signed = tuple(name for word in status.last_words for name in word.names)
    known = tuple(dict.fromkeys((status.known_as, *names, *signed))) if names or signed else ()
    return Carrier(status.id, known, Hold.LEFT if status.leads_on else Hold.UNSIGNED)
