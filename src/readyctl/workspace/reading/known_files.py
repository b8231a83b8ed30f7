"""Files of a moment of which it is known what they are."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from readyctl.adapters.registry.files import StoredFile, one_in_work_tree

if TYPE_CHECKING:
    from readyctl.workspace.reading.registry import Registry


def files_of(workspace: "Registry", objects: Mapping[str, str]) -> Iterable[StoredFile]:
    """The moment's files at these paths, as they lie there; `objects` are what they are known to be, nothing
    for strays.
    """
    for path, obj in objects.items():
        if workspace.asked.at is not None or not obj:
            yield StoredFile(path, obj)
            continue
        try:
            yield one_in_work_tree(workspace.top, path, len(workspace.revision or ""))
        except OSError:
            yield StoredFile(path, obj)  # a sparse checkout leaves it out
