"""From a deck's ending to the reader and the stamper that know it."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

from msgspec import Struct
from msgspec.structs import replace

from readyctl.adapters import given_files
from readyctl.core.statement.badges import FoundBadge, Stamp
from readyctl.core.statement.passages import DocumentText, Unreadable
from readyctl.core.statement.ticks import settled
from readyctl.errors import UsageError

MAX_DECK = 512 << 20
"""Bytes of a deck; videos make them large."""
FORMATS = {
    ".pptx": "pptx", ".pptm": "pptx", ".ppsx": "pptx", ".potx": "pptx",
    ".md": "markers", ".markdown": "markers", ".html": "markers", ".htm": "markers",
}  # fmt: skip
"""File ending to the module of this folder that knows it."""


class Deck(Struct, frozen=True):
    """What a deck says, and its badges."""

    text: DocumentText
    badges: tuple[FoundBadge, ...]


class Stamped(Struct, frozen=True):
    """A stamped copy: its content, the badges that were written, and those that were left, each with why."""

    data: bytes
    written: tuple[FoundBadge, ...]
    left: tuple[tuple[FoundBadge, str], ...] = ()


def content(path: Path) -> bytes:
    """Read a deck from disk. Raises UsageError where that fails, Unreadable where it is too large."""
    return given_files.content(path, most=MAX_DECK, whole="deck")


def read(data: bytes, name: str) -> Deck:
    """Read a deck.

    Raises Unreadable for a damaged, protected or hostile one and for one of pictures only, and UsageError
    for a format that is no deck.
    """
    reader: Callable[[bytes, str], Deck] = _module(name).read
    try:
        found = reader(data, name)
    except RecursionError:
        raise Unreadable(f"{name} nests too deeply", help="save the file again and retry") from None
    if not found.text.readable and not found.badges:
        what = "only pictures" if found.text.pictures else "no text"
        raise Unreadable(
            f"{name} has {what}: nothing in it could be checked",
            help="check the deck's source instead of its export",
        )
    return replace(found, text=replace(found.text, passages=settled(found.text.passages)))


def stamp(data: bytes, name: str, stamps: Mapping[str, Stamp]) -> Stamped:
    """Write the true badges into a copy. Raises as `read` does, and Refused for edits it cannot prove."""
    stamper: Callable[[bytes, str, Mapping[str, Stamp]], Stamped] = _module(name).stamp
    return stamper(data, name, stamps)


def _module(name: str) -> ModuleType:
    ending = Path(name).suffix.lower()
    if ending not in FORMATS:
        raise UsageError(f"{name} is no deck", help=f"give one of {', '.join(FORMATS)}")
    return import_module(f"{__package__}.{FORMATS[ending]}")
