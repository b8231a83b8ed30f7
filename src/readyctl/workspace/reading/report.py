"""What a check gives back."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.trust.baseline import UnderBaseline

if TYPE_CHECKING:
    from readyctl.core.statement.text_kind import ReadText
    from readyctl.core.statement.waivers import WaivedFinding


@dataclass(frozen=True)
class Report:
    """The findings of one check, worst first, and what was looked at."""

    as_of: dt.date
    revision: str | None
    entries: int
    diagnostics: tuple[Diagnostic, ...]
    of: str = "entry"
    """What `entries` counts, in the singular."""
    texts: "tuple[ReadText, ...]" = ()
    """The documents that were judged; empty where entries were."""
    waived: "tuple[WaivedFinding, ...]" = ()
    """What stands only because an engineer lets it."""
    under: UnderBaseline | None = None
    """What stands under the baseline; None where there is none, or the check is a gate, which knows none."""
