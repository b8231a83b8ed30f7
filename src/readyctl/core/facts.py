"""What rules may know besides the subject itself; handed in, so that no rule looks anything up."""

import datetime as dt
from dataclasses import dataclass

from readyctl.core.inventory import Inventory
from readyctl.core.roster import Roster
from readyctl.core.settings import Settings


@dataclass(frozen=True)
class UnentitledChange:
    """A change of the roster or the settings that is not followed, because nobody entitled made it."""

    path: str
    commit: str
    address: str
    why: str
    """One sentence for a person."""


@dataclass(frozen=True)
class TrustFacts:
    """What is known of the roster that judges this moment.

    `rivals` are the commits of two or more independent first rosters; `unsettled` the paths, roster or
    settings, whose merged lines differ and which no entitled commit has settled yet.
    """

    roster: Roster | None
    unentitled: tuple[UnentitledChange, ...] = ()
    rivals: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """One moment: the day, every feature with its level, the settings in force, and who may sign."""

    today: dt.date
    inventory: Inventory
    settings: Settings
    trust: TrustFacts | None = None
