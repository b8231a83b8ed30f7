"""The proposal in an entry, as edits to its text."""

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.errors import UsageError

DATE: KeyPath = ("delivery", "date")


def proposal_of(status: FeatureStatus) -> Proposal | None:
    """What the entry asks engineering for; None where it asks for nothing."""
    return status.entry.model.proposed if status.entry.model else None


def accepted(status: FeatureStatus) -> tuple[dict[KeyPath, Node], list[KeyPath]]:
    """The values to set and the keys to remove, the proposal's own among them. Exit 2 where there is none."""
    asked = proposal_of(status)
    if asked is None:
        raise UsageError(
            f"{status.id} carries no proposal", help=f"sign it as it is: readyctl feature sign {status.id}"
        )
    sets: dict[KeyPath, Node] = {}
    removals: list[KeyPath] = [("proposed",)]
    if asked.level is not None:
        sets["level",] = asked.level.value
        removals += [DATE] if _has_date(status) and not asked.level.needs_signature else []
    for key, value in asked.set.items():
        path = key_path(key)
        if value is None:
            removals.append(path)
        else:
            sets[path] = [value] if path == ("caveats",) else value
    return sets, removals


def _has_date(status: FeatureStatus) -> bool:
    return bool(status.entry.model and status.entry.model.due)


def key_path(dotted: str) -> KeyPath:
    """`delivery.date` as a key path. Raises `UsageError` for an empty part."""
    parts = tuple(dotted.split("."))
    if not all(parts):
        raise UsageError(f"'{dotted}' is no key", help="write it as delivery.date")
    return parts
