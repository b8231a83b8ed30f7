"""What roster and settings of a moment come to, as it was kept or told anew."""

from typing import TYPE_CHECKING

from readyctl.core.trust.report import TrustFacts, trust_facts

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


def trust_facts_of(workspace: "Workspace") -> TrustFacts | None:
    """What is known of the roster that judges the moment; None before the first commit."""
    known = workspace.remembered.trust_facts
    if known is None and workspace.trust:
        return trust_facts(workspace.trust)
    return known
