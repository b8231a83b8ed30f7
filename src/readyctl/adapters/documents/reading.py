"""From a file's ending to the reader that knows it."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from readyctl.adapters.given_files import opened
from readyctl.core.statement.formats import DOCUMENTS
from readyctl.core.statement.passages import DocumentText, Unreadable
from readyctl.core.statement.ticks import settled
from readyctl.errors import UsageError

READERS = {ending: module for module, endings in DOCUMENTS.items() for ending in endings}
"""File ending to the module of this folder that reads it."""


def read(source: BinaryIO, name: str, ending: str) -> DocumentText:
    """Read an open document; `name` is for messages, `ending` tells the format (`.docx`).

    Raises Unreadable for a hostile, damaged, protected or empty document,
    and UsageError for a format that there is no reader for.
    """
    module = READERS.get(ending.lower())
    if module is None:
        raise UsageError(
            f"there is no reader for {name}",
            help=f"save it as one of {', '.join(sorted(READERS))}, and check that",
        )
    reader: Callable[[BinaryIO, str], DocumentText] = import_module(f"{__package__}.{module}").read
    try:
        found = reader(source, name)
    except RecursionError:
        raise Unreadable(f"{name} nests too deeply", help="save the file again and retry") from None
    if not found.readable:
        what = "only pictures" if found.pictures else "no text"
        raise Unreadable(
            f"{name} has {what}: nothing in it could be checked",
            help="export it with its text, or run it through text recognition first",
        )
    return replace(found, passages=settled(found.passages))


def read_file(path: Path) -> DocumentText:
    """Read a document from disk. Raises as `read` does, and UsageError where the file cannot be opened."""
    with opened(path) as source:
        return read(source, path.name, path.suffix)
