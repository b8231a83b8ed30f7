"""An inventory for readers who are told what became of a feature, and not by whom."""

from functools import cached_property

from msgspec.structs import replace

from readyctl.core.feature.fate import Departed, Fate
from readyctl.core.feature.inventory import Inventory


class Nameless(Inventory):
    """The same features, as the page for sales shows them: nobody is named for renaming or removing one."""

    @classmethod
    def of(cls, known: Inventory) -> "Nameless":
        """The same moment without those names."""
        return cls(
            (*known.features, *known.tombstones),
            as_of=known.as_of,
            revision=known.revision,
            settings=known.settings,
            gone=(replace(each, fate=_nameless(each.fate)) for each in known.gone),
        )

    @cached_property
    def departed(self) -> Departed:
        """What became of every id that is no feature's any more; who did it is left out."""
        whole = super().departed
        stones = (replace(each, fate=_nameless(each.fate)) for each in whole.stones)
        return Departed(whole.gone, tuple(stones))


def _nameless(fate: Fate) -> Fate:
    return replace(fate, by=None)
