"""What a check gives back."""

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.rule_page import RulePage
from readyctl.core.trust.baseline import UnderBaseline

if TYPE_CHECKING:
    from readyctl.core.statement.text_kind import ReadText
    from readyctl.core.statement.waivers import WaivedFinding


class Report(Struct, frozen=True):
    """The findings of one check, worst first, and what was looked at."""

    as_of: dt.date
    revision: str | None
    entries: int
    diagnostics: tuple[Diagnostic, ...]
    of: str = "entry"
    """What `entries` counts, in the singular."""
    texts: "tuple[ReadText, ...]" = ()
    """The documents that were judged; empty where entries were."""
    named: tuple[str, ...] = ()
    """The features, by name, that these documents name; empty where anything was found in them."""
    waived: "tuple[WaivedFinding, ...]" = ()
    """What stands only because an engineer lets it."""
    under: UnderBaseline | None = None
    """What stands under the baseline; None where there is none, or the check is a gate, which knows none."""
    docs: str | None = None
    """Where the documentation is to be found; None where the registry does not say."""

    def page(self, code: str) -> RulePage | None:
        """What a rule tells of itself; None where there is no such rule."""
        from readyctl.rules.catalogue import rule_page  # noqa: PLC0415 - few formats tell it

        return rule_page(code)
