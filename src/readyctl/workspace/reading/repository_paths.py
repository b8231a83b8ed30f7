"""The files of the repository around a registry, as the moment that is judged has them."""

from collections.abc import Iterable, Iterator, Sequence

from readyctl.adapters.git.trees import paths_in
from readyctl.core.entry.globs import Globs, Tree
from readyctl.core.entry.path import FOLDERS, ROSTER_FILE, SETTINGS_FILE
from readyctl.core.feature.coverage import CodeCoverage, code_coverage, code_of
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.workspace.reading.moment import INDEX
from readyctl.workspace.reading.opening import Workspace


def tree_around(workspace: Workspace) -> Tree:
    """Every file of the commit, or of the index where that is judged, but for the registry's own."""
    git = workspace.repository.git
    if workspace.asked.at == INDEX:
        listed: Sequence[str] = paths_in(git, None)
    elif workspace.revision is not None:
        listed = paths_in(git, workspace.revision)
    else:
        listed = ()
    return Tree(around(listed, workspace.registry))


def around(paths: Iterable[str], registry: str) -> Iterator[str]:
    """Those of a repository's paths that are not the registry's own."""
    own = (f"{registry}/",) if registry else tuple(f"{folder}/" for folder in FOLDERS)
    guards = () if registry else (ROSTER_FILE, SETTINGS_FILE)
    return (path for path in paths if not path.startswith(own) and path not in guards)


def tree_if_asked(workspace: Workspace, of: Iterable[FeatureStatus] | None = None) -> Tree | None:
    """The same for rules; None where none of these entries, by default of all, has `code`."""
    features = workspace.inventory().features if of is None else of
    if workspace.revision is None or not any(map(code_of, features)):
        return None
    return tree_around(workspace)


def coverage(workspace: Workspace) -> CodeCoverage:
    """The features of the moment against the files around them."""
    ignored = Globs(workspace.settings.coverage.ignore)
    return code_coverage(workspace.inventory().features, tree_around(workspace), ignored)
