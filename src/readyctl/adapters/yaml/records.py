"""Files that readyctl keeps for itself, of thousands of records: longer than any that a person writes."""

from collections.abc import Mapping

from readyctl.adapters.yaml._text import mapping_lines
from readyctl.adapters.yaml.foreign import documents
from readyctl.core.entry.document import Node
from readyctl.errors import UsageError

MOST_BYTES = 64 * 1024 * 1024


def read_records(data: bytes, name: str) -> Mapping[str, Node]:
    """The records of a file; none of an empty one.

    Raises `UsageError` for what holds anything else, such as the marks of a merge that nobody finished.
    """
    found = documents(data, name, most=MOST_BYTES)
    if len(found) > 1 or (not found and data.strip()):
        raise UsageError(f"{name} does not hold one mapping", help="mend the file")
    return found[0][1] if found else {}


def records_text(data: Mapping[str, Node], name: str) -> str:
    """The same as a file has it. Raises `UsageError` where it would not read back as `data`."""
    text = "".join(f"{line}\n" for line in mapping_lines(data, 0))
    if read_records(text.encode(), name) != data:
        raise UsageError(f"{name} cannot be written as it is", help="shorten the keys of the records")
    return text
