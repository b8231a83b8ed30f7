"""What the gate says of the next commit."""

from msgspec import Struct

from readyctl.core.entry.diagnostic import Severity
from readyctl.workspace.reading.report import Report
from readyctl.workspace.reading.unmade import Unmade


class StagedReport(Struct, frozen=True):
    """What the gate says of the next commit.

    `signs` are the ids that the commit would sign, `unmade` the claims for which it is refused, because its
    author may not make them; `to_sign` the ids that an engineer has to sign after the merge that she is let
    through with. `to_configure` are the commands after which git would sign, where only that is missing.
    `only_amended` says that the same would be let through as a commit of its own, and HEAD left as it is.
    """

    report: Report
    signs: tuple[str, ...] = ()
    to_sign: tuple[str, ...] = ()
    unmade: tuple[Unmade, ...] = ()
    to_configure: tuple[str, ...] = ()
    only_amended: bool = False

    @property
    def refused(self) -> bool:
        """Whether the commit may not be made."""
        return any(one.severity is Severity.ERROR for one in self.report.diagnostics)
