"""One feature file as it was at a node of its history, and the verdict on it."""

from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.reading import read_feature
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.trust.derive import sign_off
from readyctl.core.trust.lineage import PathNode
from readyctl.core.trust.signoff import SignOff, Unsigned
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.sign_offs import NOT_COMMITTED


def past_entry(workspace: Workspace, where: EntryPath, node: PathNode) -> FeatureEntry | None:
    """A feature as it was at a node of its history; None where it was absent."""
    if node.obj is None:
        return None
    return read_feature(where, workspace.document(node.obj, EntryKind.FEATURE), may_be_ignored)


def past_sign_off(workspace: Workspace, where: EntryPath, node: PathNode) -> SignOff:
    """What was signed at a node, judged by what is known today."""
    if workspace.trust is None:
        return Unsigned(NOT_COMMITTED)
    return sign_off(node, where.area, workspace.version_reader(where.kind), workspace.trust)
