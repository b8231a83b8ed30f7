"""Files that a person names to be read: documents, decks, workbooks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from readyctl.core.statement.passages import Unreadable
from readyctl.errors import UsageError


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The open file. Raises UsageError where the system does not let it be read, at whatever moment."""
    try:
        with path.open("rb") as source:
            yield source
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise UsageError(
            f"cannot read {path}: {reason}", help="check the path and its permissions"
        ) from error


def content(path: Path, *, most: int, whole: str) -> bytes:
    """All bytes of a file. Raises as `opened` does, and Unreadable where it has more than `most`; `whole` is
    what it is, in a word.
    """
    with opened(path) as source:
        data = source.read(most + 1)
    if len(data) > most:
        raise Unreadable(f"{path.name} has more than {most >> 20} MiB", help=f"split the {whole}")
    return data
