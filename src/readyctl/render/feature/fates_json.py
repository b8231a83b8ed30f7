"""What became of features that are not there any more, as several outputs write it."""

from readyctl.core.feature.fate import Became, Fate
from readyctl.core.trust.commit import PENDING
from readyctl.render.published import IsoDay, Published


class FateV1(Published):
    """What became of an id that is no feature's any more."""

    id: str
    name: str
    became: Became
    by: str | None
    """A person's name or address; null where nobody knows, or it is not committed yet."""
    on: IsoDay | None
    commit: str | None
    heirs: tuple[str, ...]
    """The ids that it goes on under."""
    disputed: bool
    """Whether engineering had signed it and has not agreed to its end."""


def fate(one: Fate) -> FateV1:
    """One of them; an act that is not committed yet has no commit."""
    return FateV1(
        id=one.id,
        name=one.name,
        became=one.became,
        by=one.by,
        on=one.on,
        commit=None if one.commit == PENDING else one.commit,
        heirs=one.heirs,
        disputed=one.disputed,
    )
