"""The file beside the registry's settings in which an import keeps what it saw."""

from collections.abc import Mapping

from readyctl.core.entry.document import Node
from readyctl.core.entry.path import IMPORTS_FILE
from readyctl.core.feature.following import Seen

FILE = IMPORTS_FILE
HEAD = """\
# Written by `readyctl import`: what its last run wrote into each entry, as digests, by record.
# What still has its digest follows the other system; all else is yours and stays. Not to be edited by hand.
"""


def seen_in(data: Mapping[str, Node]) -> dict[str, Seen]:
    """What was seen of each record; whatever has another form counts as not seen."""
    found: dict[str, Seen] = {}
    for marker, values in data.items():
        if isinstance(values, dict):
            texts = {key: _digests(value) for key, value in values.items()}
            found[marker] = {key: value for key, value in texts.items() if value is not None}
    return found


def _digests(value: Node) -> str | tuple[str, ...] | None:
    if isinstance(value, list):
        return tuple(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else None


def as_data(seen: Mapping[str, Seen]) -> dict[str, Node]:
    """The same as the file has it, in order of the records' names."""
    return {
        marker: {key: value if isinstance(value, str) else [*value] for key, value in seen[marker].items()}
        for marker in sorted(seen)
    }
