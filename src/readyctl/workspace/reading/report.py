"""What a check gives back."""

import datetime as dt
from dataclasses import dataclass

from readyctl.core.entry.diagnostic import Diagnostic


@dataclass(frozen=True)
class Report:
    """The findings of one check, worst first, and what was looked at."""

    as_of: dt.date
    revision: str | None
    entries: int
    diagnostics: tuple[Diagnostic, ...]
