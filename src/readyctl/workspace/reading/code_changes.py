"""What happened to the code of some features since engineering last spoke of them."""

from collections.abc import Iterable, Mapping, Sequence

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.workspace.reading.code_history import CodeHistory
from readyctl.workspace.reading.opening import Workspace


def code_commits(workspace: Workspace, features: Iterable[FeatureStatus]) -> Mapping[str, Sequence[str]]:
    """By path, the commits that touched the code of these features since the act behind each, newest first.

    A feature that is unsigned, or had no `code` then, is left out.
    """
    asked = ((status.entry, status.signoff, status.code_then) for status in features)
    return CodeHistory(workspace).since_acts(asked)
