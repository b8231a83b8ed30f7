"""The verdict of sign-off on one entry. How it is reached: `claims_history`, `trust`."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from readyctl.core.trust.assurance import Assurance


class ActKind(StrEnum):
    """How an engineer stood behind a claim."""

    SET = "set"
    CONFIRMED = "confirmed"


class Act(Struct, frozen=True, array_like=True):
    """One commit by which engineering set or confirmed a claim.

    `at` is the earlier of the author's and the committer's date, in UTC;
    `via_forge` says that the committer was a forge, not a person.
    """

    kind: ActKind
    commit: str
    address: str
    name: str
    at: dt.datetime
    assurance: Assurance
    via_forge: bool = False


class Signed(Struct, frozen=True):
    """The claim counts. `acts` are all that stand behind the present claim, latest first; never empty."""

    acts: tuple[Act, ...]

    @property
    def act(self) -> Act:
        """The latest act: who stands behind the claim, and since when it was last fresh."""
        return self.acts[0]

    @property
    def unchanged(self) -> int:
        """How many confirmations in a row changed nothing: all but the act that made the claim count."""
        return [act.kind for act in self.acts[:-1]].count(ActKind.CONFIRMED)


class Unsigned(Struct, frozen=True, array_like=True):
    """The claim does not count. `why` is one sentence for a person; `commit` is what set the value,
    `address` its author; both None where no commit did (not committed yet, no repository history). `about`
    is the address that the sentence names, where it names one.
    """

    why: str
    commit: str | None = None
    address: str | None = None
    about: str | None = None

    @property
    def unnamed_author(self) -> str | None:
        """The author's address where the sentence does not say it."""
        return None if self.address == self.about else self.address


SignOff = Signed | Unsigned
