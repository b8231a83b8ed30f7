"""What to do instead of a claim that is not signed: take it back, and ask for it."""

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import propose_command
from readyctl.core.level.table import UNSIGNED
from readyctl.core.text.command_line import command_line

if TYPE_CHECKING:
    from readyctl.workspace.reading.unmade import Unmade


class Instead(Struct, frozen=True):
    """One claim that its author may not make: who may, and the request that says the same.

    `asked` is None where no request can say it; `new` is an entry that HEAD has not got; `committed` is one
    whose last commit is the claim.
    """

    feature: str
    path: str
    signers: str
    asked: Proposal | None
    new: bool = False
    committed: bool = False

    @property
    def back(self) -> str:
        """The command that takes the claim back."""
        if self.committed:
            return "git revert --no-edit HEAD"
        if self.new:
            return command_line("feature set-level", self.feature, UNSIGNED, options=("--yes",))
        return f"git checkout HEAD -- {shlex.quote(f':/{self.path}')}"

    def lines(self) -> Iterator[str]:
        """The way out, a command a line."""
        if self.asked is None or self.asked.level is None:
            yield f"Ask {self.signers} to commit it; or take it back: {self.back}"
            return
        yield "Take it back, and ask for it instead:"
        yield f"  {self.back}"
        yield f"  {propose_command(self.feature, self.asked.level, self.asked.set, self.asked.reason)}"
        yield f"{self.signers} then runs:"
        yield f"  {command_line('feature sign', self.feature, options=('--accept',))}"


def instead_of(unmade: "Unmade") -> Instead:
    """The way out of a claim that the gate refuses."""
    status = unmade.status
    path = status.entry.where.path
    return Instead(status.id, path, unmade.signers, unmade.asked, new=unmade.before is None)
