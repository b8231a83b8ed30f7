"""What happened to the code of some features since engineering last spoke of them."""

from collections.abc import Iterable, Mapping

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.workspace.reading.code_history import CodeHistory
from readyctl.workspace.reading.opening import Workspace


def code_commits(workspace: Workspace, features: Iterable[FeatureStatus]) -> Mapping[str, tuple[str, ...]]:
    """By path, the commits that touched the code of these features since the act behind each, newest first.

    A feature that is unsigned, or had no `code` then, is left out.
    """
    history = CodeHistory(workspace.repository.git, workspace.histories, workspace.document)
    return history.since_acts((status.entry, status.signoff) for status in features)
