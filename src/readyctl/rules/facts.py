"""What rules may know besides the subject itself; handed in, so that no rule looks anything up."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from readyctl.core.feature.inventory import FeatureStatus, Inventory, sales_view
from readyctl.core.feature.names import NameIndex
from readyctl.core.promise.broken import Breaking
from readyctl.core.trust.report import TrustFacts
from readyctl.core.trust.settings import Settings


@dataclass(frozen=True)
class Facts:
    """One moment: the day, every feature with its level, the settings in force, and who may sign.

    `touched` are the paths that a range of commits changed, where the question is about a range.
    `broken` says, by a deal note's path and a promise's place in it, what broke a promise since it was made.
    """

    today: dt.date
    inventory: Inventory
    settings: Settings
    trust: TrustFacts | None = None
    touched: frozenset[str] | None = None
    broken: Mapping[str, Mapping[int, Breaking]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, tuple[FeatureStatus, ...]]:
        """The features of each id; more than one where ids are not unique."""
        found: defaultdict[str, tuple[FeatureStatus, ...]] = defaultdict(tuple)
        for status in self.inventory.features:
            found[status.id] += (status,)
        return dict(found)

    @cached_property
    def names(self) -> NameIndex:
        """Features by what sales may call them; names of what awaits engineering, and not its aliases."""
        views = map(sales_view, self.inventory.features)
        return NameIndex((view.id, (view.name, *view.aliases)) for view in views)

    @cached_property
    def by_name(self) -> Mapping[str, tuple[FeatureStatus, ...]]:
        """The features that answer to each word: id, name or alias, as `same_name` folds it."""
        found: defaultdict[str, tuple[FeatureStatus, ...]] = defaultdict(tuple)
        for status in self.inventory.features:
            model = status.entry.model
            for word in {same_name(w) for w in (status.id, *((model.name, *model.aliases) if model else ()))}:
                found[word] += (status,)
        return dict(found)

    @cached_property
    def sharing_a_name(self) -> frozenset[str]:
        """The ids of features that answer to a word to which another feature answers as well."""
        groups = ({status.id for status in found} for found in self.by_name.values() if len(found) > 1)
        return frozenset(known for ids in groups if len(ids) > 1 for known in ids)


def same_name(word: str) -> str:
    """A name as it is compared: case, hyphens, underscores and runs of spaces do not matter."""
    return " ".join(word.replace("-", " ").replace("_", " ").split()).casefold()
