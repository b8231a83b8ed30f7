"""What questions from outside are answered from, wherever it lies."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from readyctl.core.feature.fate import Departed
from readyctl.core.feature.names import NameIndex
from readyctl.core.feature.view import SalesView

if TYPE_CHECKING:
    from readyctl.core.trust.settings import Settings


class Knowledge(Protocol):
    """What may be said of every feature on one day: an `Inventory`, or a published one."""

    @property
    def as_of(self) -> dt.date:
        """The day that counts as today."""
        ...

    @property
    def revision(self) -> str | None:
        """The commit whose history judged; None where no single one did."""
        ...

    @property
    def settings(self) -> "Settings":
        """The settings that texts are judged by."""
        ...

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all features, each once, in order."""
        ...

    @property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """By former id, the ids that it goes on under."""
        ...

    @property
    def names(self) -> NameIndex:
        """Every name, and whose it is."""
        ...

    @property
    def departed(self) -> Departed:
        """What became of every id that is no feature's any more."""
        ...

    def goes_by(self, feature_id: str, /) -> str:
        """The id that an id leads to in the end; there may be no such feature."""
        ...

    def view(self, feature_id: str, /) -> SalesView | None:
        """What sales may see of an id: the feature, or what was taken away; None where it is neither."""
        ...

    def present(self, feature_id: str, /) -> SalesView | None:
        """The same of a feature that is there; None where there is none."""
        ...
