"""What rules may know besides the subject itself; handed in, so that no rule looks anything up."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:  # a commit hook imports none of what it does not know anything of
    from readyctl.core.entry.globs import Tree
    from readyctl.core.feature.evidence import LostEvidence
    from readyctl.core.feature.inventory import Inventory
    from readyctl.core.promise.broken import Breaking
    from readyctl.core.promise.recorded import Recorded
    from readyctl.core.trust.report import TrustFacts
    from readyctl.core.trust.settings import Settings


class Facts(Struct, frozen=True):
    """One moment: the day, every feature with its level, the settings in force, and who may sign.

    `touched` are the paths that a range of commits changed, where the question is about a range; `lost` those
    of features that engineering stood behind where it began, and does not at its end.
    `broken` says, by a deal note's path and a promise's place in it, what broke a promise since it was made;
    `recorded`, in the same way, which commit wrote it down. `within` are the days ahead that are asked about.
    `evidence` is, by a feature's path, what it points to and is not in the repository.
    `tree` are the files of the repository, but for the registry's own; None where nobody listed them.
    """

    today: dt.date
    inventory: "Inventory"
    settings: "Settings"
    trust: "TrustFacts | None" = None
    touched: frozenset[str] | None = None
    broken: "Mapping[str, Mapping[int, Breaking]]" = field(default_factory=dict)
    recorded: "Mapping[str, Mapping[int, Recorded]]" = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    within: int = 0
    evidence: "Mapping[str, tuple[LostEvidence, ...]]" = field(default_factory=dict)
    tree: "Tree | None" = None
