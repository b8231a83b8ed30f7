"""What a change leaves for engineering to sign or to decide."""

from msgspec import Struct

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.meeting.proposals import OpenProposal


class Awaited(Struct, frozen=True):
    """One claim that does not count; `signers` names who may sign it, in words."""

    status: FeatureStatus
    signers: str

    @property
    def words(self) -> str:
        """What it says, what it counts as, and why; a sentence without its subject and its full stop."""
        declared = self.status.declared
        said = f"says {declared.value}" if declared else "says no level that can be read"
        why = f": {self.status.why}" if self.status.why else ""
        return f"{said} and counts as {self.status.effective.value}{why}"

    @property
    def readable(self) -> bool:
        """Whether it could be signed as it is."""
        return self.status.entry.valid


class LeftToEngineering(Struct, frozen=True):
    """The claims that a change leaves unsigned, and the requests that it brings, each by id."""

    claims: tuple[Awaited, ...] = ()
    requests: tuple[OpenProposal, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nobody has to do anything."""
        return not self.claims and not self.requests
