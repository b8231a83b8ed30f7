"""With which of an engineer's keys a commit is signed, and with which the next one would be."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.adapters.git.own_configuration import own_configuration
from readyctl.adapters.git.repository import Repository
from readyctl.adapters.git.signatures import Signatures
from readyctl.adapters.git.signing_setup import SigningSetup, signing_setup
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.keys import SigningKey
from readyctl.core.trust.lineage import Histories
from readyctl.core.trust.trust import Trust, TrustReader
from readyctl.workspace.reading.moment import INDEX

if TYPE_CHECKING:
    from readyctl.workspace.reading.registry import Registry


class Proofs(Struct, frozen=True, dict=True):
    """The signatures of commits that are there, and the word of git's configuration on the next one.

    `asked` says that readyctl makes the next commit, and asks git to sign it.
    """

    repository: Repository
    signatures: Signatures
    asked: bool

    def signed_with(self, commit: str, keys: Sequence[SigningKey]) -> SigningKey | None:
        """Which of the keys it is; None for none of them."""
        if commit == PENDING:
            return self.setup.would_sign_with(keys, asked=self.asked)
        return self.signatures.signed_with(commit, keys)

    @cached_property
    def setup(self) -> SigningSetup:
        """Whether and how git, as it is configured here, signs commits."""
        git = self.repository.git.with_environment(own_configuration())
        return signing_setup(git, self.repository.top)


def trust_by(workspace: "Registry", histories: Histories) -> Trust:
    """Who is trusted at the tip of these histories."""
    stored, asked = workspace.stored, workspace.asked
    proofs = Proofs(workspace.repository, stored.signatures, asked.at != INDEX)
    reader = TrustReader(
        stored.headers.get, stored.guard_claim, stored.roster, stored.settings, proofs.signed_with
    )
    return Trust(histories, workspace.guards, reader, now=asked.now, pin=workspace.pin)
