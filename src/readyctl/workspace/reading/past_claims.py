"""One feature file as it was at a node of its history, and the verdict on it."""

from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.reading import read_quickly
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.trust.derive import judged
from readyctl.core.trust.lineage import PathNode
from readyctl.core.trust.signoff import SignOff, Unsigned
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.sign_offs import NOT_COMMITTED


def past_entry(workspace: Workspace, where: EntryPath, node: PathNode) -> FeatureEntry | None:
    """A feature as it was at a node of its history; None where it was absent."""
    if node.obj is None:
        return None
    return read_quickly(where, workspace.document(node.obj, EntryKind.FEATURE), may_be_ignored)


def past_sign_off(workspace: Workspace, where: EntryPath, node: PathNode) -> SignOff:
    """What was signed at a node, judged by what is known today."""
    words = workspace.last_words
    if words is None:
        return Unsigned(NOT_COMMITTED)
    return judged(words.line(where).standing(node), where.area, words.trust)
