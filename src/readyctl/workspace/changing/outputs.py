"""Files that a command writes for people, outside of any registry: a page, a deck, a draft of a proposal."""

from collections.abc import Mapping
from pathlib import Path

from readyctl.adapters.files import write_atomically
from readyctl.adapters.site_writer import SiteWritten, write_site


def write_over(target: Path, data: bytes) -> None:
    """Write a file whether or not it is there. Raises `NotWritten` where the system does not allow it."""
    before = target.read_bytes() if target.is_file() else None
    write_atomically(target, data, expect=before)


def write_new(target: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises `ChangedMeanwhile` where it is, `NotWritten` as above."""
    write_atomically(target, data, expect=None)


def write_folder(target: Path, files: Mapping[str, bytes], *, prune: bool = True) -> SiteWritten:
    """Write these files into a folder, and with `prune` remove what an earlier call left there.

    Files of others are never touched. Raises `Refused` where one stands in the way.
    """
    return write_site(target, files, prune=prune)
